package socai.command.guidance;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import socai.guidance.Channel;
import socai.guidance.Guidance;
import socai.guidance.Step;
import socai.household.HouseholdId;
import socai.person.PersonId;
import socai.person.Personal;
import socai.team.TeamId;
import socai.time.OccurredAt;

/** What a command tells of an act. */
public record NewGuidance(
    TeamId team,
    @NotEmpty @Size(max = 20) List<PersonId> members,
    OccurredAt occurredAt,
    Channel channel,
    @NotEmpty @Size(max = 50) List<Step> steps,
    Optional<@Pattern(regexp = SOMETHING) @Size(max = 2000) String> note) {
  /** Not blank; unlike {@code NotBlank} it is content where there is no note. */
  private static final String SOMETHING = "[\\s\\S]*\\S[\\s\\S]*";

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
