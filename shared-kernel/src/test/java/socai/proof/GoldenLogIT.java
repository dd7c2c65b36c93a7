package socai.proof;

import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import socai.fixture.FreshDatabase;
import socai.fixture.Generated;
import socai.fixture.GoldenLedger;
import socai.ledger.Commit;
import socai.ledger.Position;

/** The log of the same events under the same key gives out the same bytes, for ever. */
@ExtendWith(FreshDatabase.class)
class GoldenLogIT {
  @TempDir Path keys;

  private Notarised here;

  @BeforeEach
  void sign(MongoDatabase database) throws IOException {
    Path key = Files.write(keys.resolve("notary.key"), GoldenLedger.file("notary.key"));
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    here = new Notarised(database, keys, GoldenLedger.ORIGIN);
    Notary notary = here.notary();
    List<Commit> commits = GoldenLedger.commits();
    for (Commit commit : commits) {
      here.ledger.append(commit);
      if (here.ledger.head().value() == GoldenLedger.EARLIER) {
        notary.round();
      }
    }
    notary.round();
  }

  @Test
  void checkpoints_are_those_that_were_signed_then() throws IOException {
    demand("checkpoint-250", here.log.covering(GoldenLedger.EARLIER).orElseThrow().note());
    demand("checkpoint-260", here.log.latest().orElseThrow().note());
  }

  @Test
  void an_export_is_the_one_that_was_made_then() throws IOException {
    demand("ledger.ndjson", text(here.export(0, Optional.empty())));
    demand("part.ndjson", text(here.export(251, Optional.of(258L))));
  }

  @Test
  void proofs_are_those_that_were_given_then() throws IOException {
    var entry = here.ledger.read(new Position(256), 1).get(0);
    demand("event-257.tlog-proof", here.log.proof(entry, Optional.empty()));
    demand("consistency-250-260", here.log.consistency(GoldenLedger.EARLIER, Optional.empty()));
  }

  private static void demand(String name, Object content) throws IOException {
    Generated.demand(GoldenLedger.kept(name), content.toString());
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
