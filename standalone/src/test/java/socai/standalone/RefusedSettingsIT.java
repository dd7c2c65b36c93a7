package socai.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
    assertThat(saidAtTheEnd("--socai.son-la.load=no"))
        .contains("(start.bad-setting)", "socai.son-la.load", "true | false")
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
    try (RunningStandalone own = RunningStandalone.start(folder, "--socai.son-la.load=false")) {
      own.post(
          "/api/services",
          "admin",
          """
          {"command":"22222222-2222-2222-2222-222222222222","service":"own-service","field":"identity",
           "nameVi":"Dịch vụ của ta","nameEn":"A service of ours","from":"2020-01-01"}
          """);
    }
    assertThat(saidAtTheEnd("--socai.son-la.load=true"))
        .contains("(start.demo-beside-others)", "socai.son-la.load=false")
        .doesNotContain("\tat ");
    try (RunningStandalone own = RunningStandalone.start(folder, "--socai.son-la.load=false")) {
      assertThat(own.get("/api/ledger/events?limit=10", "auditor").lines()).hasSize(1);
    }
  }

  private String saidAtTheEnd(String setting) throws IOException, InterruptedException {
    Path said = folder.resolve("said");
    int status =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Dfile.encoding=UTF-8",
                    "-Dstdout.encoding=UTF-8",
                    "-cp",
                    System.getProperty("java.class.path"),
                    Standalone.class.getName(),
                    "--server.port=0",
                    "--socai.data=" + folder.resolve("data"),
                    setting))
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start()
            .waitFor();
    assertThat(status).isNotZero();
    return Files.readString(said, StandardCharsets.UTF_8);
  }
}
