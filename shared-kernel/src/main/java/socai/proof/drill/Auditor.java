package socai.proof.drill;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import socai.problem.RefusedException;
import socai.proof.LedgerExport;
import socai.proof.TransparencyLog;
import socai.proof.verify.CheckpointNote;
import socai.proof.verify.ExportFile;
import socai.proof.verify.Flaw;
import socai.proof.verify.NotVerifiedException;
import socai.proof.verify.ProofFile;
import socai.proof.verify.Trust;
import socai.proof.verify.TrustedKey;

/**
 * Somebody who was given the log's verifier key and has kept one checkpoint, and now asks for all
 * that the log gives out. Judges with the verifier only.
 */
final class Auditor {
  private static final Map<Flaw, Check> FOUND_BY =
      Map.of(
          Flaw.NOT_SIGNED, Check.SIGNATURE,
          Flaw.FORGED, Check.SIGNATURE,
          Flaw.NOT_CONSISTENT, Check.CONSISTENCY,
          Flaw.LINE_DIFFERS, Check.LINES,
          Flaw.ROOT_DIFFERS, Check.LINES,
          Flaw.TRUNCATED, Check.COMPLETENESS);

  private final TrustedKey key;
  private final CheckpointNote held;
  private final byte[] heldNote;
  private final Set<Check> checks;
  private final DrilledReadModels views;

  /**
   * @param heldNote the checkpoint that was kept
   * @param checks those that are carried out; all but in a drill of the drill
   */
  Auditor(TrustedKey key, byte[] heldNote, Set<Check> checks, DrilledReadModels views)
      throws NotVerifiedException {
    this.key = key;
    this.heldNote = heldNote;
    this.held = Trust.in(key).checkpoint(new String(heldNote, StandardCharsets.UTF_8));
    this.checks = checks;
    this.views = views;
  }

  /** The first thing that is wrong with the log of {@code scene}; empty if nothing is. */
  Optional<Found> examine(Scene scene) {
    try {
      return look(scene);
    } catch (NotVerifiedException e) {
      Check check = FOUND_BY.getOrDefault(e.finding(), Check.COMPLETENESS);
      return checks.contains(check)
          ? Optional.of(new Found(check, e.finding().code(), place(e)))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String place(NotVerifiedException e) {
    return e.place() == NotVerifiedException.NOWHERE ? "checkpoint" : Long.toString(e.place());
  }

  private Optional<Found> look(Scene scene) throws NotVerifiedException, IOException {
    TransparencyLog log = scene.log();
    Trust trust = trust(log);
    String note = log.latest().orElseThrow().note().toString();
    CheckpointNote latest = trust.checkpoint(note);
    if (latest.size() < held.size()) {
      return checks.contains(Check.GROWTH)
          ? Optional.of(
              new Found(
                  Check.GROWTH, Flaw.OLDER_THAN_HELD.code(), Long.toString(latest.size() + 1)))
          : Optional.empty();
    }
    if (checks.contains(Check.CONSISTENCY)) {
      byte[] proof =
          log.consistency(held.size(), Optional.of(latest.size())).getBytes(StandardCharsets.UTF_8);
      ProofFile.consistency(proof, heldNote, trust);
    }
    Path export = Files.createTempFile("socai-drill", ".ndjson");
    try {
      write(scene, log, export);
      try (InputStream in = Files.newInputStream(export)) {
        ExportFile.verify(in, trust, Optional.empty());
      }
      return views(scene, export);
    } finally {
      Files.delete(export);
    }
  }

  private Optional<Found> views(Scene scene, Path export) {
    return checks.contains(Check.READ_MODELS)
        ? views
            .difference(scene.database(), export, scene.scratch())
            .map(where -> new Found(Check.READ_MODELS, "picture-differs", where))
        : Optional.empty();
  }

  /** Who does not hold the key against what they were given takes any that is published. */
  private Trust trust(TransparencyLog log) {
    if (checks.contains(Check.SIGNATURE)) {
      return Trust.in(key);
    }
    List<TrustedKey> any = new ArrayList<>(List.of(key));
    log.keys().forEach(used -> TrustedKey.parse(used.key().toString()).ifPresent(any::add));
    return new Trust(any, List.of(), 0);
  }

  /** What the log breaks off in the middle is an export that is cut off. */
  private static void write(Scene scene, TransparencyLog log, Path file) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      LedgerExport export = new LedgerExport(scene.ledger(), log);
      export.write(export.plan(0, Optional.empty(), Optional.empty()), out);
    } catch (RefusedException brokenOff) {
      return;
    }
  }
}
