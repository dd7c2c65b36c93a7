package socai.standalone.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import socai.ledger.Position;
import socai.proof.note.MalformedNoteException;
import socai.query.figure.Definition;
import socai.query.figure.Figure;
import socai.query.replay.NotAnExportException;
import socai.query.replay.Replay;
import socai.query.statement.Statement;
import socai.schema.Texts;

/** Folds an export into a figure, with nothing but the export, and compares. */
@Command(name = "replay", sortOptions = false)
final class ReplayCommand implements Callable<Integer> {
  private static final double NANOSECONDS = 1e9;

  @Spec private @Nullable CommandSpec spec;

  @ArgGroup(multiplicity = "1")
  private @Nullable Wanted wanted;

  /** Either what is asked for, or what was stated. */
  static final class Wanted {
    @ArgGroup(exclusive = false)
    private @Nullable Asked asked;

    @ArgGroup(exclusive = false)
    private @Nullable Stated stated;
  }

  /** A figure, and perhaps what it must be. */
  static final class Asked {
    @Option(
        names = "--figure",
        paramLabel = "<figure>",
        required = true,
        descriptionKey = "replay.figure",
        converter = ToFigure.class)
    private @Nullable Figure figure;

    @Option(
        names = "--as-of",
        paramLabel = "<date>",
        required = true,
        descriptionKey = "replay.asOf",
        converter = ToDate.class)
    private @Nullable LocalDate asOf;

    @Option(names = "--up-to", paramLabel = "<position>", descriptionKey = "replay.upTo")
    private long upTo = Position.MOST;

    @Option(names = "--expect", paramLabel = "<n>", descriptionKey = "replay.expect")
    private @Nullable Long expected;
  }

  /** A signed statement, and who must have signed it. */
  static final class Stated {
    @Option(
        names = "--statement",
        paramLabel = "<file>",
        required = true,
        descriptionKey = "replay.statement")
    private @Nullable Path file;

    @Option(names = "--key", paramLabel = "<key>", required = true, descriptionKey = "replay.key")
    private @Nullable String key;
  }

  @Parameters(paramLabel = "<export.ndjson>", descriptionKey = "replay.export")
  private @Nullable Path export;

  @Override
  public Integer call() throws IOException {
    Wanted given = Objects.requireNonNull(wanted, "picocli requires it");
    Question question;
    try {
      question = given.stated == null ? of(required(given.asked)) : of(given.stated);
    } catch (MalformedNoteException e) {
      talk().line().getErr().println(talk().text("replay.noStatement"));
      return ExitCode.NO_EXPORT;
    }
    long began = System.nanoTime();
    try (InputStream in = Files.newInputStream(required(export))) {
      Replay.Outcome outcome =
          Replay.of(in, question.figure(), question.asOf(), question.upTo(), lines -> {});
      double seconds = (System.nanoTime() - began) / NANOSECONDS;
      long read = outcome.position().value();
      talk().say("replay.read", read, seconds, read / seconds);
      return print(question, outcome);
    } catch (NotAnExportException wrong) {
      String why = talk().text("replay." + wrong.fault().name());
      talk()
          .line()
          .getErr()
          .println(talk().text("replay.malformed", wrong.position().value(), why));
      return ExitCode.NO_EXPORT;
    }
  }

  /** What is to be counted, up to where, and what must come out. */
  private record Question(Figure figure, LocalDate asOf, Position upTo, OptionalLong expected) {}

  private Question of(Asked asked) {
    if (asked.upTo < 1) {
      throw new ParameterException(talk().line(), talk().text("replay.noPosition"));
    }
    return new Question(
        required(asked.figure),
        required(asked.asOf),
        new Position(asked.upTo),
        asked.expected == null ? OptionalLong.empty() : OptionalLong.of(asked.expected));
  }

  private Question of(Stated stated) throws IOException {
    Statement statement = StatedFigure.verified(required(stated.file), required(stated.key));
    talk().say("replay.signed", statement.checkpoint().origin(), statement.made());
    return new Question(
        statement.figure(),
        statement.asOf(),
        statement.position(),
        OptionalLong.of(statement.value()));
  }

  private int print(Question question, Replay.Outcome outcome) {
    long upTo = question.upTo().value();
    if (upTo != Position.MOST && outcome.position().value() < upTo) {
      talk().say("replay.tooShort", outcome.position().value(), upTo);
      return ExitCode.FOUND_SOMETHING;
    }
    String name = question.figure().text();
    OptionalLong value = outcome.value();
    if (value.isEmpty()) {
      talk().say("replay.unknown", name);
      return ExitCode.FOUND_SOMETHING;
    }
    Definition definition = Definition.of(question.figure());
    talk().line().getOut().println(vietnamese() ? definition.vi() : definition.en());
    talk().say("replay.value", name + " " + question.asOf(), value.getAsLong());
    if (question.expected().isEmpty()) {
      return ExitCode.DONE;
    }
    boolean same = value.equals(question.expected());
    talk().say(same ? "replay.same" : "replay.other", question.expected().getAsLong());
    return same ? ExitCode.DONE : ExitCode.FOUND_SOMETHING;
  }

  private static <T> T required(@Nullable T given) {
    return Objects.requireNonNull(given, "picocli requires it");
  }

  private boolean vietnamese() {
    return talk().line().getResourceBundle().getLocale().getLanguage().equals("vi");
  }

  private Talk talk() {
    return new Talk(Objects.requireNonNull(spec, "picocli sets it").commandLine());
  }

  /** A figure by its name. */
  static final class ToFigure implements ITypeConverter<Figure> {
    @Override
    public Figure convert(String text) {
      try {
        return Figure.of(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(text);
      }
    }
  }

  /** A date in its one form. */
  static final class ToDate implements ITypeConverter<LocalDate> {
    @Override
    public LocalDate convert(String text) {
      try {
        return Texts.date(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(text);
      }
    }
  }
}
