package socai.embedded.surface;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README says what the wire accepts; {@code -Dsocai.write-docs=true} writes it anew. */
class AcceptedReadmeTest {
  private static final Path README = Path.of("README.md");
  private static final String FROM = "<!-- accepted -->\n";
  private static final String TO = "<!-- /accepted -->\n";

  @Test
  void the_readme_lists_what_is_accepted_and_what_is_refused_by_its_name() throws IOException {
    String readme = Files.readString(README);
    int from = readme.indexOf(FROM) + FROM.length();
    String whole = readme.substring(0, from) + list() + readme.substring(readme.indexOf(TO));
    if (Boolean.getBoolean("socai.write-docs")) {
      Files.writeString(README, whole);
    }

    assertThat(Files.readString(README))
        .as("README.md: look at what changed, then run with -Dsocai.write-docs=true")
        .isEqualTo(whole);
  }

  private static String list() {
    StringBuilder text = new StringBuilder();
    text.append("\n| command | its fields | known to MongoDB, refused here |\n|---|---|---|\n");
    for (Command command : Command.values()) {
      row(text, code(command.commandName()), command.fields(), command.refusedFields());
    }
    for (Part part : Part.values()) {
      row(text, "in " + code(part.path()), part.fields(), part.refusedFields());
    }
    Set<String> general =
        Arrays.stream(Command.values())
            .flatMap(command -> command.generalFields().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    row(text, "with all, where it means something", general, List.of());
    text.append("\n| | accepted | known to MongoDB, refused here |\n|---|---|---|\n");
    row(
        text,
        "in filters",
        symbols(QueryOperator.values(), QueryOperator::symbol),
        QueryOperator.REFUSED);
    row(
        text,
        "in updates",
        symbols(UpdateOperator.values(), UpdateOperator::symbol),
        UpdateOperator.REFUSED);
    row(text, "in `$push`", UpdateOperator.OF_PUSH, List.of());
    row(text, "in projections of `find`", ProjectionCheck.OPERATORS, List.of("$meta"));
    row(text, "stages", symbols(Stage.values(), Stage::symbol), Stage.REFUSED);
    row(
        text,
        "in `$group`",
        symbols(Accumulator.values(), Accumulator::symbol),
        Accumulator.REFUSED);
    row(
        text,
        "expressions",
        Stream.concat(
                symbols(Expression.values(), Expression::symbol).stream(),
                Expression.VARIABLES.stream().map(name -> "$$" + name))
            .toList(),
        List.of("all others"));
    row(text, "levels of read concern", Concerns.LEVELS, List.of("snapshot"));
    return text.append('\n').toString();
  }

  private static <T> List<String> symbols(T[] all, Function<T, String> symbol) {
    return Arrays.stream(all).map(symbol).toList();
  }

  private static void row(
      StringBuilder text, String name, Collection<String> accepted, Collection<String> refused) {
    text.append("| ")
        .append(name)
        .append(" | ")
        .append(codes(accepted))
        .append(" | ")
        .append(codes(refused))
        .append(" |\n");
  }

  private static String codes(Collection<String> names) {
    Stream<String> stable =
        names instanceof List<String> ? names.stream() : names.stream().sorted();
    return stable
        .map(name -> name.contains(" ") ? name : code(name))
        .collect(Collectors.joining(", "));
  }

  private static String code(String name) {
    return "`" + name + "`";
  }
}
