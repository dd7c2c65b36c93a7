package socai.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Gives each request an identifier, by which what a caller was answered is found in the log: the
 * one that it came with, in W3C's {@code traceparent} or in {@code X-Request-Id}, else one of ours.
 * It is taken only if it is hexadecimal digits, and more than a telephone or an identity card has:
 * what is a name, a number of somebody or an address comes into no log.
 */
final class RequestIds extends ValveBase {
  static final String HEADER = "X-Request-Id";

  /** Where the identifier is found, in the request and in what is logged for it. */
  private static final String ID = "request";

  private static final Pattern TRACE_PARENT =
      Pattern.compile("[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

  private static final Pattern ID_FORM = Pattern.compile("[0-9a-fA-F](?:-?[0-9a-fA-F]){15,63}");

  private static final int OUR_BYTES = 8;

  RequestIds() {
    super(true);
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    String id = id(request.getHeader("traceparent"), request.getHeader(HEADER));
    request.setAttribute(RequestIds.class.getName(), id);
    response.setHeader(HEADER, id);
    Caller.note(request);
    MDC.put(ID, id);
    try {
      getNext().invoke(request, response);
    } finally {
      MDC.remove(ID);
    }
  }

  /** That of {@code request}; empty before it has one. */
  static Optional<String> of(jakarta.servlet.http.HttpServletRequest request) {
    return Optional.ofNullable((String) request.getAttribute(RequestIds.class.getName()));
  }

  static String id(@Nullable String traceParent, @Nullable String requestId) {
    if (traceParent != null) {
      Matcher trace = TRACE_PARENT.matcher(traceParent);
      if (trace.matches()) {
        return trace.group(1);
      }
    }
    if (requestId != null && ID_FORM.matcher(requestId).matches()) {
      return requestId;
    }
    byte[] ours = new byte[OUR_BYTES];
    ThreadLocalRandom.current().nextBytes(ours);
    return HexFormat.of().formatHex(ours);
  }
}
