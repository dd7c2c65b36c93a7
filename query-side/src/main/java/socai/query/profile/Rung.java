package socai.query.profile;

import java.time.LocalDate;
import socai.guidance.AdoptionLevel;
import socai.guidance.Step;

/**
 * Where a household stands on one service, by the acts in the order in which they occurred.
 *
 * @param day the last day on which it was guided on that service
 * @param level the level at the end of it
 * @param since from which day on the level at the end of every day has been this one
 * @param before the level at the end of the day before
 * @param beforeSince since when that had been so
 */
record Rung(
    LocalDate day,
    AdoptionLevel level,
    LocalDate since,
    AdoptionLevel before,
    LocalDate beforeSince) {
  /** Before a first act on {@code day}. */
  static Rung none(LocalDate day) {
    return new Rung(day, AdoptionLevel.NONE, day, AdoptionLevel.NONE, day);
  }

  /** What held before {@code day}. */
  static Rung before(LocalDate day, AdoptionLevel level, LocalDate since) {
    return new Rung(day.minusDays(1), level, since, level, since);
  }

  /** After a step of an act that occurred on {@code on}, this day or a later one. */
  Rung after(Step step, LocalDate on) {
    Rung begun = on.isAfter(day) ? new Rung(on, level, since, level, since) : this;
    AdoptionLevel now = step.leadsTo(begun.level());
    return new Rung(
        begun.day(),
        now,
        now == begun.before() ? begun.beforeSince() : begun.day(),
        begun.before(),
        begun.beforeSince());
  }

  /** Whether anything changed on the day. */
  boolean isChange() {
    return level != before;
  }
}
