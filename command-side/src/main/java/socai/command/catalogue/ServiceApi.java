package socai.command.catalogue;

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

/** The endpoint for commands about the catalogue of services. */
@RestController
@Tag(name = "Services")
class ServiceApi {
  private final Commands commands;

  ServiceApi(Commands commands) {
    this.commands = commands;
  }

  @Operation(summary = "Put a service into the catalogue")
  @PostMapping("/api/services")
  @ResponseStatus(HttpStatus.CREATED)
  @MayCall(AccessRole.ADMIN)
  Receipt offer(@RequestBody OfferService command, Principal caller) {
    return commands.send(command, caller.getName());
  }

  @Operation(summary = "Take a service out of the catalogue")
  @PostMapping("/api/service-withdrawals")
  @ResponseStatus(HttpStatus.CREATED)
  @MayCall(AccessRole.ADMIN)
  Receipt withdraw(@RequestBody WithdrawService command, Principal caller) {
    return commands.send(command, caller.getName());
  }

  @Operation(
      summary = "Retract what a command told of a service",
      description =
          "What the command retracts counts as never told, and all figures follow. It is refused"
              + " while something told rests on it.")
  @PostMapping("/api/service-retractions")
  @ResponseStatus(HttpStatus.CREATED)
  @MayCall(AccessRole.ADMIN)
  Receipt retract(@RequestBody RetractServiceEntry command, Principal caller) {
    return commands.send(command, caller.getName());
  }
}
