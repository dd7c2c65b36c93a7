package socai.proof.verify;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Proofs that stand in a file: that a line is in the ledger, that a ledger extends another. */
public final class ProofFile {
  private static final String FORMAT = "c2sp.org/tlog-proof@v1";
  private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,17}");
  private static final int MOST_HASHES = 63;
  private static final int PIECE = 1 << 13;

  /** Looked through line by line: taken apart at once, a file of empty lines would be too many. */
  private final String file;

  private int from;
  private long read;

  ProofFile(byte[] file) throws NotVerifiedException {
    this.file = text(file);
  }

  /** {@code bytes} as UTF-8, or not at all. */
  static String text(byte[] bytes) throws NotVerifiedException {
    CharsetDecoder strict = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer left = ByteBuffer.wrap(bytes);
    CharBuffer piece = CharBuffer.allocate(PIECE);
    CoderResult read;
    do { // piece by piece, since a decoder's own buffer is several times the size of the file
      read = strict.decode(left, piece.clear(), true);
    } while (read.isOverflow());
    if (read.isError()) {
      throw new NotVerifiedException(Flaw.MALFORMED);
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /**
   * Verifies that a line is in the ledger.
   *
   * @param file in the form of C2SP's tlog-proof
   * @param given the line, without its line break; where empty, it is the proof's extra data
   * @throws NotVerifiedException if it is not proven
   */
  public static Included inclusion(byte[] file, Optional<byte[]> given, Trust trust)
      throws NotVerifiedException {
    ProofFile proof = new ProofFile(file);
    if (!proof.line().equals(FORMAT)) {
      throw proof.malformed();
    }
    Optional<byte[]> extra = proof.extra();
    long index = proof.number("index ");
    List<byte[]> path = proof.hashes();
    CheckpointNote checkpoint = trust.checkpoint(proof.rest());
    Optional<byte[]> line = given.isPresent() ? given : extra;
    if (line.isEmpty()) {
      throw new NotVerifiedException(Flaw.MALFORMED, 2);
    }
    byte[] leaf = new Sha256().leaf(line.get(), 0, line.get().length);
    if (!new Merkle().includes(leaf, index, checkpoint.size(), path, checkpoint.rootBytes())) {
      throw new NotVerifiedException(Flaw.LINE_DIFFERS, index + 1);
    }
    if (!JsonLine.hasOneReading(line.get(), 0, line.get().length)) {
      throw new NotVerifiedException(Flaw.AMBIGUOUS, index + 1);
    }
    return new Included(index + 1, line.get(), checkpoint);
  }

  /**
   * Verifies that a checkpoint extends an earlier one.
   *
   * @param file the earlier size, the hashes and the later checkpoint, as tlog-witness sends them
   * @param held the earlier checkpoint, or a statement with it, which the auditor has kept
   * @return the later one
   * @throws NotVerifiedException if it does not, or is smaller
   */
  public static CheckpointNote consistency(byte[] file, byte[] held, Trust trust)
      throws NotVerifiedException {
    CheckpointNote earlier = heldBy(held, trust);
    ProofFile proof = new ProofFile(file);
    long old = proof.number("old ");
    List<byte[]> path = proof.hashes();
    CheckpointNote later = trust.checkpoint(proof.rest());
    if (!later.origin().equals(earlier.origin())) {
      throw new NotVerifiedException(Flaw.OTHER_LOG);
    }
    if (later.size() < earlier.size()) {
      throw new NotVerifiedException(Flaw.OLDER_THAN_HELD, later.size() + 1);
    }
    if (old != earlier.size()
        || !new Merkle()
            .prolongs(old, earlier.rootBytes(), later.size(), later.rootBytes(), path)) {
      throw new NotVerifiedException(Flaw.NOT_CONSISTENT, earlier.size());
    }
    return later;
  }

  /**
   * The checkpoint that an auditor kept, by itself or in a statement; whoever witnessed it then
   * need not be asked again.
   */
  static CheckpointNote heldBy(byte[] note, Trust trust) throws NotVerifiedException {
    return noted(note, new Trust(trust.logs(), List.of(), 0));
  }

  /** The checkpoint in {@code note}, which is one or a statement with one. */
  static CheckpointNote noted(byte[] note, Trust trust) throws NotVerifiedException {
    String text = text(note);
    return StatementNote.isSpelledLike(text)
        ? trust.statement(text).checkpoint()
        : trust.checkpoint(text);
  }

  private Optional<byte[]> extra() throws NotVerifiedException {
    if (!file.startsWith("extra ", from)) {
      return Optional.empty();
    }
    Optional<byte[]> extra = Base64Text.decode(after("extra "));
    if (extra.isEmpty()) {
      throw malformed();
    }
    return extra;
  }

  private String line() throws NotVerifiedException {
    if (from > file.length()) {
      throw new NotVerifiedException(Flaw.TRUNCATED, read + 1);
    }
    int end = file.indexOf('\n', from);
    int to = end < 0 ? file.length() : end;
    String line = file.substring(from, to);
    from = to + 1;
    read++;
    return line;
  }

  private String after(String prefix) throws NotVerifiedException {
    String line = line();
    if (!line.startsWith(prefix)) {
      throw malformed();
    }
    return line.substring(prefix.length());
  }

  long number(String prefix) throws NotVerifiedException {
    String digits = after(prefix);
    if (!NUMBER.matcher(digits).matches()) {
      throw malformed();
    }
    return Long.parseLong(digits);
  }

  /** The lines up to the empty one, which is passed over. */
  List<byte[]> hashes() throws NotVerifiedException {
    List<byte[]> hashes = new ArrayList<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      Optional<byte[]> hash = Base64Text.decode(line);
      if (hash.isEmpty() || hash.get().length != Sha256.BYTES || hashes.size() == MOST_HASHES) {
        throw malformed();
      }
      hashes.add(hash.get());
    }
    return hashes;
  }

  String rest() {
    return file.substring(Math.min(from, file.length()));
  }

  private NotVerifiedException malformed() {
    return new NotVerifiedException(Flaw.MALFORMED, read);
  }
}
