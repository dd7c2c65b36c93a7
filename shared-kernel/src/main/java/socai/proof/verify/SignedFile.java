package socai.proof.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/** What a file that a log gave out shows of its history: the roots of some sizes. */
abstract class SignedFile {
  /** More than any proof or note: what is larger is none. */
  static final int MOST_BYTES = 32 << 20;

  private static final String EXPORT = "{\"socai.export\"";
  private static final String PROOF = "c2sp.org/tlog-proof@";
  private static final String CONSISTENCY = "old ";

  private final CheckpointNote checkpoint;

  private SignedFile(CheckpointNote checkpoint) {
    this.checkpoint = checkpoint;
  }

  /**
   * Reads a file of any kind and verifies it.
   *
   * @throws NotVerifiedException if it is of none, or not as it was signed
   */
  static SignedFile read(Path file, Trust trust) throws NotVerifiedException, IOException {
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(EXPORT.length() + PROOF.length());
    }
    String begins = new String(head, StandardCharsets.ISO_8859_1);
    if (begins.startsWith(EXPORT)) {
      return Range.of(file, trust);
    }
    byte[] all = small(file);
    if (begins.startsWith(PROOF)) {
      return new Note(ProofFile.inclusion(all, Optional.empty(), trust).checkpoint());
    }
    return begins.startsWith(CONSISTENCY)
        ? Extension.of(Submission.parse(all), trust)
        : new Note(ProofFile.noted(all, trust));
  }

  /** The bytes of a file that is no export. */
  static byte[] small(Path file) throws NotVerifiedException, IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new NotVerifiedException(Flaw.MALFORMED);
      }
      return bytes;
    }
  }

  /** By which it is signed. */
  final CheckpointNote checkpoint() {
    return checkpoint;
  }

  /** The sizes of which it says something; of an export, whose sizes are many, the largest two. */
  LongStream sizes() {
    return LongStream.of(checkpoint.size());
  }

  /** Whether it has the root of {@code size}. */
  boolean has(long size) {
    return size == checkpoint.size();
  }

  /** Whether it can tell if its checkpoint extends a ledger of {@code size} with a given root. */
  boolean judges(long size) {
    return false;
  }

  /** The root of {@code size}, which it has. */
  byte[] root(long size) throws NotVerifiedException, IOException {
    return checkpoint.rootBytes();
  }

  /** Whether its checkpoint is shown to extend a ledger that had {@code root} at {@code size}. */
  boolean isExtensionOf(long size, byte[] root) {
    return false;
  }

  /** The first event that two exports show and that is not the same. */
  static OptionalLong firstDifference(SignedFile one, SignedFile other)
      throws NotVerifiedException, IOException {
    if (!(one instanceof Range left) || !(other instanceof Range right)) {
      return OptionalLong.empty();
    }
    long begin = Math.max(left.range.after(), right.range.after());
    long end = Math.min(left.range.through(), right.range.through());
    try (InputStream in = Files.newInputStream(left.file);
        InputStream beside = Files.newInputStream(right.file)) {
      ExportFile a = ExportFile.begin(in, left.trust);
      ExportFile b = ExportFile.begin(beside, right.trust);
      for (long size = begin; size <= end; size++) {
        a.readTo(size);
        b.readTo(size);
        if (!Arrays.equals(a.root(), b.root())) {
          return size == begin && begin > 0 ? OptionalLong.empty() : OptionalLong.of(size);
        }
      }
      return OptionalLong.empty();
    }
  }

  /** A signed note: one size. */
  private static final class Note extends SignedFile {
    Note(CheckpointNote checkpoint) {
      super(checkpoint);
    }
  }

  /**
   * That a checkpoint extends what the ledger was at an earlier size, whose root it does not tell.
   */
  private static final class Extension extends SignedFile {
    private final Submission shown;

    private Extension(Submission shown, CheckpointNote later) {
      super(later);
      this.shown = shown;
    }

    static Extension of(Submission shown, Trust trust) throws NotVerifiedException {
      return new Extension(shown, shown.checkpoint(trust));
    }

    @Override
    LongStream sizes() {
      return LongStream.of(checkpoint().size(), shown.old());
    }

    @Override
    boolean judges(long size) {
      return size == shown.old();
    }

    @Override
    boolean isExtensionOf(long size, byte[] root) {
      return shown.isShownToExtend(size, root, checkpoint());
    }
  }

  /** An export: each size from the one before its first line to that of its last. */
  private static final class Range extends SignedFile {
    private final Path file;
    private final Trust trust;
    private final Exported range;

    private Range(Path file, Trust trust, Exported range) {
      super(range.checkpoint());
      this.file = file;
      this.trust = trust;
      this.range = range;
    }

    static Range of(Path file, Trust trust) throws NotVerifiedException, IOException {
      try (InputStream in = Files.newInputStream(file)) {
        return new Range(file, trust, ExportFile.verify(in, trust, Optional.empty()));
      }
    }

    @Override
    LongStream sizes() {
      return LongStream.of(checkpoint().size(), range.through());
    }

    @Override
    boolean has(long size) {
      return super.has(size) || (size >= range.after() && size <= range.through());
    }

    @Override
    byte[] root(long size) throws NotVerifiedException, IOException {
      if (size == checkpoint().size()) {
        return super.root(size);
      }
      try (InputStream in = Files.newInputStream(file)) {
        ExportFile lines = ExportFile.begin(in, trust);
        lines.readTo(size);
        return lines.root();
      }
    }
  }
}
