package socai.web;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;

/** A body as it comes, given up where it is too long or too slow. */
final class PacedBody extends ServletInputStream {
  /** How long any body may be on its way; longer ones longer, at the least rate. */
  private static final Duration ON_ITS_WAY = Duration.ofSeconds(20);

  /** What a telephone has where it has anything. */
  private static final long LEAST_BYTES_PER_SECOND = 1 << 10;

  /** Whoever sends more than a command has a line for it. */
  private static final long LEAST_OF_A_LONG_BODY = 64 << 10;

  private final ServletInputStream body;
  private final long announced;
  private final long most;
  private final Runnable end;
  private final long begun = System.nanoTime();
  private long seen;

  /**
   * @param announced how long it is, as its sender says; a negative number where that was not said
   * @param most how long it may be; one that says it is longer is not begun
   * @param end is told when it has come; perhaps several times
   */
  PacedBody(ServletInputStream body, long announced, long most, Runnable end) {
    this.body = body;
    this.announced = announced;
    this.most = most;
    this.end = end;
  }

  /** The body went on past the limit. */
  static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /** The body did not come in time. */
  static final class TooSlowException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /** Whether a body that did not come in time is behind {@code fault}. */
  static boolean isSlowness(Throwable fault) {
    return isBehind(TooSlowException.class, fault);
  }

  private static boolean isBehind(Class<? extends Throwable> kind, Throwable fault) {
    return Stream.iterate(fault, Objects::nonNull, Throwable::getCause).anyMatch(kind::isInstance);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    checkLength(announced);
    try {
      int read = body.read(into, offset, length);
      if (read < 0) {
        end.run();
        return read;
      }
      seen += read;
      checkLength(seen);
      checkPace();
      return read;
    } catch (IOException broken) {
      // The container wraps the time-out of a read.
      throw isBehind(SocketTimeoutException.class, broken) ? new TooSlowException() : broken;
    }
  }

  private void checkLength(long bytes) throws TooLargeException {
    if (bytes > most) {
      throw new TooLargeException();
    }
  }

  private void checkPace() throws TooSlowException {
    long beyondACommand = Math.max(0, seen - BodyLimit.MAX_BYTES);
    long seconds =
        (seen - beyondACommand) / LEAST_BYTES_PER_SECOND + beyondACommand / LEAST_OF_A_LONG_BODY;
    if (System.nanoTime() - begun > ON_ITS_WAY.plusSeconds(seconds).toNanos()) {
      throw new TooSlowException();
    }
  }

  @Override
  public boolean isFinished() {
    return body.isFinished();
  }

  @Override
  public boolean isReady() {
    return body.isReady();
  }

  @Override
  public void setReadListener(ReadListener listener) {
    body.setReadListener(listener);
  }
}
