package socai.proof;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import socai.ledger.CarriedOut;
import socai.ledger.CommandId;
import socai.ledger.Commit;
import socai.ledger.Envelope;
import socai.ledger.EventLine;
import socai.ledger.Ledger;
import socai.ledger.MongoLedger;
import socai.ledger.Position;
import socai.ledger.StoreClient;
import socai.loss.LossAccepted;
import socai.loss.LossId;
import socai.proof.note.Checkpoint;
import socai.proof.note.SignedNote;
import socai.time.OccurredAt;
import socai.time.RecordedAt;

/**
 * Has a ledger that lost its end go on, by the spoken act of an operator: the ledger says itself
 * what is missing, and the checkpoint that knew it is kept beside the key under another name. For
 * while no process has the ledger open; broken off at any point, it may be done again.
 */
public final class AcceptedLoss implements AutoCloseable {
  private static final String ACTOR = "operator";

  private final MongoClient client;
  private final MongoDatabase database;
  private final Ledger ledger;
  private final KeyFolder folder;
  private final Clock clock;

  private AcceptedLoss(MongoClient client, String uri, KeyFolder folder, Clock clock) {
    this.client = client;
    this.database = MongoLedger.database(client, uri);
    this.ledger = new MongoLedger(database);
    this.folder = folder;
    this.clock = clock;
  }

  /**
   * Looks at the ledger in a store.
   *
   * @param uri as {@code socai.mongodb.uri}
   * @param folder where what was signed is remembered
   */
  public static AcceptedLoss in(String uri, KeyFolder folder, Clock clock) {
    MongoClient client = StoreClient.of(uri);
    try {
      return new AcceptedLoss(client, uri, folder, clock);
    } catch (RuntimeException e) {
      client.close();
      throw e;
    }
  }

  /**
   * What is missing.
   *
   * @param from the first position that is
   * @param to the last that had been signed
   */
  public record Loss(long from, long to) {}

  /**
   * Has the ledger tell of what is missing, and forgets that it was signed.
   *
   * @param by who accepts it
   * @param reason why
   * @return what is missing; empty, and nothing is changed, if nothing is
   * @throws DiffersException if what is there is not what was signed of it: then more is wrong than
   *     that the end is missing
   */
  public Optional<Loss> accept(String by, String reason) {
    Optional<SignedNote> last = folder.last();
    if (last.isEmpty()) {
      return Optional.empty();
    }
    Checkpoint lost = Checkpoint.parse(last.get().text());
    LossId loss = new LossId(UUID.nameUUIDFromBytes(utf8(last.get().toString())));
    CommandId command = new CommandId(loss.value());
    Optional<Position> noted = ledger.find(command).map(CarriedOut::last);
    if (noted.isEmpty() && ledger.head().value() >= lost.size()) {
      return Optional.empty();
    }
    Position here = noted.orElseGet(() -> note(command, loss, lost, by, reason));
    folder.forgetLost();
    new StopSign(database).lift();
    return Optional.of(new Loss(here.value(), lost.size()));
  }

  private Position note(CommandId command, LossId loss, Checkpoint lost, String by, String reason) {
    demandSound();
    LossAccepted event =
        new LossAccepted(
            loss,
            ledger.head().value() + 1,
            lost.size(),
            lost.root().base64(),
            by,
            reason,
            new OccurredAt(clock.instant().atOffset(ZoneOffset.UTC)));
    RecordedAt now = new RecordedAt(clock.instant());
    UUID id = UUID.nameUUIDFromBytes(utf8(command + "/0"));
    EventLine line = EventLine.of(id, source(), event, 0, now, ACTOR, command);
    return ledger.append(new Commit(command, now, List.of(line)));
  }

  /** What is left must be what was signed of it. */
  private void demandSound() {
    long signed =
        new MongoCheckpoints(database).latest().map(one -> one.checkpoint().size()).orElse(0L);
    if (signed > 0) {
      Notary notary = new Notary(ledger, database, folder, clock);
      new WholeCheck(notary.checkFrom(0), signed).run(checked -> {});
    }
  }

  /** Each line names its ledger; where not one is left, nobody knows it. */
  private String source() {
    return ledger.read(Position.START, 1).stream()
        .map(entry -> Envelope.of(entry).source())
        .findFirst()
        .orElseThrow(ProofRefusal.NOT_SIGNED_YET::refused);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    client.close();
  }
}
