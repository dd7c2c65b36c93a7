package socai.standalone;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import socai.access.AccessRole;

/** Tells whoever started the process what to open, and who to be. */
@Component
@Order(0)
class Greeting implements ApplicationRunner {
  private final Environment environment;

  Greeting(Environment environment) {
    this.environment = environment;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    System.out.printf(
        Locale.ROOT,
        "%n  Sổ Cái:  http://%s:%d/    health: http://%s:%d/actuator/health%n%s%n",
        environment.getProperty("server.address", "localhost"),
        environment.getProperty("local.server.port", Integer.class, 0),
        environment.getProperty("management.server.address", "localhost"),
        environment.getProperty("local.management.port", Integer.class, 0),
        logins());
  }

  private String logins() {
    if (!environment.getProperty("socai.demo-logins", Boolean.class, false)) {
      return "";
    }
    return "  Đăng nhập thử / demo logins: "
        + Arrays.stream(AccessRole.values()).map(AccessRole::code).collect(Collectors.joining(", "))
        + " (mật khẩu là chính tên đó / the password is the name)"
        + System.lineSeparator();
  }
}
