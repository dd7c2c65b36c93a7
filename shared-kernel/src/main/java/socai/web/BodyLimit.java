package socai.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies that no command of ours can be, before they fill the memory or hold a thread;
 * {@link LongBody} names the endpoints that are no commands. What is short is read whole before
 * anything is done, so that the connection is clean whatever the answer; what is longer comes as it
 * is read, and its connection ends with it, since nobody may have read it to its end.
 */
@Component
@Order(BodyLimit.BEFORE_ALL_ELSE)
class BodyLimit extends OncePerRequestFilter {
  static final int BEFORE_ALL_ELSE = Integer.MIN_VALUE;

  /** No command comes near this; a page of them would. */
  static final long MAX_BYTES = 1 << 20;

  /** What is read, and kept, of whoever has not logged in. */
  private static final int SHORT_BYTES = 64 << 10;

  /** Whoever is logged in and sends too much is heard out so far: else they would not hear us. */
  private static final long HEARD_OUT_BYTES = 16 << 20;

  private final List<LongBody> longer;

  BodyLimit(ObjectProvider<LongBody> longer) {
    this.longer = longer.stream().toList();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    long length = request.getContentLengthLong();
    if (length == 0 || (length < 0 && request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null)) {
      chain.doFilter(request, response);
      return;
    }
    try {
      PacedBody body =
          new PacedBody(request.getInputStream(), length, most(request), placeOf(request));
      if (length > SHORT_BYTES) {
        longBody(request, response, chain, body, new byte[0]);
        return;
      }
      byte[] begin = body.readNBytes(SHORT_BYTES + 1);
      if (begin.length > SHORT_BYTES) {
        longBody(request, response, chain, body, begin);
      } else {
        chain.doFilter(ReadBody.of(request, begin), response);
      }
    } catch (PacedBody.TooLargeException large) {
      refuse(WebRefusal.TOO_LARGE, request, response);
    } catch (IOException broken) {
      if (!PacedBody.isSlowness(broken)) {
        throw broken;
      }
      refuse(WebRefusal.TOO_SLOW, request, response);
    }
  }

  private static Runnable placeOf(HttpServletRequest request) {
    return request.getAttribute(BodiesOnTheirWay.PLACE) instanceof Places.Place place
        ? place::close
        : () -> {};
  }

  private static void refuse(
      WebRefusal refusal, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!response.isCommitted()) {
      response.setHeader(HttpHeaders.CONNECTION, "close");
      ProblemAnswers.write(refusal, request, response);
    }
  }

  private static void longBody(
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain,
      PacedBody body,
      byte[] begin)
      throws IOException, ServletException {
    response.setHeader(HttpHeaders.CONNECTION, "close");
    chain.doFilter(new LongComing(request, new BegunBody(begin, body)), response);
    if (response.getStatus() == WebRefusal.TOO_LARGE.status()) {
      response.flushBuffer();
      drain(request.getInputStream());
    }
  }

  private static void drain(ServletInputStream rest) {
    try {
      new PacedBody(rest, 0, HEARD_OUT_BYTES, () -> {}).transferTo(OutputStream.nullOutputStream());
    } catch (IOException enough) {
      // Whoever was sending has stopped, or goes on for too long: there is nobody to hear us.
      return;
    }
  }

  private long most(HttpServletRequest request) {
    return longer.stream()
        .filter(one -> one.path().equals(request.getRequestURI()))
        .mapToLong(LongBody::mostBytes)
        .findFirst()
        .orElse(MAX_BYTES);
  }

  /** A request whose body is read as it comes. */
  private static final class LongComing extends HttpServletRequestWrapper {
    private final BegunBody body;

    LongComing(HttpServletRequest request, BegunBody body) {
      super(request);
      this.body = body;
    }

    @Override
    public ServletInputStream getInputStream() {
      return body;
    }
  }
}
