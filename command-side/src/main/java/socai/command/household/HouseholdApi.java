package socai.command.household;

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

/** The endpoint for commands about households. */
@RestController
@Tag(name = "Households")
class HouseholdApi {
  private final Commands commands;

  HouseholdApi(Commands commands) {
    this.commands = commands;
  }

  @Operation(summary = "Register a household in a hamlet")
  @PostMapping("/api/households")
  @ResponseStatus(HttpStatus.CREATED)
  @MayCall({AccessRole.FIELD, AccessRole.OFFICER})
  Receipt register(@RequestBody RegisterHousehold command, Principal caller) {
    return commands.send(command, caller.getName());
  }

  @Operation(summary = "Tell what is now known of a household's home")
  @PostMapping("/api/household-updates")
  @ResponseStatus(HttpStatus.CREATED)
  @MayCall({AccessRole.FIELD, AccessRole.OFFICER})
  Receipt update(@RequestBody UpdateHousehold command, Principal caller) {
    return commands.send(command, caller.getName());
  }

  @Operation(summary = "Move a household to another hamlet")
  @PostMapping("/api/household-moves")
  @ResponseStatus(HttpStatus.CREATED)
  @MayCall({AccessRole.FIELD, AccessRole.OFFICER})
  Receipt move(@RequestBody MoveHousehold command, Principal caller) {
    return commands.send(command, caller.getName());
  }

  @Operation(
      summary = "Retract what a command told of a household: its registration, a move or an update",
      description =
          "What the command retracts counts as never told, and all figures follow. It is refused"
              + " while something told rests on it.")
  @PostMapping("/api/household-retractions")
  @ResponseStatus(HttpStatus.CREATED)
  @MayCall({AccessRole.FIELD, AccessRole.OFFICER})
  Receipt retract(@RequestBody RetractHouseholdEntry command, Principal caller) {
    return commands.send(command, caller.getName());
  }
}
