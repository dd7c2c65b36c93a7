package socai.standalone.sonla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import socai.schema.Json;
import socai.standalone.FreePort;
import socai.standalone.RunningStandalone;

/** The runbook, typed as it stands there, on a ledger that loses its end. */
class RestoreIT {
  @TempDir Path folder;

  private final int health = FreePort.any();
  private Iterator<Tour.Stop> told;

  private void type(RunningStandalone here) {
    Tour.Stop stop = told.next();
    assertThat(
            stop.at("http://localhost:9080", "http://127.0.0.1:" + health)
                .type(folder, here.address()))
        .as(stop.commands())
        .matches(stop.promise());
  }

  @Test
  void whoever_does_what_the_runbook_says_has_a_ledger_that_goes_on_and_tells_what_it_lost()
      throws IOException {
    told = Tour.of(Path.of("..", "docs", "restore.md")).stops().iterator();
    Files.createSymbolicLink(folder.resolve("standalone"), Path.of("").toAbsolutePath());
    RunningStandalone stopped;
    try (RunningStandalone first = start()) {
      establish(first);
      awaitSigned(first, 1);
      type(first); // the backup
      assertThat(establish(first)).isEqualTo("{\"position\":2}");
      awaitSigned(first, 2);
      stopped = first;
    }
    type(stopped); // the restore
    try (RunningStandalone again = start()) {
      assertThatThrownBy(() -> establish(again)).hasMessageContaining("log.stopped");
      type(again); // what its health says
    }
    type(stopped); // the loss
    try (RunningStandalone accepted = start()) {
      type(accepted); // what the ledger says of it
      assertThat(establish(accepted)).isEqualTo("{\"position\":3}");
      awaitSigned(accepted, 3);
    }
    assertThat(told).as("all of it was typed").isExhausted();
    assertThat(folder.resolve("data-keys/lost-checkpoint-2")).exists();
  }

  private RunningStandalone start() {
    return RunningStandalone.start(
        folder, RunningStandalone.LOGINS, "--management.server.port=" + health);
  }

  private static void awaitSigned(RunningStandalone here, long size) {
    long end = System.nanoTime() + 60_000_000_000L;
    while (Json.mapper().readTree(here.get("/api/ledger/log", "auditor")).path("size").asLong(0)
        < size) {
      assertThat(System.nanoTime() - end).isNegative();
      Thread.onSpinWait();
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
}
