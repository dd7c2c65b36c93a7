package socai.standalone.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.ResourceBundle;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import socai.ledger.Position;
import socai.query.figure.Definition;
import socai.query.figure.Figure;
import socai.query.replay.NotAnExportException;
import socai.query.replay.Replay;
import socai.schema.Texts;

/** Folds an export into a figure, with nothing but the export, and compares. */
@Command(name = "replay", sortOptions = false)
final class ReplayCommand implements Callable<Integer> {
  private static final double NANOSECONDS = 1e9;

  @Spec private @Nullable CommandSpec spec;

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
      descriptionKey = "replay.asOf",
      converter = ToDate.class)
  private @Nullable LocalDate asOf;

  @Option(names = "--up-to", paramLabel = "<position>", descriptionKey = "replay.upTo")
  private long upTo = Position.MOST;

  @Option(names = "--expect", paramLabel = "<n>", descriptionKey = "replay.expect")
  private @Nullable Long expected;

  @Parameters(paramLabel = "<export.ndjson>", descriptionKey = "replay.export")
  private @Nullable Path export;

  @Override
  public Integer call() throws IOException {
    Figure asked = Objects.requireNonNull(figure, "picocli requires it");
    if (asked.kind().isDated() == (asOf == null)) {
      throw new ParameterException(
          line(), text(asked.kind().isDated() ? "replay.needsDate" : "replay.withoutDate"));
    }
    if (upTo < 1) {
      throw new ParameterException(line(), text("replay.noPosition"));
    }
    long began = System.nanoTime();
    try (InputStream in = Files.newInputStream(Objects.requireNonNull(export, "required"))) {
      Replay.Outcome outcome =
          Replay.of(
              in,
              asked,
              Optional.ofNullable(asOf).orElse(LocalDate.MAX),
              new Position(upTo),
              lines -> {});
      double seconds = (System.nanoTime() - began) / NANOSECONDS;
      long read = outcome.position().value();
      say("replay.read", read, seconds, read / seconds);
      return tell(asked, outcome);
    } catch (NotAnExportException wrong) {
      line()
          .getErr()
          .println(
              text(
                  "replay.malformed",
                  wrong.position().value(),
                  text("replay." + wrong.fault().name())));
      return ExitCode.NO_EXPORT;
    }
  }

  private int tell(Figure asked, Replay.Outcome outcome) {
    if (upTo != Position.MOST && outcome.position().value() < upTo) {
      say("replay.tooShort", outcome.position().value(), upTo);
      return ExitCode.FOUND_SOMETHING;
    }
    OptionalLong value = outcome.value();
    if (value.isEmpty()) {
      say("replay.unknown", asked.text());
      return ExitCode.FOUND_SOMETHING;
    }
    Definition definition = Definition.of(asked);
    say("replay.definition", vietnamese() ? definition.vi() : definition.en());
    String of = asOf == null ? asked.text() : asked.text() + " " + asOf;
    say("replay.value", of, value.getAsLong());
    if (expected == null) {
      return ExitCode.DONE;
    }
    boolean same = value.getAsLong() == expected;
    say(same ? "replay.same" : "replay.other", expected);
    return same ? ExitCode.DONE : ExitCode.FOUND_SOMETHING;
  }

  private boolean vietnamese() {
    return line().getResourceBundle().getLocale().getLanguage().equals("vi");
  }

  private void say(String key, Object... values) {
    line().getOut().println(text(key, values));
  }

  private String text(String key, Object... values) {
    ResourceBundle texts = line().getResourceBundle();
    return new MessageFormat(texts.getString(key), texts.getLocale()).format(values);
  }

  private CommandLine line() {
    return Objects.requireNonNull(spec, "picocli sets it").commandLine();
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
