package socai.command.team;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import socai.team.Decision;

/** The paper that a command cites. */
public record NewDecision(
    @NotBlank @Size(max = 200) String authority,
    @NotBlank @Size(max = 100) String number,
    LocalDate date,
    @Size(max = 20) List<@NotBlank @Size(max = 200) String> bases) {
  Decision decision() {
    return new Decision(authority, number, date, bases);
  }
}
