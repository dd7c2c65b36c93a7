package socai.standalone.sonla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import socai.standalone.FreePort;
import socai.standalone.RunningStandalone;

/** The runbook, typed as it stands there, on a ledger that loses its end. */
class RestoreIT {
  @TempDir Path folder;

  private final int health = FreePort.any();
  private Iterator<Tour.Stop> recorded;

  private void type(RunningStandalone here) {
    Tour.Stop stop = recorded.next();
    assertThat(
            stop.at("http://localhost:9080", "http://127.0.0.1:" + health)
                .type(folder, here.address()))
        .as(stop.commands())
        .matches(stop.promise());
  }

  @Test
  void whoever_does_what_the_runbook_says_has_a_ledger_that_goes_on_and_tells_what_it_lost()
      throws IOException {
    recorded = Tour.of(Path.of("..", "docs", "restore.md")).stops().iterator();
    Files.createSymbolicLink(folder.resolve("standalone"), Path.of("").toAbsolutePath());
    RunningStandalone stopped;
    try (RunningStandalone first = start()) {
      first.establishProvince();
      first.awaitSigned(1);
      type(first); // the backup
      assertThat(first.establishProvince()).isEqualTo("{\"position\":2}");
      first.awaitSigned(2);
      stopped = first;
    }
    type(stopped); // the restore
    try (RunningStandalone again = start()) {
      assertThatThrownBy(() -> again.establishProvince()).hasMessageContaining("log.stopped");
      type(again); // what its health says
    }
    type(stopped); // the loss
    try (RunningStandalone accepted = start()) {
      type(accepted); // what the ledger says of it
      assertThat(accepted.establishProvince()).isEqualTo("{\"position\":3}");
      accepted.awaitSigned(3);
    }
    assertThat(recorded).as("all of it was typed").isExhausted();
    assertThat(folder.resolve("data-keys/lost-checkpoint-2")).exists();
  }

  private RunningStandalone start() {
    return RunningStandalone.start(
        folder, RunningStandalone.LOGINS, "--management.server.port=" + health);
  }
}
