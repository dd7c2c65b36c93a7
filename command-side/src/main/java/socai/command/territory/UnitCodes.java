package socai.command.territory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import socai.event.StreamId;
import socai.ledger.UniqueKey;
import socai.problem.Refusal;
import socai.territory.UnitEstablished;
import socai.territory.UnitHistory;
import socai.territory.UnitHistory.Stay;
import socai.territory.UnitId;

/**
 * That no two units stand below the same one with the same code on the same day. Each time a unit
 * comes to have a code below another on days on which it had not, it takes the next number of that
 * code there: so whoever comes later finds all who came before, and of two at once one is first.
 */
final class UnitCodes {
  private final Function<UniqueKey, Optional<StreamId>> holder;
  private final BiConsumer<UniqueKey, Refusal> take;

  /**
   * @param holder in which stream the command told that has a key
   * @param take has the command at hand take a key, or be refused
   */
  UnitCodes(Function<UniqueKey, Optional<StreamId>> holder, BiConsumer<UniqueKey, Refusal> take) {
    this.holder = holder;
    this.take = take;
  }

  /**
   * Returns if {@code unit} may stand where it comes to stand.
   *
   * @param stays where it comes to stand, on days on which it did not stand there with this code
   * @throws socai.problem.RefusedException if another one has its code there on one of these days
   */
  void demandFree(UnitEstablished unit, List<Stay> stays, Lifetimes units) {
    for (Stay stay : stays) {
      List<StreamId> known = known(stay.parent(), unit.code());
      known.stream()
          .distinct()
          .filter(other -> !other.equals(unit.unit().stream()))
          .map(other -> units.unit(new UnitId(UUID.fromString(other.id()))))
          .filter(other -> hasCode(other, unit.code()))
          .flatMap(other -> UnitRules.stays(other).stream())
          .filter(other -> other.parent().equals(stay.parent()) && overlap(other, stay))
          .findFirst()
          .ifPresent(
              other -> {
                throw UnitRefusal.CODE_TAKEN.refused();
              });
      take.accept(key(stay.parent(), unit.code(), known.size()), UnitRefusal.CODE_TAKEN);
    }
  }

  private List<StreamId> known(UnitId parent, String code) {
    List<StreamId> known = new ArrayList<>();
    Optional<StreamId> next = holder.apply(key(parent, code, 0));
    while (next.isPresent()) {
      known.add(next.get());
      next = holder.apply(key(parent, code, known.size()));
    }
    return known;
  }

  private static UniqueKey key(UnitId parent, String code, int number) {
    return new UniqueKey("unit-code", parent + "/" + code + "/" + number);
  }

  private static boolean hasCode(UnitHistory unit, String code) {
    return unit.establishment().filter(e -> e.code().equals(code)).isPresent();
  }

  private static boolean overlap(Stay one, Stay other) {
    return beginsBeforeEnd(one.from(), other) && beginsBeforeEnd(other.from(), one);
  }

  private static boolean beginsBeforeEnd(LocalDate from, Stay stay) {
    return stay.until().map(from::isBefore).orElse(true);
  }
}
