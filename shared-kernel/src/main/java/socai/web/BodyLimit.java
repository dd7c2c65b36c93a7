package socai.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies that no command of ours can be, before they fill the memory; {@link LongBody}
 * names the endpoints that are no commands.
 */
@Component
@Order(BodyLimit.BEFORE_ALL_ELSE)
class BodyLimit extends OncePerRequestFilter {
  static final int BEFORE_ALL_ELSE = Integer.MIN_VALUE;

  /** No command comes near this; a page of them would. */
  static final long MAX_BYTES = 1 << 20;

  private final List<LongBody> longer;

  BodyLimit(ObjectProvider<LongBody> longer) {
    this.longer = longer.stream().toList();
  }

  /** How long a body may be on its way: so long, and longer by its length at this rate. */
  private static final Duration ON_ITS_WAY = Duration.ofSeconds(20);

  private static final long LEAST_BYTES_PER_SECOND = 1 << 10;

  /** The body went on past the limit. */
  static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /** The body did not come in time. */
  static final class TooSlowException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    long most = mostBytes(request);
    if (request.getContentLengthLong() > most) {
      ProblemAnswers.write(WebRefusal.TOO_LARGE, request, response);
      return;
    }
    Limited limited = new Limited(request, most);
    try {
      chain.doFilter(isForm(request) ? new FormBody(limited) : limited, response);
    } catch (TooLargeException large) {
      ProblemAnswers.write(WebRefusal.TOO_LARGE, request, response);
    } catch (IOException broken) {
      if (!isSlowness(broken)) {
        throw broken;
      }
      ProblemAnswers.write(WebRefusal.TOO_SLOW, request, response);
    }
  }

  /** Whether a body that did not come in time is behind {@code fault}. */
  static boolean isSlowness(Throwable fault) {
    return isBehind(TooSlowException.class, fault);
  }

  private static boolean isBehind(Class<? extends Throwable> kind, Throwable fault) {
    return Stream.iterate(fault, Objects::nonNull, Throwable::getCause).anyMatch(kind::isInstance);
  }

  private static boolean isForm(HttpServletRequest request) {
    String type = request.getContentType();
    return request.getMethod().equals("POST")
        && type != null
        && type.toLowerCase(Locale.ROOT).startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
  }

  private long mostBytes(HttpServletRequest request) {
    return longer.stream()
        .filter(one -> one.path().equals(request.getRequestURI()))
        .mapToLong(LongBody::mostBytes)
        .findFirst()
        .orElse(MAX_BYTES);
  }

  private static final class Limited extends HttpServletRequestWrapper {
    private final long most;

    Limited(HttpServletRequest request, long most) {
      super(request);
      this.most = most;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      return new Counted(super.getInputStream(), most);
    }
  }

  private static final class Counted extends ServletInputStream {
    private final ServletInputStream body;
    private final long most;
    private final long begun = System.nanoTime();
    private long seen;

    Counted(ServletInputStream body, long most) {
      this.body = body;
      this.most = most;
    }

    @Override
    public int read() throws IOException {
      try {
        int next = body.read();
        return next < 0 ? next : counted(next, 1);
      } catch (IOException broken) {
        throw understood(broken);
      }
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      try {
        int read = body.read(into, offset, length);
        return read < 0 ? read : counted(read, read);
      } catch (IOException broken) {
        throw understood(broken);
      }
    }

    /** The container wraps the time-out of a read. */
    private static IOException understood(IOException broken) {
      return isBehind(SocketTimeoutException.class, broken) ? new TooSlowException() : broken;
    }

    private int counted(int result, int bytes) throws IOException {
      seen += bytes;
      if (seen > most) {
        throw new TooLargeException();
      }
      long seconds = Duration.ofNanos(System.nanoTime() - begun).toSeconds();
      if (seconds > ON_ITS_WAY.toSeconds() + seen / LEAST_BYTES_PER_SECOND) {
        throw new TooSlowException();
      }
      return result;
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
}
