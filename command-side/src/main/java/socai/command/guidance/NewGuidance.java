package socai.command.guidance;

import java.util.List;
import java.util.Optional;
import socai.guidance.Channel;
import socai.guidance.Guidance;
import socai.guidance.Step;
import socai.household.HouseholdId;
import socai.person.PersonId;
import socai.person.Personal;
import socai.range.FromDay;
import socai.range.Items;
import socai.range.Prose;
import socai.range.Since;
import socai.team.TeamId;
import socai.time.OccurredAt;

/** What a command tells of an act. */
public record NewGuidance(
    TeamId team,
    @Items(least = 1, most = 20) List<PersonId> members,
    @FromDay(Since.FIELD_WORK) OccurredAt occurredAt,
    Channel channel,
    @Items(least = 1, most = 50) List<Step> steps,
    Optional<@Prose(2_000) String> note) {
  Guidance of(HouseholdId household) {
    return new Guidance(
        team,
        members,
        occurredAt,
        channel,
        steps,
        note.map(text -> new Personal(household.stream().toString(), text)));
  }

  /** Hides the note. */
  @Override
  public String toString() {
    return "NewGuidance[team=" + team + ", occurredAt=" + occurredAt + "]";
  }
}
