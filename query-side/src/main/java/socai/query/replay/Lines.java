package socai.query.replay;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import socai.ledger.Position;

/** The lines of an export, one after the other; none is held longer than it is read. */
final class Lines {
  /** More than any command may be, and so more than any event. */
  private static final int LONGEST = 1 << 21;

  private static final int CHUNK = 1 << 16;

  private final InputStream in;
  private final byte[] chunk = new byte[CHUNK];
  private int at;
  private int end;
  private byte[] line = new byte[CHUNK];
  private long number;

  Lines(InputStream in) {
    this.in = in;
  }

  /** The line that was read last has no place: the next one takes it. */
  void passOver() {
    number--;
  }

  /** The place of the line that was read last. */
  Position position() {
    return new Position(number);
  }

  /**
   * The next line without its line feed; empty after the last.
   *
   * @throws NotAnExportException if it is too long, has no line feed, or is not UTF-8
   */
  Optional<String> next() throws IOException {
    int length = 0;
    number++;
    while (true) {
      if (at == end) {
        at = 0;
        end = in.read(chunk);
        if (end < 0) {
          return ended(length);
        }
      }
      int feed = at;
      while (feed < end && chunk[feed] != '\n') {
        feed++;
      }
      length = append(length, feed - at);
      at = feed;
      if (feed < end) {
        at++;
        return Optional.of(text(length));
      }
    }
  }

  private Optional<String> ended(int length) {
    end = 0;
    if (length > 0) {
      throw new NotAnExportException(position(), NotAnExportException.Fault.NO_EVENT);
    }
    number--;
    return Optional.empty();
  }

  private int append(int length, int more) {
    if (length + more > LONGEST) {
      throw new NotAnExportException(position(), NotAnExportException.Fault.TOO_LONG);
    }
    if (length + more > line.length) {
      line = Arrays.copyOf(line, Math.max(line.length * 2, length + more));
    }
    System.arraycopy(chunk, at, line, length, more);
    return length + more;
  }

  private String text(int length) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(line, 0, length))
          .toString();
    } catch (CharacterCodingException e) {
      throw new NotAnExportException(position(), NotAnExportException.Fault.NO_EVENT);
    }
  }
}
