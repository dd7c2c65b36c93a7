package socai.territory;

import java.util.Optional;

/**
 * What an event says of a unit from its day on.
 *
 * @param name what it is called
 * @param parent what it stands below
 */
record UnitFact(Optional<String> name, Optional<UnitId> parent) {
  private static final UnitFact NOTHING = new UnitFact(Optional.empty(), Optional.empty());

  private static final UnitEvent.Visitor<UnitFact> READ =
      new UnitEvent.Visitor<>() {
        @Override
        public UnitFact established(UnitEstablished event) {
          return new UnitFact(Optional.of(event.name()), event.parent());
        }

        @Override
        public UnitFact renamed(UnitRenamed event) {
          return new UnitFact(Optional.of(event.name()), Optional.empty());
        }

        @Override
        public UnitFact moved(UnitMoved event) {
          return new UnitFact(Optional.empty(), Optional.of(event.parent()));
        }

        @Override
        public UnitFact abolished(UnitAbolished event) {
          return NOTHING;
        }

        @Override
        public UnitFact retracted(UnitEntryRetracted event) {
          return NOTHING;
        }
      };

  static UnitFact of(UnitEvent event) {
    return event.accept(READ);
  }
}
