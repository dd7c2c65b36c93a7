package socai.standalone.crash.product;

import socai.schema.Json;
import tools.jackson.databind.JsonNode;

/**
 * One event as the log gives it out.
 *
 * @param text the whole line
 */
public record Line(
    long position, String command, String type, String subject, long sequence, String text) {
  /** What a reader of JSON sees in it. */
  static Line parse(long position, String text) {
    JsonNode read = Json.mapper().readTree(text);
    return new Line(
        position,
        read.path("command").asString(""),
        read.path("type").asString(""),
        read.path("subject").asString(""),
        Long.parseLong(read.path("sequence").asString("0")),
        text);
  }
}
