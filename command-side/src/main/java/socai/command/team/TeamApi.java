package socai.command.team;

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

/** The endpoint for commands about teams and their members. */
@RestController
@Tag(name = "Teams")
class TeamApi {
  private final Commands commands;

  TeamApi(Commands commands) {
    this.commands = commands;
  }

  @Operation(summary = "Form a team for a unit")
  @PostMapping("/api/teams")
  @ResponseStatus(HttpStatus.CREATED)
  @MayCall(AccessRole.OFFICER)
  Receipt form(@RequestBody FormTeam command, Principal caller) {
    return commands.send(command, caller.getName());
  }

  @Operation(summary = "Give a team another name")
  @PostMapping("/api/team-renamings")
  @ResponseStatus(HttpStatus.CREATED)
  @MayCall(AccessRole.OFFICER)
  Receipt rename(@RequestBody RenameTeam command, Principal caller) {
    return commands.send(command, caller.getName());
  }

  @Operation(summary = "Dissolve a team; its memberships end with it")
  @PostMapping("/api/team-dissolutions")
  @ResponseStatus(HttpStatus.CREATED)
  @MayCall(AccessRole.OFFICER)
  Receipt dissolve(@RequestBody DissolveTeam command, Principal caller) {
    return commands.send(command, caller.getName());
  }

  @Operation(summary = "Enrol a person in a team")
  @PostMapping("/api/memberships")
  @ResponseStatus(HttpStatus.CREATED)
  @MayCall(AccessRole.OFFICER)
  Receipt enrol(@RequestBody EnrolMember command, Principal caller) {
    return commands.send(command, caller.getName());
  }

  @Operation(summary = "Change a member's role")
  @PostMapping("/api/role-changes")
  @ResponseStatus(HttpStatus.CREATED)
  @MayCall(AccessRole.OFFICER)
  Receipt changeRole(@RequestBody ChangeRole command, Principal caller) {
    return commands.send(command, caller.getName());
  }

  @Operation(summary = "Let a member leave a team")
  @PostMapping("/api/departures")
  @ResponseStatus(HttpStatus.CREATED)
  @MayCall(AccessRole.OFFICER)
  Receipt leave(@RequestBody LeaveTeam command, Principal caller) {
    return commands.send(command, caller.getName());
  }

  @Operation(
      summary = "Retract what a command told of a team: its formation, a name, a member or its end",
      description =
          "What the command retracts counts as never told, and all figures follow. It is refused"
              + " while something told rests on it.")
  @PostMapping("/api/team-retractions")
  @ResponseStatus(HttpStatus.CREATED)
  @MayCall(AccessRole.OFFICER)
  Receipt retract(@RequestBody RetractTeamEntry command, Principal caller) {
    return commands.send(command, caller.getName());
  }
}
