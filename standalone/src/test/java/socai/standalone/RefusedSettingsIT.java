package socai.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody reads who has set something wrongly, and that nothing comes of it. */
class RefusedSettingsIT {
  @TempDir private Path folder;

  @Test
  void a_setting_mistyped_is_said_in_two_languages_and_nothing_is_made() throws Exception {
    assertThat(saidAtTheEnd("--socai.proof.orgin=dien-bien.example"))
        .contains(
            "Không có thiết lập nào tên là socai.proof.orgin",
            "There is no setting socai.proof.orgin",
            "(start.unknown-setting)",
            "socai.proof.origin")
        .doesNotContain("\tat ", "dien-bien.example");
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void so_is_a_value_that_it_cannot_have() throws Exception {
    assertThat(saidAtTheEnd("--socai.demo=no"))
        .contains("(start.bad-setting)", "socai.demo", "true | false")
        .doesNotContain("\tat ");
    assertThat(saidAtTheEnd("--socai.proof.origin=two words"))
        .contains("(start.bad-setting)", "socai.proof.origin")
        .doesNotContain("\tat ", "two words");
    assertThat(saidAtTheEnd("--socai.proof.witness-policy=" + folder.resolve("none")))
        .contains("(start.bad-setting)", "socai.proof.witness-policy")
        .doesNotContain("\tat ");
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void invented_data_does_not_come_into_a_ledger_that_somebody_else_has_begun() throws Exception {
    try (RunningStandalone own = RunningStandalone.start(folder, RunningStandalone.LOGINS)) {
      String first =
          own.post(
              "/api/services",
              "admin",
              """
          {"command":"22222222-2222-2222-2222-222222222222","service":"own-service","field":"identity",
           "nameVi":"Dịch vụ của ta","nameEn":"A service of ours","from":"2020-01-01"}
          """);
      assertThat(first).as("nothing was loaded before it").contains("\"position\":1");
    }
    assertThat(saidAtTheEnd("--demo"))
        .contains("(start.demo-beside-others)", "--demo")
        .doesNotContain("\tat ");
    try (RunningStandalone own = RunningStandalone.start(folder, RunningStandalone.LOGINS)) {
      assertThat(own.get("/api/about", "auditor")).contains("\"demoData\":false");
      assertThat(own.get("/api/ledger/events?limit=10", "auditor").lines()).hasSize(1);
    }
  }

  @Test
  void nor_into_one_in_production() throws Exception {
    assertThat(saidAtTheEnd("--demo", "--socai.production=true"))
        .contains("(start.demo-in-production)")
        .doesNotContain("\tat ");
    assertThat(saidAtTheEnd("--demo", "--socai.mongodb.uri=mongodb://localhost:1/socai"))
        .contains("(start.demo-in-production)")
        .doesNotContain("\tat ");
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void nobody_whose_password_is_known_comes_in_where_the_word_was_not_said() throws Exception {
    try (RunningStandalone bare = RunningStandalone.start(folder)) {
      assertThatThrownBy(() -> bare.get("/api/about", "admin")).hasMessageContaining("401");
    }
  }

  private String saidAtTheEnd(String... settings) throws IOException, InterruptedException {
    Path said = folder.resolve("said");
    List<String> arguments = new ArrayList<>(List.of("--server.port=0"));
    arguments.add("--socai.data=" + folder.resolve("data"));
    arguments.addAll(List.of(settings));
    int status =
        new ProcessBuilder(RunningProcess.command(List.of(), arguments))
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start()
            .waitFor();
    assertThat(status).isNotZero();
    return Files.readString(said, StandardCharsets.UTF_8);
  }
}
