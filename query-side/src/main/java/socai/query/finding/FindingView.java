package socai.query.finding;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import socai.finding.FindingExamined;
import socai.finding.FindingReopened;
import socai.ledger.Position;
import socai.person.PersonId;
import socai.person.Personal;
import socai.query.finding.history.Counted;
import socai.query.finding.history.Tally;
import socai.query.finding.rule.Match;
import socai.query.finding.rule.Rule;
import socai.query.projection.Recorded;
import socai.query.projection.View;
import socai.team.TeamId;
import socai.territory.UnitId;
import socai.time.RecordedAt;

/**
 * A finding through all its time. What it was when it was last found stays in it when it is
 * withdrawn.
 *
 * @param lastFound what it was then
 * @param found whether the rule still finds it
 * @param changed the position of the last event that changed what is found
 * @param earlier how many things happened to it before the last: each is a {@link FindingChange}
 * @param last the last that happened to it; of several changes in a row, the last
 */
record FindingView(
    @JsonProperty("_id") String id,
    long position,
    Rule rule,
    State state,
    @JsonUnwrapped Found lastFound,
    boolean found,
    Position changed,
    Optional<Examination> examination,
    int earlier,
    Optional<Change> last)
    implements View {
  /**
   * What a rule found.
   *
   * @param place where it stands in lists: the day, then the identifier
   * @param hamlets where its doors are, each once
   * @param units these hamlets and all above them
   * @param about to whom a remark on it belongs: person/… or household/…
   * @param acts how many make it
   * @param at the position of the event by which it was found, as it is or otherwise
   */
  record Found(
      LocalDate day,
      String place,
      List<PersonId> members,
      List<TeamId> teams,
      List<UnitId> hamlets,
      List<UnitId> units,
      String about,
      int acts,
      double measure,
      double threshold,
      @JsonProperty("lastFound") Position at) {
    /** Before it is found: it has no place yet, and nothing makes it. */
    private static Found nothing(Match match) {
      return new Found(
          match.day(),
          "",
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          match.about(),
          0,
          match.measure(),
          match.threshold(),
          Position.START);
    }

    private static Found of(String id, Match match, Position at) {
      Tally tally = match.basis().tally();
      return new Found(
          match.day(),
          match.day() + "/" + id,
          match.member().map(List::of).orElseGet(() -> Counted.values(tally.members())),
          Counted.values(tally.teams()),
          tally.hamlets(),
          tally.units(),
          match.about(),
          tally.acts(),
          match.measure(),
          match.threshold(),
          at);
    }
  }

  /** Whether somebody should look at it. */
  enum State {
    /** Nobody has looked at it as it now is. */
    OPEN,
    /** Somebody has, and said what came of it. */
    EXAMINED,
    /**
     * The rule finds it no more: an act was corrected or retracted, or the roster says otherwise.
     */
    WITHDRAWN;

    /** The name in JSON: lower case. */
    @JsonValue
    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What can happen to a finding. */
  enum What {
    FOUND,
    CHANGED,
    WITHDRAWN,
    EXAMINED,
    REOPENED;

    /** The name in JSON: lower case. */
    @JsonValue
    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What happened to it, by which event, recorded by whom.
   *
   * @param reason where somebody gave one
   */
  record Change(
      What what,
      Position position,
      String type,
      RecordedAt at,
      String actor,
      Optional<Personal> reason) {}

  /** That it was examined, as the ledger told of it up to a position. */
  record Examination(Position seen) {}

  static FindingView of(Match match) {
    return new FindingView(
        match.id().toString(),
        0,
        match.rule(),
        State.WITHDRAWN,
        Found.nothing(match),
        false,
        Position.START,
        Optional.empty(),
        0,
        Optional.empty());
  }

  /** Found, or found to be otherwise than before. */
  FindingView found(Match match, Recorded by) {
    What what = found ? What.CHANGED : What.FOUND;
    return with(Found.of(id, match, by.at()), true, by.at(), examination)
        .and(what, by, Optional.empty());
  }

  FindingView withdrawn(Recorded by) {
    return with(lastFound, false, by.at(), examination).and(What.WITHDRAWN, by, Optional.empty());
  }

  FindingView examined(FindingExamined e, Recorded by) {
    Examination seen = new Examination(new Position(e.seen()));
    return with(lastFound, found, changed, Optional.of(seen))
        .and(What.EXAMINED, by, Optional.of(e.reason()));
  }

  FindingView reopened(FindingReopened e, Recorded by) {
    return with(lastFound, found, changed, Optional.empty())
        .and(What.REOPENED, by, Optional.of(e.reason()));
  }

  private FindingView with(
      Found nowFound, boolean stillFound, Position nowChanged, Optional<Examination> nowExamined) {
    return new FindingView(
        id, position, rule, state, nowFound, stillFound, nowChanged, nowExamined, earlier, last);
  }

  /** With one more thing that happened to it, and the state that follows. */
  private FindingView and(What what, Recorded by, Optional<Personal> reason) {
    boolean again =
        what == What.CHANGED && last.filter(one -> one.what() == What.CHANGED).isPresent();
    State now =
        !found
            ? State.WITHDRAWN
            : examination.filter(e -> !changed.isAfter(e.seen())).isPresent()
                ? State.EXAMINED
                : State.OPEN;
    return new FindingView(
        id,
        by.at().value(),
        rule,
        now,
        lastFound,
        found,
        changed,
        examination,
        again || last.isEmpty() ? earlier : earlier + 1,
        Optional.of(new Change(what, by.at(), by.type(), by.recordedAt(), by.actor(), reason)));
  }
}
