package socai.proof;

import com.mongodb.client.MongoDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import socai.ledger.Position;
import socai.proof.note.KeyType;
import socai.proof.note.SigningKey;

/** What a log of 700 events gives out, as files. */
public record Samples(
    byte[] proofOf300,
    byte[] consistencyFrom300,
    byte[] export,
    byte[] exportTo250,
    byte[] exportFrom250To520,
    byte[] checkpointOf300,
    String key,
    String strangersKey,
    String witnessKey) {
  /** Made anew in {@code database}. */
  public static Samples of(MongoDatabase database, Path keys) {
    Notarised here = new Notarised(database, keys);
    Notary notary = here.notary();
    for (int events : new int[] {300, 400}) {
      here.recorded.events(events, 9);
      notary.round();
    }
    String proof = here.log.proof(here.ledger.read(new Position(299), 1).get(0), Optional.empty());
    return new Samples(
        bytes(proof),
        bytes(here.log.consistency(300, Optional.empty())),
        here.export(0, Optional.empty()),
        here.export(0, Optional.of(250L)),
        here.export(250, Optional.of(520L)),
        bytes(here.log.covering(300).orElseThrow().note().toString()),
        here.folder.key().verifierKey().toString(),
        SigningKey.make(Notarised.ORIGIN, KeyType.NOTE).verifierKey().toString(),
        SigningKey.make("witness.test/w", KeyType.COSIGNATURE).verifierKey().toString());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
