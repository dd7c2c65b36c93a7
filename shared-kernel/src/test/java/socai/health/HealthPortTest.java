package socai.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class HealthPortTest {
  private static String port(Map<String, Object> given) {
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("given", given));
    new HealthPort().postProcessEnvironment(environment, new SpringApplication());
    return environment.getRequiredProperty("management.server.port");
  }

  @ParameterizedTest
  @CsvSource({"8080, 9080", "8081, 9081", "0, 0", "64535, 65535", "65000, 64000"})
  void it_is_beside_the_one_that_everybody_uses(String server, String health) {
    assertThat(port(Map.of("server.port", server))).isEqualTo(health);
  }

  @Test
  void another_can_be_said() {
    assertThat(port(Map.of())).isEqualTo("9080");
    assertThat(port(Map.of("server.port", "8080", "management.server.port", "7000")))
        .isEqualTo("7000");
  }
}
