package socai.standalone.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Route;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import socai.proof.note.KeyType;
import socai.proof.note.SignedNote;
import socai.proof.note.SigningKey;
import socai.proof.note.VerifierKey;
import socai.proof.witness.WitnessPolicy;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Witnesses' signatures, checked in the browser. The log, its checkpoint and its proofs are the
 * real ones; three witnesses are added on the way to the browser.
 */
@ExtendWith(Stage.class)
class WitnessedPageIT {
  private static final Instant SEEN = Instant.parse("2026-05-04T03:02:01Z");

  private final RunningApp app;
  private final Browser browser;
  private final SigningKey a = SigningKey.make("a.test/witness", KeyType.COSIGNATURE);
  private final SigningKey b = SigningKey.make("b.test/witness", KeyType.COSIGNATURE);
  private final SigningKey c = SigningKey.make("c.test/witness", KeyType.COSIGNATURE);
  private String policy = "";

  WitnessedPageIT(RunningApp app, Browser browser) {
    this.app = app;
    this.browser = browser;
  }

  @BeforeEach
  void publish() {
    policy =
        WitnessPolicy.parse(
                "witness a %s http://a\nwitness b %s http://b\nwitness c %s http://c\ngroup g 2 a b c\nquorum g\n"
                    .formatted(a.verifierKey(), b.verifierKey(), c.verifierKey()))
            .published(
                Stream.of(log().get("keys").get(0).asString()).map(VerifierKey::parse).toList());
  }

  private JsonNode log() {
    return app.api().ask("auditor", "/api/ledger/log");
  }

  /** The page at {@code address}, where what the log has signed bears these signatures too. */
  private Reader opened(String address, List<SigningKey> signed, boolean forged) {
    Reader auditor = new Reader(browser, app.address(), Look.DESK);
    auditor.comeBack("auditor");
    auditor.page.route("**/log/policy", route -> route.fulfill(body(policy)));
    ObjectNode state = (ObjectNode) log();
    ObjectNode report = state.putObject("witnesses");
    report.put("asked", 3).put("enough", signed.size() >= 2).putArray("signed");
    auditor.page.route("**/api/ledger/log", route -> route.fulfill(body(state.toString())));
    for (String file : List.of("**/log/checkpoint", "**/api/ledger/events/*/proof")) {
      auditor.page.route(
          file, route -> route.fulfill(body(cosigned(route.fetch().text(), signed, forged))));
    }
    auditor.open(address);
    return auditor;
  }

  private static Route.FulfillOptions body(String body) {
    return new Route.FulfillOptions().setBody(body);
  }

  private static String cosigned(String file, List<SigningKey> signed, boolean forged) {
    String note = file.startsWith("c2sp.org/tlog-proof") ? file.split("\n\n", 2)[1] : file;
    String text = SignedNote.parse(note).text();
    return file
        + signed.stream()
            .map(key -> key.cosigned(forged ? text + "x\n" : text, SEEN).line() + "\n")
            .collect(Collectors.joining());
  }

  private static void uses(Reader auditor, String trust) {
    auditor.page.fill(".keys textarea", trust);
    auditor.page.click(".keys button[type=submit]");
    auditor.sees(".keys button[type=button]").settled();
  }

  private static List<String> steps(Reader auditor, String step) {
    return auditor.page.querySelectorAll("[data-step=" + step + "]").stream()
        .map(one -> one.getAttribute("data-ok"))
        .toList();
  }

  @Test
  void two_of_three_are_enough_and_the_page_says_that_the_keys_are_the_servers_own_word() {
    try (Reader auditor = opened("/audit/?position=3", List.of(a, c), false)) {
      auditor.sees("[data-verdict=right]").settled();
      assertThat(steps(auditor, "witness")).containsExactly("true", "undefined", "true");
      assertThat(steps(auditor, "quorum")).containsExactly("true");
      assertThat(auditor.text("[data-step=witness]")).contains("a.test/witness", "2026");
      assertThat(auditor.text(".keys")).contains("lời của chính máy chủ");
      auditor.checks().shoot("audit-witnessed");
    }
  }

