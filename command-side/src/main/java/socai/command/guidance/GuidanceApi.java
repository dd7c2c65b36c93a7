package socai.command.guidance;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import socai.access.AccessRole;
import socai.access.MayCall;
import socai.command.Commands;
import socai.command.Receipt;

/** The endpoint for commands about acts of guidance. */
@RestController
@Tag(name = "Guidance acts")
class GuidanceApi {
  private final Commands commands;

  GuidanceApi(Commands commands) {
    this.commands = commands;
  }

  @Operation(summary = "Record an act of guidance")
  @PostMapping("/api/guidance-acts")
  @ResponseStatus(HttpStatus.CREATED)
  @MayCall({AccessRole.FIELD, AccessRole.OFFICER})
  Receipt record(@RequestBody RecordGuidanceAct command, Principal caller) {
    return commands.send(command, caller.getName());
  }

  @Operation(summary = "Correct an act of guidance")
  @PostMapping("/api/guidance-act-corrections")
  @ResponseStatus(HttpStatus.CREATED)
  @MayCall({AccessRole.FIELD, AccessRole.OFFICER})
  Receipt correct(@RequestBody CorrectGuidanceAct command, Principal caller) {
    return commands.send(command, caller.getName());
  }

  @Operation(summary = "Retract an act of guidance")
  @PostMapping("/api/guidance-act-retractions")
  @ResponseStatus(HttpStatus.CREATED)
  @MayCall({AccessRole.FIELD, AccessRole.OFFICER})
  Receipt retract(@RequestBody RetractGuidanceAct command, Principal caller) {
    return commands.send(command, caller.getName());
  }
}
