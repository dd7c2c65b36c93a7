package socai.proof.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The command line, taken apart: words, and options with a value each. */
final class Arguments {
  private static final Set<String> OPTIONS =
      Set.of(
          "--key", "--handover", "--witness", "--at-least", "--old", "--held", "--event", "--lang");

  private final List<String> words = new ArrayList<>();
  private final Map<String, List<String>> options = new HashMap<>();
  private boolean help;

  private Arguments() {}

  static Arguments of(String[] arguments) throws UsageException {
    Arguments parsed = new Arguments();
    for (int i = 0; i < arguments.length; i++) {
      String argument = arguments[i];
      int equals = argument.indexOf('=');
      String name = equals < 0 ? argument : argument.substring(0, equals);
      if (argument.equals("--help") || argument.equals("-h") || argument.equals("help")) {
        parsed.help = true;
      } else if (!argument.startsWith("--")) {
        parsed.words.add(argument);
      } else if (!OPTIONS.contains(name) || (equals < 0 && i + 1 == arguments.length)) {
        throw new UsageException(argument);
      } else {
        String value = equals < 0 ? arguments[++i] : argument.substring(equals + 1);
        parsed.options.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
      }
    }
    return parsed;
  }

  boolean wantsHelp() {
    return help || (words.isEmpty() && options.isEmpty());
  }

  Optional<Locale> language() throws UsageException {
    return one("--lang").map(Locale::forLanguageTag);
  }

  /** What is to be verified. */
  String what() throws UsageException {
    if (words.isEmpty()) {
      throw new UsageException("");
    }
    return words.get(0);
  }

  /** The files, at least one. */
  List<String> files() throws UsageException {
    if (words.size() < 2) {
      throw new UsageException(what());
    }
    return words.subList(1, words.size());
  }

  /** The only file. */
  String file() throws UsageException {
    if (files().size() > 1) {
      throw new UsageException(words.get(2));
    }
    return words.get(1);
  }

  List<String> all(String option) {
    return options.getOrDefault(option, List.of());
  }

  /** The only value, since of two that are given none may be passed over. */
  Optional<String> one(String option) throws UsageException {
    if (all(option).size() > 1) {
      throw new UsageException(option + " " + all(option).get(1));
    }
    return all(option).stream().findFirst();
  }
}
