package socai.command;

import static org.assertj.core.api.Assertions.assertThat;
import static socai.access.AccessRole.ADMIN;
import static socai.access.AccessRole.AUDITOR;
import static socai.access.AccessRole.FIELD;
import static socai.access.AccessRole.OFFICER;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import socai.access.AccessRole;
import socai.access.MayCall;

/** Who may tell what, written down a second time: a role that comes in by a slip is seen. */
class WhoMayCommandTest {
  private static final Map<String, Set<AccessRole>> TABLE =
      Map.ofEntries(
          Map.entry("/api/units", Set.of(ADMIN)),
          Map.entry("/api/unit-renamings", Set.of(ADMIN)),
          Map.entry("/api/unit-moves", Set.of(ADMIN)),
          Map.entry("/api/unit-abolitions", Set.of(ADMIN)),
          Map.entry("/api/unit-retractions", Set.of(ADMIN)),
          Map.entry("/api/services", Set.of(ADMIN)),
          Map.entry("/api/service-withdrawals", Set.of(ADMIN)),
          Map.entry("/api/service-retractions", Set.of(ADMIN)),
          Map.entry("/api/teams", Set.of(OFFICER)),
          Map.entry("/api/team-renamings", Set.of(OFFICER)),
          Map.entry("/api/team-dissolutions", Set.of(OFFICER)),
          Map.entry("/api/team-retractions", Set.of(OFFICER)),
          Map.entry("/api/memberships", Set.of(OFFICER)),
          Map.entry("/api/role-changes", Set.of(OFFICER)),
          Map.entry("/api/departures", Set.of(OFFICER)),
          Map.entry("/api/households", Set.of(FIELD, OFFICER)),
          Map.entry("/api/household-updates", Set.of(FIELD, OFFICER)),
          Map.entry("/api/household-moves", Set.of(FIELD, OFFICER)),
          Map.entry("/api/household-retractions", Set.of(FIELD, OFFICER)),
          Map.entry("/api/guidance-acts", Set.of(FIELD, OFFICER)),
          Map.entry("/api/guidance-act-corrections", Set.of(FIELD, OFFICER)),
          Map.entry("/api/guidance-act-retractions", Set.of(FIELD, OFFICER)),
          Map.entry("/api/finding-examinations", Set.of(AUDITOR)),
          Map.entry("/api/finding-reopenings", Set.of(AUDITOR)));

  @Test
  void each_door_for_commands_is_open_to_these_roles_and_no_others() throws Exception {
    assertThat(doors()).containsExactlyInAnyOrderEntriesOf(TABLE);
  }

  private static Map<String, Set<AccessRole>> doors() throws ClassNotFoundException {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
    Map<String, Set<AccessRole>> doors = new TreeMap<>();
    for (var found : scanner.findCandidateComponents("socai.command")) {
      for (Method method : Class.forName(found.getBeanClassName()).getDeclaredMethods()) {
        PostMapping door = method.getAnnotation(PostMapping.class);
        if (door != null) {
          doors.put(
              door.value()[0],
              Set.of(Objects.requireNonNull(method.getAnnotation(MayCall.class)).value()));
        }
      }
    }
    return doors;
  }
}
