package socai.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.support.SpringFactoriesLoader;
import socai.ledger.StartRefusal;
import socai.problem.RefusedException;

/** Given what a process was started with, when it is looked at, then it starts or is refused. */
class SettingsCheckTest {
  private final SettingsCheck check = new SettingsCheck();

  @ParameterizedTest
  @CsvSource({
    "socai.prodution, socai.production",
    "socai.Production, socai.production",
    "socai.ledger.sourc, socai.ledger.source",
    "socai.demo-login, socai.demo-logins"
  })
  void a_name_mistyped_is_refused_and_the_right_one_named(String name, String like) {
    RefusedException refused = refused(given(Map.of(name, "false")));
    assertThat(refused.refusal()).isEqualTo(StartRefusal.UNKNOWN_SETTING);
    assertThat(refused.details()).containsEntry("setting", name).containsEntry("like", like);
  }

  @Test
  void so_is_a_variable_s() {
    assertThat(refused(variables(Map.of("SOCAI_PRODUCTON", "false"))).details())
        .containsEntry("setting", "SOCAI_PRODUCTON")
        .containsEntry("like", "socai.production");
  }

  @ParameterizedTest
  @ValueSource(strings = {"no", "0", "off", "FALSE", "True", "", " true"})
  void yes_and_no_are_not_said_otherwise(String word) {
    RefusedException refused = refused(given(Map.of("socai.demo-logins", word)));
    assertThat(refused.refusal()).isEqualTo(StartRefusal.BAD_SETTING);
    assertThat(refused.details())
        .containsEntry("setting", "socai.demo-logins")
        .containsEntry("allowed", "true | false");
    assertThat(refused(variables(Map.of("SOCAI_DEMO_LOGINS", word))).refusal())
        .isEqualTo(StartRefusal.BAD_SETTING);
  }

  @Test
  void what_is_declared_is_taken_in_each_of_its_spellings() {
    starts(given(Map.of("socai.production", "true", "socai.ledger.source", "/ledger/dien-bien")));
    starts(given(Map.of("socai.mongodb.uri", "", "server.port", "0", "socaix.other", "1")));
    starts(variables(Map.of("SOCAI_DEMO_LOGINS", "false", "SOCAI_MONGODB_URI", "mongodb://db")));
    starts(variables(Map.of("SOCAI_DEMOLOGINS", "false")));
  }

  @Test
  void a_value_is_not_repeated_it_may_be_secret() {
    RefusedException refused = refused(given(Map.of("socai.production", "mongodb://a:geheim@db")));
    assertThat(refused.details().toString()).doesNotContain("geheim");
  }

  @Test
  void numbers_have_their_range_and_files_are_there(@TempDir Path folder) throws IOException {
    Setting.Kind whole = Setting.whole("n", -1, 10).kind();
    assertThat(List.of("-1", "0", "10")).allMatch(whole::takes);
    assertThat(List.of("-2", "11", "1.0", "0x1", "", "99999999999999999999"))
        .noneMatch(whole::takes);
    Path file = Files.writeString(folder.resolve("policy"), "");
    assertThat(Setting.file("f").kind().takes(file.toString())).isTrue();
    assertThat(Setting.file("f").kind().takes(folder.toString())).isFalse();
    assertThat(Setting.file("f").kind().takes(folder.resolve("none").toString())).isFalse();
    assertThat(Setting.folder("d").kind().takes(folder.resolve("new/below").toString())).isTrue();
    assertThat(Setting.folder("d").kind().takes(file.toString())).isFalse();
    assertThat(Setting.folder("d").kind().takes(file.resolve("below").toString())).isFalse();
  }

  @Test
  void spring_asks_it() {
    assertThat(
            SpringFactoriesLoader.forDefaultResourceLocation()
                .load(
                    EnvironmentPostProcessor.class,
                    SpringFactoriesLoader.ArgumentResolver.none(),
                    (type, name, failure) -> {}))
        .hasAtLeastOneElementOfType(SettingsCheck.class);
  }

  private static StandardEnvironment given(Map<String, Object> settings) {
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("given", settings));
    return environment;
  }

  private static StandardEnvironment variables(Map<String, Object> variables) {
    StandardEnvironment environment = new StandardEnvironment();
    MutablePropertySources sources = environment.getPropertySources();
    String name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
    sources.replace(name, new SystemEnvironmentPropertySource(name, variables));
    return environment;
  }

  private RefusedException refused(StandardEnvironment environment) {
    return catchThrowableOfType(
        RefusedException.class,
        () -> check.postProcessEnvironment(environment, new SpringApplication()));
  }

  private void starts(StandardEnvironment environment) {
    assertThatCode(() -> check.postProcessEnvironment(environment, new SpringApplication()))
        .doesNotThrowAnyException();
  }
}
