package socai.standalone.crash.writer;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import socai.schema.Json;

/**
 * Says what happens, line by line. Each line goes out in one write before anything else is done, so
 * that a process that is killed has either said it or not.
 */
final class HistoryWriter {
  private final OutputStream out;
  private final String by;

  HistoryWriter(OutputStream out, String by) {
    this.out = out;
    this.by = by;
  }

  void intends(Errand errand, int thread, long sum) {
    Map<String, Object> line = line("intent", errand.command().toString());
    line.put("attempt", errand.tried());
    line.put("thread", thread);
    line.put("errand", errand.toString());
    line.put("sum", sum);
    say(line);
  }

  void acknowledged(Errand errand, long position) {
    answered("acknowledged", errand, Map.of("position", position));
  }

  void known(Errand errand, long position) {
    answered("known", errand, Map.of("position", position));
  }

  void refused(Errand errand) {
    answered("refused", errand, Map.of());
  }

  void unknown(Errand errand, RuntimeException why) {
    answered("unknown", errand, Map.of("why", why.getClass().getSimpleName()));
  }

  private void answered(String how, Errand errand, Map<String, Object> more) {
    Map<String, Object> line = line(how, errand.command().toString());
    line.put("attempt", errand.tried());
    line.putAll(more);
    say(line);
  }

  void seen(long position, long link) {
    Map<String, Object> line = line("seen", position);
    line.put("chain", String.format(Locale.ROOT, "%016x", link));
    say(line);
  }

  void broken(Throwable why) {
    say(line("broken", why.toString()));
  }

  void opened() {
    say(line("opened", true));
  }

  void done() {
    say(line("done", true));
  }

  private Map<String, Object> line(String kind, Object about) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put(kind, about);
    line.put("by", by);
    line.put("at", System.nanoTime());
    return line;
  }

  private synchronized void say(Map<String, Object> line) {
    try {
      out.write((Json.mapper().writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("nobody listens any more", e);
    }
  }
}
