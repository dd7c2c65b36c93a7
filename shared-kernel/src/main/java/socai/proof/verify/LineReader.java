package socai.proof.verify;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Reads lines as bytes, one after the other, without copying them. A line beyond all measure is not
 * read to its end.
 */
final class LineReader {
  /** More than a document of the ledger's store can hold. */
  static final int MOST_BYTES = 17 << 20;

  private static final int FIRST_BUFFER = 1 << 18;

  private final InputStream in;
  private byte[] buffer = new byte[FIRST_BUFFER];
  private int from;
  private int to;
  private int filled;

  LineReader(InputStream in) {
    this.in = in;
  }

  /** How {@link #next} went. */
  enum Read {
    LINE,
    END,
    /** There is something, but no line break after it. */
    BROKEN_OFF,
    TOO_LONG
  }

  Read next() throws IOException {
    from = filled == 0 ? 0 : Math.min(to + 1, filled);
    int at = from;
    while (true) {
      while (at < filled) {
        if (buffer[at] == '\n') {
          to = at;
          return Read.LINE;
        }
        at++;
      }
      if (filled - from > MOST_BYTES) {
        return Read.TOO_LONG;
      }
      at -= from;
      if (!fill()) {
        return filled == 0 ? Read.END : Read.BROKEN_OFF;
      }
    }
  }

  /** Moves what is begun to the front and reads on behind it; false at the end. */
  private boolean fill() throws IOException {
    System.arraycopy(buffer, from, buffer, 0, filled - from);
    filled -= from;
    from = 0;
    to = -1;
    if (filled == buffer.length) {
      buffer = Arrays.copyOf(buffer, 2 * buffer.length);
    }
    int read = in.read(buffer, filled, buffer.length - filled);
    filled += Math.max(0, read);
    return read > 0;
  }

  /** The bytes among which the line is; to be changed by nobody, valid until the next one. */
  byte[] buffer() {
    return buffer;
  }

  int offset() {
    return from;
  }

  int length() {
    return to - from;
  }

  byte[] line() {
    return Arrays.copyOfRange(buffer, from, to);
  }
}
