package socai.guidance;

import java.util.Optional;

/**
 * What a step does to a level: it lifts whoever stands lower, or puts down whoever stands higher.
 *
 * @param to the level it lifts to or puts down to
 */
public record Climb(boolean lifts, AdoptionLevel to) {
  private static final Step.Visitor<Optional<Climb>> READ =
      new Step.Visitor<>() {
        @Override
        public Optional<Climb> introduced(Step.Introduced step) {
          return lift(AdoptionLevel.INTRODUCED);
        }

        @Override
        public Optional<Climb> installed(Step.Installed step) {
          return lift(AdoptionLevel.INSTALLED);
        }

        @Override
        public Optional<Climb> activated(Step.Activated step) {
          return lift(AdoptionLevel.ACTIVATED);
        }

        @Override
        public Optional<Climb> usesAlone(Step.UsesAlone step) {
          return lift(AdoptionLevel.USES_ALONE);
        }

        @Override
        public Optional<Climb> declined(Step.Declined step) {
          return Optional.empty();
        }

        @Override
        public Optional<Climb> impossible(Step.Impossible step) {
          return Optional.empty();
        }

        @Override
        public Optional<Climb> steppedBack(Step.SteppedBack step) {
          return Optional.of(new Climb(false, step.to()));
        }
      };

  /** What {@code step} does; empty if it changes no level whatever it was. */
  public static Optional<Climb> of(Step step) {
    return step.accept(READ);
  }

  private static Optional<Climb> lift(AdoptionLevel to) {
    return Optional.of(new Climb(true, to));
  }

  /** The level of whoever stood on {@code before}. */
  public AdoptionLevel after(AdoptionLevel before) {
    return lifts ? before.orHigher(to) : before.orLower(to);
  }
}
