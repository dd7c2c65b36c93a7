package socai.standalone.cli;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import socai.proof.LedgerExport;
import socai.schema.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** An export in a file, which goes on after its last whole event when it was broken off. */
final class ExportedFile {
  private static final byte[] OURS = "{\"socai.".getBytes(StandardCharsets.US_ASCII);

  private final LedgerExport export;
  private final Path file;

  ExportedFile(LedgerExport export, Path file) {
    this.export = export;
    this.file = file;
  }

  /**
   * What is in the file now.
   *
   * @param before how many events were in it already
   */
  record Written(long after, long through, long before) {
    long lines() {
      return through - after - before;
    }
  }

  /** Where a file that was broken off ends: after so many events, at such a byte. */
  private record End(JsonNode header, long events, long bytes) {}

  /**
   * Writes the file, or the rest of it: then it is finished as it was begun, whatever is asked for.
   *
   * @throws IOException if it cannot be written, or is something else
   */
  Written write(long after, Optional<Long> through) throws IOException {
    Optional<End> begun = Files.exists(file) ? Optional.of(end()) : Optional.empty();
    if (begun.isEmpty() || begun.get().header().isMissingNode()) {
      LedgerExport.Plan plan = export.plan(after, through, Optional.empty());
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
        export.write(plan, out);
      }
      return new Written(plan.after(), plan.through(), 0);
    }
    return goOn(begun.get());
  }

  private Written goOn(End end) throws IOException {
    long size = Long.parseLong(end.header().get("checkpoint").asString().split("\n", -1)[1]);
    LedgerExport.Plan plan =
        export.plan(
            end.header().get("after").asLong(),
            Optional.of(end.header().get("through").asLong()),
            Optional.of(size));
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(end.bytes());
    }
    try (OutputStream out =
        new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.APPEND))) {
      export.writeLines(plan, plan.after() + end.events(), out);
    }
    return new Written(plan.after(), plan.through(), end.events());
  }

  private End end() throws IOException {
    JsonNode header = Json.mapper().missingNode();
    long events = 0;
    long bytes = 0;
    long read = 0;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 20)) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int next = in.read(); next >= 0; next = in.read()) {
        read++;
        if (next != '\n') {
          line.write(next);
          continue;
        }
        if (header.isMissingNode()) {
          header = header(line.toByteArray());
          bytes = read;
        } else if (!isOurs(line.toByteArray())) {
          events++;
          bytes = read;
        }
        line.reset();
      }
      if (header.isMissingNode() && read > 0 && !isOurs(line.toByteArray())) {
        throw new IOException(file + " is no export");
      }
    }
    return new End(header, events, bytes);
  }

  private JsonNode header(byte[] line) throws IOException {
    try {
      JsonNode header = Json.mapper().readTree(line);
      if (header.path("socai.export").asInt() == 1) {
        return header;
      }
    } catch (JacksonException e) {
      throw new IOException(file + " is no export", e);
    }
    throw new IOException(file + " is no export");
  }

  private static boolean isOurs(byte[] line) {
    for (int i = 0; i < OURS.length; i++) {
      if (i >= line.length || line[i] != OURS[i]) {
        return false;
      }
    }
    return true;
  }
}
