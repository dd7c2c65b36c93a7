package socai.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionLifetimeTest {
  private static final Instant LOGIN = Instant.parse("2024-06-01T07:00:00Z");

  @ParameterizedTest
  @CsvSource({"PT0S,false", "PT12H,false", "PT12H0.001S,true", "P3D,true"})
  void a_session_is_over_half_a_day_after_its_login(Duration later, boolean over) throws Exception {
    List<String> done = new ArrayList<>();
    HttpSession session =
        as(
            HttpSession.class,
            (any, method, arguments) -> {
              if (method.getName().equals("getCreationTime")) {
                return LOGIN.toEpochMilli();
              }
              done.add(method.getName());
              return null;
            });
    HttpServletRequest request =
        as(
            HttpServletRequest.class,
            (any, method, arguments) -> method.getName().equals("getSession") ? session : null);
    new SessionLifetime(Duration.ofHours(12), Clock.fixed(LOGIN.plus(later), ZoneOffset.UTC))
        .doFilterInternal(
            request,
            as(HttpServletResponse.class, (any, method, arguments) -> null),
            (passed, on) -> done.add("passed on"));
    assertThat(done).isEqualTo(over ? List.of("invalidate", "passed on") : List.of("passed on"));
  }

  private static <T> T as(Class<T> type, InvocationHandler behaviour) {
    return type.cast(
        Proxy.newProxyInstance(
            SessionLifetimeTest.class.getClassLoader(), new Class<?>[] {type}, behaviour));
  }
}
