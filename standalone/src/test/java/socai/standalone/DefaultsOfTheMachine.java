package socai.standalone;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Calls that leave to the machine's settings in which digits, letters, days and bytes something is
 * written.
 */
final class DefaultsOfTheMachine {
  /** Names of methods that ask for the defaults, or take them where no argument says otherwise. */
  private static final Set<String> ALWAYS =
      Set.of(
          "java.lang.String.formatted",
          "java.util.Locale.getDefault",
          "java.time.ZoneId.systemDefault",
          "java.time.Clock.systemDefaultZone",
          "java.util.TimeZone.getDefault",
          "java.nio.charset.Charset.defaultCharset");

  /** Those that take one as an argument. */
  private static final Set<String> WITHOUT =
      Set.of(
          "java.lang.String.format",
          "java.lang.String.toUpperCase",
          "java.lang.String.toLowerCase",
          "java.lang.String.getBytes",
          "java.io.PrintStream.printf",
          "java.io.PrintStream.format",
          "java.io.PrintWriter.printf",
          "java.io.PrintWriter.format",
          "java.text.MessageFormat.<init>",
          "java.text.NumberFormat.getInstance",
          "java.text.NumberFormat.getNumberInstance",
          "java.text.NumberFormat.getIntegerInstance",
          "java.text.NumberFormat.getPercentInstance",
          "java.text.DecimalFormat.<init>",
          "java.text.SimpleDateFormat.<init>",
          "java.text.Collator.getInstance",
          "java.util.Formatter.<init>",
          "java.util.Scanner.<init>",
          "java.util.Calendar.getInstance",
          "java.time.LocalDate.now",
          "java.time.LocalDateTime.now",
          "java.time.LocalTime.now",
          "java.time.OffsetDateTime.now",
          "java.time.ZonedDateTime.now",
          "java.time.Year.now",
          "java.time.YearMonth.now",
          "java.time.format.DateTimeFormatter.ofPattern",
          "java.time.format.DateTimeFormatterBuilder.toFormatter",
          "java.io.InputStreamReader.<init>",
          "java.io.OutputStreamWriter.<init>",
          "java.io.FileReader.<init>",
          "java.io.FileWriter.<init>");

  /** Arguments that leave nothing to the machine. */
  private static final List<String> SAY_OTHERWISE =
      List.of(
          Locale.class.getName(),
          Charset.class.getName(),
          ZoneId.class.getName(),
          "java.time.Clock",
          "java.nio.charset.CharsetDecoder",
          "java.nio.charset.CharsetEncoder",
          "java.text.DecimalFormatSymbols");

  private DefaultsOfTheMachine() {}

  /** Calls of these, and of the constructor of a text from bytes without a charset. */
  static DescribedPredicate<JavaCall<?>> taken() {
    return DescribedPredicate.describe(
        "leave something to the defaults of the machine", DefaultsOfTheMachine::isOne);
  }

  private static boolean isOne(JavaCall<?> call) {
    String name = call.getTargetOwner().getName() + "." + call.getName();
    List<String> arguments =
        call.getTarget().getRawParameterTypes().stream().map(JavaClass::getName).toList();
    boolean says = arguments.stream().anyMatch(SAY_OTHERWISE::contains);
    return ALWAYS.contains(name)
        || (name.equals("java.text.MessageFormat.format") && arguments.size() > 1) // the static one
        || (WITHOUT.contains(name) && !says)
        || (name.equals("java.lang.String.<init>") && arguments.contains("[B") && !says);
  }
}
