package socai.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import socai.standalone.cli.CommandLineTool;

/** The product on a backup that lacks what was acknowledged and signed since. */
class OldBackupIT {
  @TempDir Path folder;

  @Test
  void the_very_first_command_on_an_older_backup_is_refused_and_no_position_is_given_out_twice()
      throws IOException {
    Path backup = folder.resolve("backup");
    try (RunningStandalone first = RunningStandalone.start(folder, "--socai.son-la.load=false")) {
      establish(first);
      String[] copy = {
        "--lang=en", "store", "backup", folder.resolve("data").toString(), backup.toString()
      };
      assertThat(CommandLineTool.run(copy, System.err, System.err)).isZero();
      assertThat(establish(first)).isEqualTo("{\"position\":2}");
      long end = System.nanoTime() + 60_000_000_000L;
      while (!first.get("/api/ledger/log", "auditor").contains("\"size\":2")) {
        assertThat(System.nanoTime() - end).isNegative();
        Thread.onSpinWait();
      }
    }
    delete(folder.resolve("data"));
    Files.move(backup, folder.resolve("data"));

    try (RunningStandalone again = RunningStandalone.start(folder, "--socai.son-la.load=false")) {
      assertThatThrownBy(() -> establish(again))
          .hasMessageContaining(" 503 ")
          .hasMessageContaining("log.stopped")
          .hasMessageContaining("ledger-shorter");
      assertThat(again.get("/api/totals", "officer")).contains("\"position\":1");
    }
  }

  private static String establish(RunningStandalone here) {
    return here.post(
        "/api/units",
        "admin",
        """
        {"command":"%s","unit":"%s","code":"14",
         "name":"Tỉnh Sơn La","level":"province","from":"2020-06-03","basis":"-"}
        """
            .formatted(UUID.randomUUID(), UUID.randomUUID()));
  }

  private static void delete(Path whole) throws IOException {
    List<Path> all;
    try (Stream<Path> inside = Files.walk(whole)) {
      all = inside.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : all) {
      Files.delete(each);
    }
  }
}
