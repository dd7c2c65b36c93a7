package socai.query.suspicion;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import socai.person.PersonId;
import socai.query.projection.Recorded;
import socai.suspicion.FindingEvent;
import socai.suspicion.FindingId;

/** What one event changes in what is held against one another, or in what is said of it. */
sealed interface Shift {
  /** The event. */
  Recorded by();

  /**
   * Acts of one member's day are told, told anew or gone.
   *
   * @param acts by their keys; empty: gone from this day
   */
  record Acts(Recorded by, String day, Map<String, Optional<Gathered>> acts) implements Shift {}

  /**
   * Acts come to those that are counted together, being late, or go from them; an act that is told
   * anew does both.
   */
  record Late(Recorded by, String tally, List<ToldAct> come, List<ToldAct> gone) implements Shift {}

  /** The roster says something else of {@code member} from {@code from} on. */
  record Roster(Recorded by, KnownTeam team, PersonId member, LocalDate from) implements Shift {}

  /** What is found in a household's acts is another. */
  record Household(Recorded by, Map<FindingId, Suspected> before, Map<FindingId, Suspected> after)
      implements Shift {}

  /** Somebody says something of a finding. */
  record Said(Recorded by, FindingEvent event) implements Shift {}
}
