package socai.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;
import socai.standalone.cli.CommandLineTool;

/** The product on a backup that lacks what was acknowledged and signed since. */
class OldBackupIT {
  @TempDir Path folder;

  @Test
  void the_very_first_command_on_an_older_backup_is_refused_and_no_position_is_given_out_twice()
      throws IOException {
    Path backup = folder.resolve("backup");
    try (RunningStandalone first = RunningStandalone.start(folder, RunningStandalone.LOGINS)) {
      first.establishProvince();
      assertThat(tool("store", "backup", folder.resolve("data"), backup)).isZero();
      assertThat(first.establishProvince()).isEqualTo("{\"position\":2}");
      first.awaitSigned(2);
    }
    FileSystemUtils.deleteRecursively(folder.resolve("data"));
    Files.move(backup, folder.resolve("data"));

    try (RunningStandalone again = RunningStandalone.start(folder, RunningStandalone.LOGINS)) {
      assertThatThrownBy(() -> again.establishProvince())
          .hasMessageContaining(" 503 ")
          .hasMessageContaining("log.stopped")
          .hasMessageContaining("ledger-shorter");
      assertThat(again.get("/api/totals", "officer")).contains("\"position\":1");
      assertThat(acceptLoss()).as("while it is in use").isNotZero();
    }

    assertThat(acceptLoss()).isZero();

    try (RunningStandalone accepted = RunningStandalone.start(folder, RunningStandalone.LOGINS)) {
      assertThat(accepted.establishProvince()).isEqualTo("{\"position\":3}");
      assertThat(accepted.get("/api/ledger/events?after=1&limit=1", "auditor"))
          .contains("socai.loss.accepted", "Hỏng đĩa");
      assertThat(accepted.get("/api/totals?atLeast=3", "officer")).contains("\"position\":3");
      accepted.awaitSigned(3);
    }
  }

  private int acceptLoss() {
    return tool(
        "store",
        "accept-loss",
        folder.resolve("data"),
        folder.resolve("data-keys"),
        "--by=Phòng CNTT",
        "--because=Hỏng đĩa");
  }

  private static int tool(Object... arguments) {
    return CommandLineTool.run(
        Stream.of(arguments).map(String::valueOf).toArray(String[]::new),
        OutputStream.nullOutputStream(),
        OutputStream.nullOutputStream());
  }
}
