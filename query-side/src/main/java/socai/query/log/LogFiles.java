package socai.query.log;

import io.swagger.v3.oas.annotations.Hidden;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import socai.access.AccessRole;
import socai.access.Everybody;
import socai.access.MayCall;
import socai.ledger.Entry;
import socai.ledger.Ledger;
import socai.ledger.Position;
import socai.proof.LogKey;
import socai.proof.Notary;
import socai.proof.ProofRefusal;
import socai.proof.TransparencyLog;
import socai.proof.tree.Tile;
import socai.proof.witness.Witnesses;

/** The log as C2SP's tlog-tiles lays it out, for tools that know no more of us than that. */
@RestController
@Hidden
class LogFiles {
  private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);

  /** Bundles tell a line's length in two bytes. */
  private static final int MOST_BYTES_IN_A_BUNDLE = 0xffff;

  private static final CacheControl FOR_A_MOMENT = CacheControl.maxAge(Duration.ofSeconds(1));
  private static final CacheControl FOR_GOOD =
      CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

  private final TransparencyLog log;
  private final Ledger ledger;
  private final Optional<Notary> notary;
  private final Optional<Witnesses> witnesses;

  LogFiles(
      TransparencyLog log, Ledger ledger, Optional<Notary> notary, Optional<Witnesses> witnesses) {
    this.log = log;
    this.ledger = ledger;
    this.notary = notary;
    this.witnesses = witnesses;
  }

  /** What is the last thing that the log has said; nothing while the ledger belies it. */
  @GetMapping("/log/checkpoint")
  @Everybody
  ResponseEntity<String> checkpoint() {
    notary
        .map(Notary::whyStopped)
        .orElseGet(log::stopped)
        .ifPresent(
            why -> {
              throw ProofRefusal.stopped(why);
            });
    String note = log.latest().orElseThrow(ProofRefusal.NOT_SIGNED_YET::refused).note().toString();
    return ResponseEntity.ok().contentType(TEXT).cacheControl(FOR_A_MOMENT).body(note);
  }

  @GetMapping("/log/keys")
  @Everybody
  ResponseEntity<List<PublishedKey>> keys() {
    List<PublishedKey> keys =
        log.keys().stream()
            .map(used -> new PublishedKey(used.key().toString(), used.handover()))
            .toList();
    return ResponseEntity.ok().cacheControl(FOR_A_MOMENT).body(keys);
  }

  /**
   * Who witnesses, and whose word is enough, as C2SP's tlog-policy spells it: the log's own word.
   */
  @GetMapping("/log/policy")
  @Everybody
  ResponseEntity<String> policy() {
    String policy =
        witnesses
            .orElseThrow(ProofRefusal.NO_POLICY::refused)
            .policy()
            .published(log.keys().stream().map(LogKey::key).toList());
    return ResponseEntity.ok().contentType(TEXT).cacheControl(FOR_A_MOMENT).body(policy);
  }

  /**
   * A verifier key of the log.
   *
   * @param handover the note by which the key before it handed over; absent for the first
   */
  record PublishedKey(String key, Optional<String> handover) {}

  @GetMapping("/log/tile/{level:[0-9]{1,2}}/{*tile}")
  @Everybody
  ResponseEntity<byte[]> tile(@PathVariable String level, @PathVariable String tile) {
    TilePath path = TilePath.parse(level, tile);
    int width = path.width(signed());
    Tile found =
        log.tile(path.id())
            .filter(kept -> kept.width() >= width)
            .orElseThrow(ProofRefusal.NO_SUCH_TILE::refused);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .cacheControl(FOR_GOOD)
        .body(found.bytes(width));
  }

  /** Lines name people: nobody on the way may keep them. */
  @GetMapping("/log/tile/entries/{*tile}")
  @MayCall(AccessRole.AUDITOR)
  ResponseEntity<byte[]> entries(@PathVariable String tile) {
    TilePath path = TilePath.parse("0", tile);
    int width = path.width(signed());
    List<Entry> entries = ledger.read(new Position(path.id().firstLeaf()), width);
    if (entries.size() < width) {
      throw ProofRefusal.NO_SUCH_TILE.refused();
    }
    ByteArrayOutputStream bundle = new ByteArrayOutputStream();
    for (Entry entry : entries) {
      byte[] line = entry.bytes();
      if (line.length > MOST_BYTES_IN_A_BUNDLE) {
        throw ProofRefusal.LINE_TOO_LONG.refused(Map.of("position", entry.position().toString()));
      }
      bundle.write(line.length >> 8);
      bundle.write(line.length);
      bundle.writeBytes(line);
    }
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .cacheControl(CacheControl.noStore())
        .body(bundle.toByteArray());
  }

  private long signed() {
    return log.latest().map(latest -> latest.checkpoint().size()).orElse(0L);
  }
}
