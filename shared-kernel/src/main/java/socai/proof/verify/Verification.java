package socai.proof.verify;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** One run of the program: reads the files that the command line names, and tells what it found. */
final class Verification {
  private final Arguments given;
  private final Texts texts;
  private final PrintStream out;

  /** What whoever is refused can do about it; empty where that is for them to know. */
  private String advice = "";

  Verification(Arguments given, Texts texts, PrintStream out) {
    this.given = given;
    this.texts = texts;
    this.out = out;
  }

  int run() throws UsageException {
    try {
      Trust trust = trust();
      switch (given.what()) {
        case "export" -> export(trust);
        case "proof" -> proof(trust);
        case "consistency" -> consistency(trust);
        case "witnesses" -> witnesses(trust);
        case "statement" -> statement(trust);
        default -> throw new UsageException(given.what());
      }
      return ExitCode.VERIFIED;
    } catch (NotVerifiedException e) {
      out.println(
          texts.say("failed", e.finding().code(), texts.say(e.finding().code()), place(e.place())));
      if (!advice.isEmpty()) {
        out.println(advice);
      }
      return e.finding().exitCode();
    } catch (IOException e) {
      out.println(texts.say("unreadable", e.toString()));
      return ExitCode.UNREADABLE;
    }
  }

  private String place(long place) {
    return place == NotVerifiedException.NOWHERE ? "" : texts.say("place", Long.toString(place));
  }

  private void export(Trust trust) throws NotVerifiedException, IOException, UsageException {
    List<byte[]> held = new ArrayList<>();
    for (String file : given.all("--held")) {
      held.add(read(file));
    }
    History history = new History(trust, held);
    List<String> parts = new ArrayList<>();
    for (String file : given.files()) {
      parts.add(part(file, history));
    }
    history.rest().ifPresent(this::noteRest);
    Exported all = history.end();
    parts.forEach(out::println);
    if (parts.size() > 1) {
      out.println(
          texts.say(
              "verified.parts",
              Long.toString(all.after() + 1),
              Long.toString(all.through()),
              Integer.toString(parts.size())));
    }
  }

  private void noteRest(History.Rest rest) {
    advice = texts.say("rest", Long.toString(rest.after()), Long.toString(rest.size()));
  }

  /** What is said of a part once all of them are verified. */
  private String part(String file, History history)
      throws NotVerifiedException, IOException, UsageException {
    long begun = System.nanoTime();
    try (InputStream in = Files.newInputStream(path(file))) {
      Exported part = history.add(in);
      double seconds = Math.max(1, System.nanoTime() - begun) / 1e9;
      return texts.say(
          "verified.export",
          Long.toString(part.after() + 1),
          Long.toString(part.through()),
          described(part.checkpoint()),
          Long.toString(Math.round((part.through() - part.after()) / seconds)));
    }
  }

  private void proof(Trust trust) throws NotVerifiedException, IOException, UsageException {
    Optional<byte[]> line = Optional.empty();
    if (given.one("--event").isPresent()) {
      line = Optional.of(withoutLineBreak(read(given.one("--event").get())));
    }
    Included included = ProofFile.inclusion(read(given.file()), line, trust);
    out.println(
        texts.say(
            "verified.proof",
            Long.toString(included.position()),
            described(included.checkpoint())));
    out.println(new String(included.line(), StandardCharsets.UTF_8));
  }

  private void consistency(Trust trust) throws NotVerifiedException, IOException, UsageException {
    if (given.files().size() > 1) {
      histories(trust);
      return;
    }
    String old = given.one("--old").orElseThrow(() -> new UsageException("--old"));
    byte[] earlier = read(old);
    CheckpointNote later = ProofFile.consistency(read(given.file()), earlier, trust);
    out.println(
        texts.say(
            "verified.consistency",
            Long.toString(ProofFile.heldBy(earlier, trust).size()),
            described(later)));
  }

