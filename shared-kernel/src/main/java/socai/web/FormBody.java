package socai.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A form, read as any other body is. The container would read it by itself when somebody asks for a
 * parameter, for as long as it takes to come.
 */
final class FormBody extends HttpServletRequestWrapper {
  /** A login's name and password have room in it. */
  private static final int MOST_BYTES = 16 << 10;

  private final Map<String, String[]> parameters;

  /**
   * Reads the form.
   *
   * @throws BodyLimit.TooLargeException if it is longer than a form of ours
   * @throws BodyLimit.TooSlowException if it does not come
   */
  FormBody(HttpServletRequest request) throws IOException {
    super(request);
    byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
    if (body.length > MOST_BYTES) {
      throw new BodyLimit.TooLargeException();
    }
    parameters = parse(new String(body, StandardCharsets.UTF_8));
  }

  private static Map<String, String[]> parse(String body) {
    Map<String, List<String>> read = new LinkedHashMap<>();
    for (String pair : body.split("&", -1)) {
      int end = pair.indexOf('=');
      if (end > 0) {
        read.computeIfAbsent(decoded(pair.substring(0, end)), name -> new ArrayList<>())
            .add(decoded(pair.substring(end + 1)));
      }
    }
    Map<String, String[]> parameters = new LinkedHashMap<>();
    read.forEach((name, values) -> parameters.put(name, values.toArray(String[]::new)));
    return Collections.unmodifiableMap(parameters);
  }

  /** What is no escape is left as it is, and will be no name or password of anybody. */
  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  @Override
  public @Nullable String getParameter(String name) {
    String[] values = parameters.get(name);
    return values == null ? null : values[0];
  }

  @Override
  public String @Nullable [] getParameterValues(String name) {
    return parameters.get(name);
  }

  @Override
  public Enumeration<String> getParameterNames() {
    return Collections.enumeration(parameters.keySet());
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    return parameters;
  }
}
