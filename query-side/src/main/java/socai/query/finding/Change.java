package socai.query.finding;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import socai.finding.FindingEvent;
import socai.finding.FindingId;
import socai.person.PersonId;
import socai.query.finding.history.CandidateAct;
import socai.query.finding.history.CountedAct;
import socai.query.finding.history.KnownTeam;
import socai.query.finding.rule.Match;
import socai.query.projection.Recorded;

/** What one event changes in what is held against one another, or in what is said of it. */
sealed interface Change {
  /** The event. */
  Recorded by();

  /**
   * Acts of one member's day are recorded, recorded anew or gone.
   *
   * @param acts by their keys; empty: gone from this day
   */
  record Acts(Recorded by, String day, Map<String, Optional<CandidateAct>> acts)
      implements Change {}

  /**
   * Acts come to those that are counted together, being late, or go from them; an act that is
   * recorded anew does both.
   */
  record Late(Recorded by, String tally, List<CountedAct> come, List<CountedAct> gone)
      implements Change {}

  /** The roster says something else of {@code member} from {@code from} on. */
  record Roster(Recorded by, KnownTeam team, PersonId member, LocalDate from) implements Change {}

  /** What is found in a household's acts is another. */
  record Household(Recorded by, Map<FindingId, Match> before, Map<FindingId, Match> after)
      implements Change {}

  /** Somebody says something of a finding. */
  record Said(Recorded by, FindingEvent event) implements Change {}
}
