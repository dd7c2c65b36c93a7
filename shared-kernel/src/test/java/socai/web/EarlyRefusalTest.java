package socai.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EarlyRefusalTest {
  private static final Duration SHORT = Duration.ofMillis(50);
  private static final Duration LONG = Duration.ofSeconds(40);
  private static final String DONE = "";

  private final ExecutorService others = Executors.newCachedThreadPool();
  private final CountDownLatch store = new CountDownLatch(1);

  @AfterEach
  void end() {
    store.countDown();
    others.shutdownNow();
  }

  private static <T> T as(Class<T> type, InvocationHandler behaviour) {
    return type.cast(
        Proxy.newProxyInstance(
            EarlyRefusalTest.class.getClassLoader(), new Class<?>[] {type}, behaviour));
  }

  private static HttpServletRequest request(String method, String path) {
    Map<Object, Object> attributes = new HashMap<>();
    return as(
        HttpServletRequest.class,
        (any, called, arguments) ->
            switch (called.getName()) {
              case "getMethod" -> method;
              case "getRequestURI" -> path;
              case "setAttribute" -> attributes.put(arguments[0], arguments[1]);
              case "getAttribute" -> attributes.get(arguments[0]);
              default -> null;
            });
  }

  /** What is answered instead of what was asked for; {@link #DONE} where that was done. */
  private static String answered(EarlyRefusal filter, HttpServletRequest request, FilterChain work)
      throws Exception {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    HttpServletResponse response =
        as(
            HttpServletResponse.class,
            (any, called, arguments) ->
                called.getName().equals("getOutputStream") ? into(body) : null);
    filter.doFilterInternal(request, response, work);
    return body.toString(StandardCharsets.UTF_8);
  }

  private static ServletOutputStream into(ByteArrayOutputStream body) {
    return new ServletOutputStream() {
      @Override
      public void write(int one) {
        body.write(one);
      }

      @Override
      public boolean isReady() {
        return true;
      }

      @Override
      public void setWriteListener(WriteListener listener) {
        throw new UnsupportedOperationException();
      }
    };
  }

  private static String command(EarlyRefusal filter) throws Exception {
    return answered(filter, request("POST", "/api/units"), (passed, on) -> {});
  }

  private static String read(EarlyRefusal filter) throws Exception {
    return answered(filter, request("GET", "/api/totals"), (passed, on) -> {});
  }

  /** Goes in, and stays while the store does not answer. */
  private Future<String> stuck(EarlyRefusal filter, HttpServletRequest request) throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    Future<String> answer =
        others.submit(
            () ->
                answered(
                    filter,
                    request,
                    (passed, on) -> {
                      inside.countDown();
                      try {
                        store.await();
                      } catch (InterruptedException ended) {
                        Thread.currentThread().interrupt();
                      }
                    }));
    inside.await();
    return answer;
  }

  @Test
  void commands_that_are_stuck_keep_other_commands_out_and_no_reader() throws Exception {
    EarlyRefusal filter =
        new EarlyRefusal(new Turnstile(1, 1, SHORT), new Turnstile(1, 1, SHORT), List.of());
    Future<String> first = stuck(filter, request("POST", "/api/units"));
    assertThat(command(filter)).contains("\"code\":\"request.overloaded\"");
    assertThat(read(filter)).isEqualTo(DONE);
    store.countDown();
    assertThat(first.get(30, TimeUnit.SECONDS)).isEqualTo(DONE);
    assertThat(command(filter)).isEqualTo(DONE);
  }

  @Test
  void while_a_reader_waits_no_command_is_let_in() throws Exception {
    Turnstile readers = new Turnstile(1, 1, LONG);
    EarlyRefusal filter = new EarlyRefusal(new Turnstile(1, 1, LONG), readers, List.of());
    stuck(filter, request("GET", "/api/totals"));
    assertThat(command(filter)).isEqualTo(DONE);
    Future<String> waiting = others.submit(() -> read(filter));
    while (!readers.isCrowded()) {
      assertThat(waiting).isNotDone();
      Thread.onSpinWait();
    }
    assertThat(command(filter)).contains("\"code\":\"request.overloaded\"");
    store.countDown();
    assertThat(waiting.get(30, TimeUnit.SECONDS)).isEqualTo(DONE);
    assertThat(command(filter)).isEqualTo(DONE);
  }

  @Test
  void whoever_goes_on_elsewhere_has_given_back_his_place() throws Exception {
    EarlyRefusal filter =
        new EarlyRefusal(new Turnstile(1, 1, SHORT), new Turnstile(1, 1, SHORT), List.of());
    HttpServletRequest export = request("GET", "/api/ledger/export");
    stuck(filter, export);
    assertThat(read(filter)).contains("\"code\":\"request.overloaded\"");
    EarlyRefusal.leave(export);
    EarlyRefusal.leave(export);
    assertThat(read(filter)).isEqualTo(DONE);
  }

  @Test
  void the_login_and_what_is_no_command_are_for_readers() throws Exception {
    EarlyRefusal filter =
        new EarlyRefusal(
            new Turnstile(1, 1, SHORT), new Turnstile(1, 1, SHORT), List.of("/api/replays"));
    stuck(filter, request("POST", "/api/units"));
    assertThat(answered(filter, request("POST", "/login"), (passed, on) -> {})).isEqualTo(DONE);
    assertThat(filter.shouldNotFilter(request("POST", "/api/replays"))).isTrue();
    assertThat(filter.shouldNotFilter(request("GET", "/livez"))).isTrue();
    assertThat(filter.shouldNotFilter(request("POST", "/api/units"))).isFalse();
  }
}
