package socai.query.suspicion;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import socai.ledger.Position;
import socai.person.PersonId;
import socai.person.Personal;
import socai.query.projection.Recorded;
import socai.query.projection.View;
import socai.suspicion.FindingExamined;
import socai.suspicion.FindingReopened;
import socai.team.TeamId;
import socai.territory.UnitId;
import socai.time.RecordedAt;

/**
 * A finding through all its time. What it was when it was last found stays in it when it is
 * withdrawn.
 *
 * @param place where it stands in lists: the day, then the identifier
 * @param hamlets where its doors are, each once
 * @param units these hamlets and all above them
 * @param acts how many make it
 * @param found whether the rule still finds it
 * @param changed the position of the last event that changed what is found
 * @param lastFound the position of the last event by which it was found, as it is or otherwise
 * @param earlier how many things happened to it before the last: each is a {@link FindingChange}
 * @param last the last that happened to it; of several changes in a row, the last
 */
record FindingView(
    @JsonProperty("_id") String id,
    long position,
    Rule rule,
    LocalDate day,
    String place,
    State state,
    List<PersonId> members,
    List<TeamId> teams,
    List<UnitId> hamlets,
    List<UnitId> units,
    String about,
    int acts,
    double measure,
    double threshold,
    boolean found,
    Position changed,
    Optional<Examination> examination,
    Position lastFound,
    int earlier,
    Optional<Change> last)
    implements View {
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
   * What happened to it, by which event, told by whom.
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

  static FindingView of(Match s) {
    return new FindingView(
        s.id().toString(),
        0,
        s.rule(),
        s.day(),
        "",
        State.WITHDRAWN,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        s.about(),
        0,
        s.measure(),
        s.threshold(),
        false,
        Position.START,
        Optional.empty(),
        Position.START,
        0,
        Optional.empty());
  }

  /** Found, or found to be otherwise than before. */
  FindingView found(Match s, Recorded by) {
    Tally tally = s.grounds().tally();
    return new FindingView(
            id,
            by.at().value(),
            rule,
            s.day(),
            s.day() + "/" + id,
            state,
            s.member().map(List::of).orElseGet(() -> Counted.values(tally.members())),
            Counted.values(tally.teams()),
            tally.hamlets(),
            tally.units(),
            s.about(),
            tally.acts(),
            s.measure(),
            s.threshold(),
            true,
            by.at(),
            examination,
            by.at(),
            earlier,
            last)
        .and(found ? What.CHANGED : What.FOUND, by, Optional.empty());
  }

  FindingView withdrawn(Recorded by) {
    return with(false, by.at(), examination, by, What.WITHDRAWN, Optional.empty());
  }

  FindingView examined(FindingExamined e, Recorded by) {
    return with(
        found,
        changed,
        Optional.of(new Examination(new Position(e.seen()))),
        by,
        What.EXAMINED,
        Optional.of(e.reason()));
  }

  FindingView reopened(FindingReopened e, Recorded by) {
    return with(found, changed, Optional.empty(), by, What.REOPENED, Optional.of(e.reason()));
  }

  private FindingView with(
      boolean nowFound,
      Position nowChanged,
      Optional<Examination> nowExamined,
      Recorded by,
      What what,
      Optional<Personal> reason) {
    return new FindingView(
            id,
            by.at().value(),
            rule,
            day,
            place,
            state,
            members,
            teams,
            hamlets,
            units,
            about,
            acts,
            measure,
            threshold,
            nowFound,
            nowChanged,
            nowExamined,
            lastFound,
            earlier,
            last)
        .and(what, by, reason);
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
        position,
        rule,
        day,
        place,
        now,
        members,
        teams,
        hamlets,
        units,
        about,
        acts,
        measure,
        threshold,
        found,
        changed,
        examination,
        lastFound,
        again || last.isEmpty() ? earlier : earlier + 1,
        Optional.of(new Change(what, by.at(), by.type(), by.recordedAt(), by.actor(), reason)));
  }
}
