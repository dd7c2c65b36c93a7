package socai.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
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

  /** The body went on past the limit. */
  static final class TooLargeException extends IOException {
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
    chain.doFilter(new Limited(request, most), response);
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
    private long seen;

    Counted(ServletInputStream body, long most) {
      this.body = body;
      this.most = most;
    }

    @Override
    public int read() throws IOException {
      int next = body.read();
      return next < 0 ? next : counted(next, 1);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = body.read(into, offset, length);
      return read < 0 ? read : counted(read, read);
    }

    private int counted(int result, int bytes) throws TooLargeException {
      seen += bytes;
      if (seen > most) {
        throw new TooLargeException();
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
