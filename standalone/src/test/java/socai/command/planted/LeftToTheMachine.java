package socai.command.planted;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.text.DecimalFormat;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Writes and reads as the machine is set up; one class for each way, for one that is found hides
 * others.
 */
public final class LeftToTheMachine {
  private LeftToTheMachine() {}

  static final class Formatted {
    static String of(int number) {
      return "%d".formatted(number);
    }
  }

  static final class Format {
    static String of(int number) {
      return String.format("%d", number);
    }
  }

  static final class Printed {
    static void of(PrintStream out) {
      out.printf("%d", 1);
    }
  }

  static final class Upper {
    static String of(String text) {
      return text.toUpperCase();
    }
  }

  static final class Lower {
    static String of(String text) {
      return text.toLowerCase();
    }
  }

  static final class Day {
    static LocalDate of() {
      return LocalDate.now();
    }
  }

  static final class Zone {
    static ZoneId of() {
      return ZoneId.systemDefault();
    }
  }

  static final class Pattern {
    static DateTimeFormatter of() {
      return DateTimeFormatter.ofPattern("uuuu");
    }
  }

  static final class Message {
    static String of(int number) {
      return MessageFormat.format("{0}", number);
    }
  }

  static final class MessageMade {
    static MessageFormat of() {
      return new MessageFormat("{0}");
    }
  }

  static final class Decimal {
    static DecimalFormat of() {
      return new DecimalFormat("0");
    }
  }

  static final class Number {
    static NumberFormat of() {
      return NumberFormat.getInstance();
    }
  }

  static final class Language {
    static Locale of() {
      return Locale.getDefault();
    }
  }

  static final class Bytes {
    static byte[] of(String text) {
      return text.getBytes();
    }
  }

  static final class Text {
    static String of(byte[] bytes) {
      return new String(bytes);
    }
  }

  static final class Characters {
    static InputStreamReader of(InputStream in) {
      return new InputStreamReader(in);
    }
  }
}
