package socai.standalone.cli;

import java.text.MessageFormat;
import java.util.ResourceBundle;
import picocli.CommandLine;

/** What a command says, in the language that was asked for. */
record Talk(CommandLine line) {
  void say(String key, Object... values) {
    line.getOut().println(text(key, values));
    line.getOut().flush();
  }

  String text(String key, Object... values) {
    ResourceBundle texts = line.getResourceBundle();
    return new MessageFormat(texts.getString(key), texts.getLocale()).format(values);
  }
}
