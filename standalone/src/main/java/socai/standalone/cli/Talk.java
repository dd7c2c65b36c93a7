package socai.standalone.cli;

import java.text.MessageFormat;
import java.util.List;
import java.util.ResourceBundle;
import picocli.CommandLine;

/** What a command says, in the language that was asked for. */
record Talk(CommandLine line) {
  private static final int MOST_TOLD = 20;

  void say(String key, Object... values) {
    line.getOut().println(text(key, values));
    line.getOut().flush();
  }

  /** Tells of the first of {@code findings}, a line for each. */
  void print(List<?> findings) {
    findings.stream().limit(MOST_TOLD).forEach(line.getOut()::println);
  }

  String text(String key, Object... values) {
    ResourceBundle texts = line.getResourceBundle();
    return new MessageFormat(texts.getString(key), texts.getLocale()).format(values);
  }
}
