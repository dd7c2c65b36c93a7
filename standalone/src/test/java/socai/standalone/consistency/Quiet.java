package socai.standalone.consistency;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import socai.embedded.EmbeddedMongo;
import socai.ledger.CommandId;
import socai.ledger.Commit;
import socai.ledger.EventLine;
import socai.ledger.Ledger;
import socai.schema.Json;

/** A server at which nothing happens but what it is told, line by line: it is asked again. */
final class Quiet implements AutoCloseable {
  private final EmbeddedMongo store;
  private final Server server;
  private final List<String> lines;
  private int recorded;

  Quiet(Path folder, List<String> lines) throws IOException {
    store = EmbeddedMongo.open(folder.resolve("store"));
    server = Server.standalone(store, folder);
    this.lines = lines;
  }

  /** {@code answer} is what is answered of its position when nothing else was ever recorded. */
  void judge(Answer answer) {
    Ledger ledger = server.part(Ledger.class);
    while (recorded < answer.position()) {
      EventLine line = EventLine.read(Json.mapper(), lines.get(recorded));
      ledger.append(
          new Commit(
              new CommandId(
                  UUID.nameUUIDFromBytes(new byte[] {(byte) recorded, (byte) (recorded >> 8)})),
              line.recordedtime(),
              List.of(line)));
      recorded++;
    }
    Answer again =
        Answer.of(
            answer.question(), server.get("auditor", answer.question().atLeast(answer.position())));
    assertThat(again.content()).as(answer.toString()).isEqualTo(answer.content());
  }

  @Override
  public void close() {
    server.close();
    store.close();
  }
}
