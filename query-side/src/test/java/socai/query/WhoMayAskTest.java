package socai.query;

import static org.assertj.core.api.Assertions.assertThat;
import static socai.access.AccessRole.ADMIN;
import static socai.access.AccessRole.ANALYST;
import static socai.access.AccessRole.AUDITOR;
import static socai.access.AccessRole.FIELD;
import static socai.access.AccessRole.OFFICER;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import socai.access.AccessRole;
import socai.access.MayCall;

/** Who may ask what, written down a second time: a role that comes in by a slip is seen. */
class WhoMayAskTest {
  private static final Set<AccessRole> ALL = Set.of(FIELD, OFFICER, ANALYST, AUDITOR, ADMIN);

  /** They see names: of members, and of households. */
  private static final Set<AccessRole> SEES_NAMES = Set.of(FIELD, OFFICER, AUDITOR);

  private static final Set<AccessRole> EXAMINES = Set.of(OFFICER, AUDITOR);
  private static final Set<AccessRole> AUDITS = Set.of(AUDITOR);

  /** No login is asked for: what was signed is nobody's secret. */
  private static final Set<AccessRole> ANYBODY = Set.of();

  private static final Map<String, Set<AccessRole>> TABLE =
      Map.ofEntries(
          Map.entry("GET /api/about", ALL),
          Map.entry("GET /api/coverage", ALL),
          Map.entry("GET /api/coverage/csv", ALL),
          Map.entry("GET /api/coverage/xlsx", ALL),
          Map.entry("GET /api/coverage/{unit}", ALL),
          Map.entry("GET /api/evidence/{figure}", EXAMINES),
          Map.entry("GET /api/evidence/{figure}/csv", EXAMINES),
          Map.entry("GET /api/evidence/{figure}/xlsx", EXAMINES),
          Map.entry("GET /api/households", SEES_NAMES),
          Map.entry("GET /api/households/{household}", SEES_NAMES),
          Map.entry("GET /api/households/{household}/profile", SEES_NAMES),
          Map.entry("GET /api/ledger", ALL),
          Map.entry("POST /api/ledger/checks", Set.of(AUDITOR, ADMIN)),
          Map.entry("GET /api/ledger/consistency", AUDITS),
          Map.entry("GET /api/ledger/events", AUDITS),
          Map.entry("GET /api/ledger/events/{position}", AUDITS),
          Map.entry("GET /api/ledger/events/{position}/proof", AUDITS),
          Map.entry("GET /api/ledger/export", AUDITS),
          Map.entry("GET /api/ledger/journal", AUDITS),
          Map.entry("GET /api/ledger/log", ALL),
          Map.entry("POST /api/replays", AUDITS),
          Map.entry("GET /api/services", ALL),
          Map.entry("GET /api/statements", EXAMINES),
          Map.entry("GET /api/statements/{figure}", EXAMINES),
          Map.entry("GET /api/suspicions", EXAMINES),
          Map.entry("GET /api/suspicions/csv", EXAMINES),
          Map.entry("GET /api/suspicions/xlsx", EXAMINES),
          Map.entry("GET /api/suspicions/rules", EXAMINES),
          Map.entry("GET /api/suspicions/{finding}", EXAMINES),
          Map.entry("GET /api/teams", ALL),
          Map.entry("GET /api/teams/{team}/roster", SEES_NAMES),
          Map.entry("GET /api/timelines/{kind}/{id}", SEES_NAMES),
          Map.entry("GET /api/totals", ALL),
          Map.entry("GET /api/totals/units", ALL),
          Map.entry("GET /api/totals/units/csv", ALL),
          Map.entry("GET /api/totals/units/xlsx", ALL),
          Map.entry("GET /api/units", ALL),
          Map.entry("GET /api/units/{unit}", ALL),
          Map.entry("GET /log/checkpoint", ANYBODY),
          Map.entry("GET /log/keys", ANYBODY),
          Map.entry("GET /log/policy", ANYBODY),
          Map.entry("GET /log/tile/entries/{*tile}", AUDITS),
          Map.entry("GET /log/tile/{level:[0-9]{1,2}}/{*tile}", ANYBODY));

  @Test
  void each_door_for_questions_is_open_to_these_roles_and_no_others() throws Exception {
    assertThat(doors()).containsExactlyInAnyOrderEntriesOf(TABLE);
  }

  private static Map<String, Set<AccessRole>> doors() throws ClassNotFoundException {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
    Map<String, Set<AccessRole>> doors = new TreeMap<>();
    for (var found : scanner.findCandidateComponents("socai")) {
      for (Method method : Class.forName(found.getBeanClassName()).getDeclaredMethods()) {
        RequestMapping door =
            AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
        if (door != null) {
          for (String path : door.path()) {
            doors.put(door.method()[0] + " " + path, mayCall(method));
          }
        }
      }
    }
    return doors;
  }

  private static Set<AccessRole> mayCall(Method method) {
    MayCall who = AnnotatedElementUtils.findMergedAnnotation(method, MayCall.class);
    Set<AccessRole> roles = EnumSet.noneOf(AccessRole.class);
    if (who != null) {
      roles.addAll(Arrays.asList(who.value()));
    }
    return roles;
  }
}
