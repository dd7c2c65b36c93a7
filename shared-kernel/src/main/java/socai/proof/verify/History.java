package socai.proof.verify;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One history of a log, shown in one or more exports that follow one another. Each begins with the
 * very lines that the ones before it showed, by root and not by number only; and every checkpoint
 * that was kept, or that a part is signed by, says the same of what all of them show.
 *
 * <p>A part that was broken off counts up to its last whole line if another goes on there: what it
 * shows is verified by that one's root.
 */
public final class History {
  private static final int AT_THE_BEGINNING = -1;

  private final Trust trust;

  /** What is signed of this log, by size. */
  private final TreeMap<Long, Claim> claims = new TreeMap<>();

  private Optional<String> origin = Optional.empty();

  /** What contradicts, as long as the lines that show it are not verified themselves. */
  private List<Contradiction> unproven = List.of();

  private long begins = AT_THE_BEGINNING;
  private @Nullable ExportFile last;

  /** That the ledger had this root, or else what is wrong. */
  private record Claim(CheckpointNote checkpoint, Flaw otherwise) {}

  private record Contradiction(long size, Flaw finding) {}

  /**
   * What is missing of an export that was broken off.
   *
   * @param after the position of the last whole line
   * @param size of the checkpoint that it is verified by
   */
  public record Rest(long after, long size) {}

  /**
   * A history of which nothing is shown yet.
   *
   * @param held checkpoints that the auditor has kept, or statements with one
   * @throws NotVerifiedException if they are not signed, or of two histories themselves
   */
  public History(Trust trust, List<byte[]> held) throws NotVerifiedException {
    this.trust = trust;
    for (byte[] note : held) {
      CheckpointNote kept = ProofFile.heldBy(note, trust);
      demandSameLog(kept);
      if (claim(kept, Flaw.NOT_THE_HELD_ONE).isPresent()) {
        throw new NotVerifiedException(Flaw.TWO_HISTORIES, kept.size());
      }
    }
  }

  /**
   * Reads the next part. Costs one pass over it; holds one line and the hashes of one tile.
   *
   * @return what it shows
   * @throws NotVerifiedException if it is not as it was signed, or does not go on where the one
   *     before it ended
   */
  public Exported add(InputStream in) throws NotVerifiedException, IOException {
    ExportFile part = ExportFile.begin(in, trust);
    demandSameLog(part.checkpoint());
    @Nullable ExportFile before = last;
    if (before != null && before.reached() != part.reached()) {
      throw new NotVerifiedException(Flaw.PARTS_DO_NOT_JOIN, before.reached() + 1);
    }
    if (before == null) {
      begins = part.reached();
    }
    List<Contradiction> seen = new ArrayList<>(joined(before, part));
    claim(part.checkpoint(), Flaw.TWO_HISTORIES).ifPresent(seen::add);
    compare(part).ifPresent(seen::add);
    while (part.next()) {
      compare(part).ifPresent(seen::add);
    }
    last = part;
    unproven = seen;
    if (part.isWhole()) {
      demandNone(seen);
    }
    return part.shown();
  }

  /** What the lines up to here contradict, now that {@code part} goes on from them. */
  private List<Contradiction> joined(@Nullable ExportFile before, ExportFile part) {
    if (before == null || Arrays.equals(before.root(), part.root())) {
      return unproven;
    }
    return List.of(
        new Contradiction(
            part.reached(), before.isWhole() ? Flaw.TWO_HISTORIES : Flaw.ROOT_DIFFERS));
  }

  private Optional<Contradiction> claim(CheckpointNote checkpoint, Flaw otherwise) {
    @Nullable Claim known = claims.putIfAbsent(checkpoint.size(), new Claim(checkpoint, otherwise));
    return known == null || known.checkpoint().root().equals(checkpoint.root())
        ? Optional.empty()
        : Optional.of(new Contradiction(checkpoint.size(), known.otherwise()));
  }

  private Optional<Contradiction> compare(ExportFile part) {
    @Nullable Claim claim = claims.get(part.reached());
    return claim == null || Arrays.equals(part.root(), claim.checkpoint().rootBytes())
        ? Optional.empty()
        : Optional.of(new Contradiction(part.reached(), claim.otherwise()));
  }

  /** Two roots that are signed say more than lines that are not theirs; the first one says most. */
  private static void demandNone(List<Contradiction> seen) throws NotVerifiedException {
    Optional<Contradiction> worst =
        seen.stream()
            .min(
                Comparator.comparing((Contradiction one) -> one.finding() == Flaw.ROOT_DIFFERS)
                    .thenComparing(Contradiction::size));
    if (worst.isPresent()) {
      throw new NotVerifiedException(worst.get().finding(), worst.get().size());
    }
  }

  private void demandSameLog(CheckpointNote checkpoint) throws NotVerifiedException {
    if (!origin.orElse(checkpoint.origin()).equals(checkpoint.origin())) {
      throw new NotVerifiedException(Flaw.OTHER_LOG);
    }
    origin = Optional.of(checkpoint.origin());
  }

  /** What is to be asked for if the last part was broken off. */
  public Optional<Rest> rest() {
    return Optional.ofNullable(last)
        .filter(part -> !part.isWhole())
        .map(part -> new Rest(part.reached(), part.checkpoint().size()));
  }

  /**
   * All parts as one, when there are no more.
   *
   * @throws NotVerifiedException if there is none, the last one was broken off, or a checkpoint
   *     speaks of what is not shown
   */
  public Exported end() throws NotVerifiedException {
    @Nullable ExportFile end = last;
    if (end == null || !end.isWhole()) {
      throw new NotVerifiedException(Flaw.TRUNCATED, end == null ? 0 : end.reached() + 1);
    }
    for (Map.Entry<Long, Claim> claim : claims.entrySet()) {
      long size = claim.getKey();
      if (size < begins) {
        throw new NotVerifiedException(Flaw.NOT_FROM_THE_FIRST, size + 1);
      }
      if (size > end.reached() && size != end.checkpoint().size()) {
        throw claim.getValue().otherwise() == Flaw.NOT_THE_HELD_ONE
            ? new NotVerifiedException(Flaw.OLDER_THAN_HELD, end.reached() + 1)
            : new NotVerifiedException(Flaw.NOT_COMPARED, size);
      }
    }
    return new Exported(begins, end.reached(), end.checkpoint());
  }
}