  /** Whether what two files tell is one history. */
  private void histories(Trust trust) throws NotVerifiedException, IOException, UsageException {
    List<String> files = given.files();
    if (files.size() > 2 || given.one("--old").isPresent()) {
      throw new UsageException(files.size() > 2 ? files.get(2) : "--old");
    }
    Comparison both = Comparison.of(path(files.get(0)), path(files.get(1)), trust);
    try {
      both.demandOneHistory();
    } catch (NotVerifiedException e) {
      if (e.finding() == Flaw.TWO_HISTORIES) {
        noteBoth(both);
      }
      throw e;
    }
    out.println(texts.say("verified.one", described(both.smaller()), described(both.larger())));
  }

  private void noteBoth(Comparison both) throws NotVerifiedException, IOException {
    advice = texts.say("two", described(both.smaller()), described(both.larger()));
    OptionalLong first = both.firstDifference();
    if (first.isPresent()) {
      advice += "\n" + texts.say("two.first", Long.toString(first.getAsLong()));
    }
  }

  private void witnesses(Trust trust) throws NotVerifiedException, IOException, UsageException {
    CheckpointNote checkpoint = trust.checkpoint(ProofFile.text(read(given.file())));
    out.println(
        texts.say(
            "verified.witnesses",
            described(checkpoint),
            Integer.toString(checkpoint.witnessed()),
            Integer.toString(trust.witnesses().size()),
            Integer.toString(trust.atLeast())));
  }

  private void statement(Trust trust) throws NotVerifiedException, IOException, UsageException {
    StatementNote statement = trust.statement(ProofFile.text(read(given.file())));
    String figure = statement.figure();
    out.println(
        texts.say(
            "verified.statement",
            figure + " " + statement.asOf(),
            Long.toString(statement.value()),
            Long.toString(statement.position()),
            statement.made().toString(),
            described(statement.checkpoint())));
    out.println(texts.either(statement.vi(), statement.en()));
  }

  private String described(CheckpointNote checkpoint) {
    return texts.say(
        "checkpoint",
        checkpoint.origin(),
        Long.toString(checkpoint.size()),
        checkpoint.root(),
        Integer.toString(checkpoint.witnessed()));
  }

  private Trust trust() throws NotVerifiedException, IOException, UsageException {
    List<TrustedKey> witnesses = keys("--witness");
    Trust trust = new Trust(keys("--key"), witnesses, atLeast(witnesses.size()));
    if (trust.logs().isEmpty()) {
      throw new UsageException("--key");
    }
    for (String handover : given.all("--handover")) {
      trust = trust.afterHandover(ProofFile.text(read(handover)));
    }
    return trust;
  }

  /** Unless told otherwise, every witness that is named must have signed. */
  private int atLeast(int named) throws UsageException {
    String number = given.one("--at-least").orElse(Integer.toString(named));
    if (!number.matches("[0-9]{1,4}") || Integer.parseInt(number) > named) {
      throw new UsageException("--at-least " + number);
    }
    return Integer.parseInt(number);
  }

  /** Each value is a verifier key, or a file of them, one a line. */
  private List<TrustedKey> keys(String option)
      throws NotVerifiedException, IOException, UsageException {
    List<TrustedKey> keys = new ArrayList<>();
    for (String value : given.all(option)) {
      Optional<TrustedKey> key = TrustedKey.parse(value);
      String file = key.isPresent() ? value : ProofFile.text(read(value));
      for (Iterator<String> lines = file.lines().iterator(); lines.hasNext(); ) {
        String line = lines.next();
        TrustedKey read =
            TrustedKey.parse(line.strip())
                .orElseThrow(() -> new UsageException(option + " " + value));
        if (read.isWitness() != option.equals("--witness")) {
          throw new UsageException(option + " " + value);
        }
        if (!keys.contains(read)) {
          keys.add(read);
        }
      }
    }
    return keys;
  }

  private static byte[] read(String file) throws IOException, NotVerifiedException, UsageException {
    return SignedFile.small(path(file));
  }

  private static Path path(String file) throws UsageException {
    try {
      return Path.of(file);
    } catch (InvalidPathException e) {
      throw new UsageException(file);
    }
  }

  private static byte[] withoutLineBreak(byte[] line) {
    int length = line.length;
    return length > 0 && line[length - 1] == '\n' ? Arrays.copyOf(line, length - 1) : line;
  }
}
