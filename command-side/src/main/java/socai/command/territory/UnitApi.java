package socai.command.territory;

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

/** The endpoint for commands about units. */
@RestController
@Tag(name = "Units")
class UnitApi {
  private final Commands commands;

  UnitApi(Commands commands) {
    this.commands = commands;
  }

  @Operation(summary = "Establish a unit")
  @PostMapping("/api/units")
  @ResponseStatus(HttpStatus.CREATED)
  @MayCall(AccessRole.ADMIN)
  Receipt establish(@RequestBody EstablishUnit command, Principal caller) {
    return commands.send(command, caller.getName());
  }

  @Operation(summary = "Give a unit another name")
  @PostMapping("/api/unit-renamings")
  @ResponseStatus(HttpStatus.CREATED)
  @MayCall(AccessRole.ADMIN)
  Receipt rename(@RequestBody RenameUnit command, Principal caller) {
    return commands.send(command, caller.getName());
  }

  @Operation(summary = "Put a unit below another one")
  @PostMapping("/api/unit-moves")
  @ResponseStatus(HttpStatus.CREATED)
  @MayCall(AccessRole.ADMIN)
  Receipt move(@RequestBody MoveUnit command, Principal caller) {
    return commands.send(command, caller.getName());
  }

  @Operation(summary = "Abolish a unit that has no team")
  @PostMapping("/api/unit-abolitions")
  @ResponseStatus(HttpStatus.CREATED)
  @MayCall(AccessRole.ADMIN)
  Receipt abolish(@RequestBody AbolishUnit command, Principal caller) {
    return commands.send(command, caller.getName());
  }

  @Operation(
      summary = "Retract what a command told of a unit: a name, a move or its end",
      description =
          "What the command retracts counts as never told, and all figures follow. It is refused"
              + " while something told rests on it.")
  @PostMapping("/api/unit-retractions")
  @ResponseStatus(HttpStatus.CREATED)
  @MayCall(AccessRole.ADMIN)
  Receipt retract(@RequestBody RetractUnitEntry command, Principal caller) {
    return commands.send(command, caller.getName());
  }
}
