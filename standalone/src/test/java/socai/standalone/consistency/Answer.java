package socai.standalone.consistency;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import socai.schema.Json;
import tools.jackson.databind.JsonNode;

/** What was answered to a question. */
record Answer(Questions.Question question, int status, byte[] body, long position) {
  /** Where an answer states none. */
  static final long NONE = -1;

  static Answer of(Questions.Question question, HttpResponse<byte[]> response) {
    return new Answer(question, response.statusCode(), response.body(), position(response));
  }

  private static long position(HttpResponse<byte[]> response) {
    if (response.statusCode() != 200) {
      return NONE;
    }
    String type = response.headers().firstValue("Content-Type").orElse("");
    if (type.startsWith("application/json")) {
      return Json.mapper().readTree(response.body()).path("position").asLong(NONE);
    }
    return response.headers().firstValueAsLong("Ledger-Position").orElse(NONE);
  }

  JsonNode json() {
    return Json.mapper().readTree(body);
  }

  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** What it says: of a packed file, the parts that are not about the packing. */
  Object content() {
    return question.path().endsWith("/xlsx") ? unpacked() : text();
  }

  private Map<String, String> unpacked() {
    Map<String, String> parts = new TreeMap<>();
    try {
      Path file = Files.write(Files.createTempFile("answer", ".xlsx"), body);
      try (ZipFile zip = new ZipFile(file.toFile())) {
        for (ZipEntry entry : Collections.list(zip.entries())) {
          if (!entry.getName().startsWith("docProps")) {
            byte[] part = zip.getInputStream(entry).readAllBytes();
            parts.put(entry.getName(), new String(part, StandardCharsets.UTF_8));
          }
        }
      } finally {
        Files.delete(file);
      }
      return parts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return question + " at " + position + ": " + status + " " + (body.length < 900 ? text() : "…");
  }
}
