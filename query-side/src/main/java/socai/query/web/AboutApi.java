package socai.query.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import socai.access.AccessRole;
import socai.access.AnyRoleMayCall;
import socai.ledger.InventedData;
import socai.version.ProductVersion;

/** The endpoint to what a page must know before it shows anything. */
@RestController
@Tag(name = "About")
class AboutApi {
  private final InventedData invented;

  AboutApi(InventedData invented) {
    this.invented = invented;
  }

  /**
   * Who asks, and whether what they see is invented.
   *
   * @param version of the program
   * @param demoData whether names, hamlets, households and acts are invented
   * @param login who is logged in
   * @param roles what they may do
   */
  record About(String version, boolean demoData, String login, List<String> roles) {}

  @Operation(summary = "Who is logged in, and whether the data is invented")
  @GetMapping("/api/about")
  @AnyRoleMayCall
  About about(HttpServletRequest request) {
    return new About(
        ProductVersion.current(),
        invented.isNoted(),
        String.valueOf(request.getRemoteUser()),
        Arrays.stream(AccessRole.values())
            .filter(role -> request.isUserInRole(role.name()))
            .map(AccessRole::code)
            .toList());
  }
}
