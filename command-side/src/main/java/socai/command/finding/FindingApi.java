package socai.command.finding;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import socai.access.AccessRole;
import socai.access.FromPages;
import socai.access.MayCall;
import socai.command.Commands;
import socai.command.Receipt;

/** The endpoint for what auditors say of findings. */
@RestController
@Tag(name = "Suspicions")
class FindingApi {
  private final Commands commands;

  FindingApi(Commands commands) {
    this.commands = commands;
  }

  @Operation(
      summary = "Say that a finding was examined, and what came of it",
      description =
          "`seen` is the position that the answer reflected in which it was looked at: a finding"
              + " that changes later is open again.")
  @PostMapping("/api/finding-examinations")
  @ResponseStatus(HttpStatus.CREATED)
  @MayCall(AccessRole.AUDITOR)
  @FromPages
  Receipt examine(@RequestBody ExamineFinding command, Principal caller) {
    return commands.send(command, caller.getName());
  }

  @Operation(summary = "Open a finding again that was examined")
  @PostMapping("/api/finding-reopenings")
  @ResponseStatus(HttpStatus.CREATED)
  @MayCall(AccessRole.AUDITOR)
  @FromPages
  Receipt reopen(@RequestBody ReopenFinding command, Principal caller) {
    return commands.send(command, caller.getName());
  }
}
