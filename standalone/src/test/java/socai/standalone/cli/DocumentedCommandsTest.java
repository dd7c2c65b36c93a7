package socai.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The commands that documents tell the reader to type are commands. */
class DocumentedCommandsTest {
  private static final List<String> DOCUMENTS = List.of("README.md", "../docs/faults.md");
  private static final Pattern TYPED =
      Pattern.compile("java -jar (?:standalone/target/)?socai\\.jar +([a-z][^\\n#`]*)");
  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

  private static List<String> typed() throws IOException {
    List<String> typed = new ArrayList<>();
    for (String document : DOCUMENTS) {
      Matcher commands = TYPED.matcher(Files.readString(Path.of(document)));
      while (commands.find()) {
        typed.add(commands.group(1).strip());
      }
    }
    return typed;
  }

  private static String[] words(String command) {
    return WORD.matcher(command)
        .results()
        .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
        .toArray(String[]::new);
  }

  @Test
  void each_is_taken_apart_as_it_is_written() throws IOException {
    List<String> typed = typed();
    assertThat(typed)
        .anyMatch(command -> command.startsWith("crashtest --server product"))
        .anyMatch(command -> command.startsWith("soak --minutes 2"))
        .anyMatch(command -> command.startsWith("store accept-loss"));
    for (Locale language : List.of(Locale.ENGLISH, Locale.forLanguageTag("vi"))) {
      for (String command : typed) {
        CommandLine line = CommandLineTool.line(language);
        assertThatCode(() -> line.parseArgs(words(command))).as(command).doesNotThrowAnyException();
      }
    }
  }
}
