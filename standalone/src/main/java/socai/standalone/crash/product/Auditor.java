package socai.standalone.crash.product;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import socai.proof.verify.Verify;
import socai.standalone.crash.check.Flaw;
import socai.standalone.crash.check.Violation;
import socai.standalone.crash.waiting.Awaited;
import socai.standalone.crash.waiting.WaitLimit;

/**
 * Does what an auditor does: takes the key once, keeps the last checkpoint, has the whole ledger
 * exported and verified against both, and then reads it.
 */
public final class Auditor {
  private static final Pattern KEY = Pattern.compile("\"keys\":\\[\"([^\"]+)\"");
  private static final Duration LONGEST_SIGNING = Duration.ofMinutes(5);

  private final Path export;
  private final Path held;
  private final WaitLimit patience;
  private @Nullable String key;

  /**
   * @param folder for what is kept
   */
  public Auditor(Path folder, WaitLimit patience) {
    this.export = folder.resolve("export.ndjson");
    this.held = folder.resolve("checkpoint");
    this.patience = patience;
  }

  /** What was seen. */
  public record Seen(long events, List<Violation> findings) {}

  /** Waits until all of the ledger is signed, and looks at all of it. */
  public Seen look(ApiClient api, Book book) throws IOException, InterruptedException {
    patience.demand(Awaited.SIGNATURE, LONGEST_SIGNING, () -> isSigned(api));
    return lookAtOnce(api, book);
  }

  /** The same of what is signed already. */
  Seen lookAtOnce(ApiClient api, Book book) throws IOException {
    String checkpoint = api.get("auditor", "/log/checkpoint").body();
    int status = api.download("/api/ledger/export", export);
    if (status != 200) {
      return new Seen(0, List.of(new Violation(Flaw.NOT_AS_SIGNED, "the export: " + status)));
    }
    List<Violation> findings = new ArrayList<>();
    verify(api).ifPresent(said -> findings.add(new Violation(Flaw.NOT_AS_SIGNED, said)));
    Judge judge = new Judge(book.entries());
    read(judge);
    findings.addAll(judge.end());
    if (findings.isEmpty()) {
      Files.writeString(held, checkpoint);
    }
    return new Seen(judge.events(), findings);
  }

  /** Whether all that is in the ledger is signed. */
  static boolean isSigned(ApiClient api) {
    try {
      String checkpoint = api.get("auditor", "/log/checkpoint").body();
      long head = api.get("auditor", "/api/ledger").position();
      return checkpoint.lines().skip(1).findFirst().equals(Optional.of(Long.toString(head)));
    } catch (IOException e) {
      return false;
    }
  }

  private Optional<String> verify(ApiClient api) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("export", export.toString()));
    arguments.addAll(List.of("--lang=en", "--key", key(api)));
    if (Files.exists(held)) {
      arguments.addAll(List.of("--held", held.toString()));
    }
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    int outcome =
        Verify.run(
            arguments.toArray(String[]::new), new PrintStream(said, true, StandardCharsets.UTF_8));
    return outcome == 0
        ? Optional.empty()
        : Optional.of(said.toString(StandardCharsets.UTF_8).strip());
  }

  private String key(ApiClient api) throws IOException {
    if (key == null) {
      Answer log = api.get("auditor", "/api/ledger/log");
      Matcher named = KEY.matcher(log.body());
      if (!named.find()) {
        throw new IOException("the log names no key: " + log);
      }
      key = named.group(1);
    }
    return key;
  }

  private void read(Judge judge) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(export)) {
      long position = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("{\"socai.")) {
          judge.read(Line.parse(++position, line));
        }
      }
    }
  }
}