  @Test
  void one_of_three_is_told_as_too_few_and_for_whoever_demands_more_nothing_is_proven() {
    try (Reader auditor = opened("/audit/?position=3", List.of(b), false)) {
      auditor.sees("[data-verdict=unwitnessed]").settled();
      assertThat(steps(auditor, "quorum")).containsExactly("undefined");
      auditor.checks().shoot("audit-unwitnessed");

      uses(auditor, policy);
      auditor.sees("[data-verdict=wrong]");
      assertThat(steps(auditor, "quorum")).containsExactly("false");
      uses(auditor, policy.replace("group g 2", "group g any"));
      auditor.sees("[data-verdict=right]");
      assertThat(auditor.text(".keys")).doesNotContain("lời của chính máy chủ");
    }
  }

  @Test
  void what_bears_a_witnesss_name_and_is_not_signed_by_it_is_wrong() {
    try (Reader auditor = opened("/audit/?position=3", List.of(a, b, c), true)) {
      auditor.sees("[data-verdict=wrong]").settled();
      assertThat(steps(auditor, "witness")).containsExactly("false", "false", "false");
    }
  }

  @Test
  void keys_from_elsewhere_take_the_place_of_what_the_server_says_of_its_witnesses() {
    String log = log().get("keys").get(0).asString();
    SigningKey other = SigningKey.make("a.test/witness", KeyType.COSIGNATURE);
    try (Reader auditor = opened("/audit/?position=3", List.of(a, b, c), false)) {
      auditor.sees("[data-verdict=right]").settled();
      uses(auditor, log + "\n" + a.verifierKey());
      auditor.sees("[data-verdict=right]");
      assertThat(steps(auditor, "witness")).containsExactly("true");
      uses(auditor, log + "\n" + other.verifierKey());
      auditor.sees("[data-verdict=wrong]");
      assertThat(steps(auditor, "witness")).containsExactly("false");
    }
  }

  private static final List<String> NO_POLICIES =
      List.of(
          "quorum d\n",
          "quorum g\nquorum a\n",
          "witness a KEY\nquorum a\n",
          "group h 4 a b c\nquorum h\n",
          "group h any a\nquorum h\n",
          "group none any b\nquorum none\n",
          "nonsense\nquorum g\n",
          "");

  @Test
  void a_policy_that_is_none_trusts_nobody() {
    try (Reader auditor = opened("/audit/?position=3", List.of(a, b, c), false)) {
      auditor.sees("[data-verdict=right]").settled();
      assertThat(keysIn(auditor, policy)).contains(a.verifierKey().toString());
      for (String wrong : NO_POLICIES) {
        assertThat(keysIn(auditor, policy.replace("quorum g\n", wrong))).as(wrong).isEmpty();
      }
      uses(auditor, policy.replace("quorum g\n", ""));
      auditor.sees("[data-verdict=wrong]");
      assertThat(steps(auditor, "quorum")).isEmpty();
      assertThat(steps(auditor, "signature")).containsExactly("false");
    }
  }

  private static String keysIn(Reader auditor, String trust) {
    return (String)
        auditor.page.evaluate(
            "trust => import('/audit/policy.js').then(policy => policy.trusted(trust).keys)",
            trust);
  }

  @Test
  void the_state_of_the_log_names_who_has_signed_when_and_whether_that_is_right() {
    try (Reader auditor = opened("/audit/", List.of(a, c), false)) {
      auditor.sees("[data-quorum=true]").settled();
      assertThat(
              auditor.page.querySelectorAll(".witness").stream()
                  .map(witness -> witness.getAttribute("data-ok"))
                  .toList())
          .containsExactly("true", "undefined", "true");
      assertThat(auditor.text(".witness")).contains("a.test/witness", "✓", "2026");
      auditor.checks().shoot("audit-witnesses");
    }
    try (Reader auditor = opened("/audit/", List.of(a, c), true)) {
      auditor.sees(".witness[data-ok=false]").settled();
      assertThat(auditor.text("[data-quorum]")).contains("Chưa đủ");
    }
  }
}
