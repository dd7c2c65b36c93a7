package socai.range;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import socai.time.OccurredAt;

/**
 * What each range means. What is not there is content: whether it must be is the mapper's matter.
 */
final class Ranges {
  private static final Pattern LINE = Pattern.compile(Characters.OF_A_LINE);
  private static final Pattern PROSE = Pattern.compile(Characters.OF_PROSE);
  private static final int SECONDS_IN_A_MINUTE = 60;

  private Ranges() {}

  static final class OfDays implements ConstraintValidator<FromDay, LocalDate> {
    private LocalDate first = LocalDate.MIN;

    @Override
    public void initialize(FromDay range) {
      first = range.value().day();
    }

    @Override
    public boolean isValid(@Nullable LocalDate day, ConstraintValidatorContext context) {
      return day == null || !day.isBefore(first);
    }
  }

  /** The day is Vietnam's; an offset has no seconds, for others could not read it. */
  static final class OfMoments implements ConstraintValidator<FromDay, OccurredAt> {
    private LocalDate first = LocalDate.MIN;

    @Override
    public void initialize(FromDay range) {
      first = range.value().day();
    }

    @Override
    public boolean isValid(@Nullable OccurredAt at, ConstraintValidatorContext context) {
      return at == null || (!at.day().isBefore(first) && isWritable(at.value()));
    }

    private static boolean isWritable(OffsetDateTime moment) {
      return moment.getOffset().getTotalSeconds() % SECONDS_IN_A_MINUTE == 0;
    }
  }

  static final class OfLines implements ConstraintValidator<Line, String> {
    private int most;

    @Override
    public void initialize(Line range) {
      most = range.value();
    }

    @Override
    public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
      return text == null || (isShort(text, most) && LINE.matcher(text).matches());
    }
  }

  static final class OfProse implements ConstraintValidator<Prose, String> {
    private int most;

    @Override
    public void initialize(Prose range) {
      most = range.value();
    }

    @Override
    public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
      return text == null || (isShort(text, most) && PROSE.matcher(text).matches());
    }
  }

  static final class OfNumbers implements ConstraintValidator<Within, Number> {
    private BigDecimal least = BigDecimal.ZERO;
    private BigDecimal most = BigDecimal.ZERO;

    @Override
    public void initialize(Within range) {
      least = BigDecimal.valueOf(range.least());
      most = BigDecimal.valueOf(range.most());
    }

    @Override
    public boolean isValid(@Nullable Number number, ConstraintValidatorContext context) {
      if (number == null) {
        return true;
      }
      if (number instanceof Double real && (real.isNaN() || real.isInfinite())) {
        return false;
      }
      BigDecimal exact = new BigDecimal(number.toString());
      return exact.compareTo(least) >= 0 && exact.compareTo(most) <= 0;
    }
  }

  static final class OfLists implements ConstraintValidator<Items, Collection<?>> {
    private int least;
    private int most;

    @Override
    public void initialize(Items range) {
      least = range.least();
      most = range.most();
    }

    @Override
    public boolean isValid(@Nullable Collection<?> list, ConstraintValidatorContext context) {
      return list == null || (list.size() >= least && list.size() <= most);
    }
  }

  private static boolean isShort(String text, int most) {
    return text.length() <= 2 * most && text.codePointCount(0, text.length()) <= most;
  }
}
