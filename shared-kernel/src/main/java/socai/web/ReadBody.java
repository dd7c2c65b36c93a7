package socai.web;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/** A request whose body has come whole. */
class ReadBody extends HttpServletRequestWrapper {
  private final ServletInputStream body;

  private ReadBody(HttpServletRequest request, byte[] body) {
    super(request);
    this.body = new BegunBody(body, InputStream.nullInputStream());
  }

  static ReadBody of(HttpServletRequest request, byte[] body) {
    return isForm(request) ? new Form(request, body) : new ReadBody(request, body);
  }

  private static boolean isForm(HttpServletRequest request) {
    String type = request.getContentType();
    return request.getMethod().equals("POST")
        && type != null
        && type.toLowerCase(Locale.ROOT).startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
  }

  @Override
  public ServletInputStream getInputStream() {
    return body;
  }

  @Override
  public BufferedReader getReader() {
    return new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
  }

  /** Its fields are parameters, as the container makes them of a form that it reads itself. */
  private static final class Form extends ReadBody {
    private final Map<String, String[]> parameters = new LinkedHashMap<>();

    Form(HttpServletRequest request, byte[] body) {
      super(request, body);
      Map<String, List<String>> all = new LinkedHashMap<>();
      request
          .getParameterMap()
          .forEach((name, values) -> all.put(name, new ArrayList<>(Arrays.asList(values))));
      for (String pair : new String(body, StandardCharsets.UTF_8).split("&", -1)) {
        int end = pair.indexOf('=');
        if (end > 0) {
          all.computeIfAbsent(decoded(pair.substring(0, end)), name -> new ArrayList<>())
              .add(decoded(pair.substring(end + 1)));
        }
      }
      all.forEach((name, values) -> parameters.put(name, values.toArray(String[]::new)));
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
      return Collections.unmodifiableMap(parameters);
    }
  }
}
