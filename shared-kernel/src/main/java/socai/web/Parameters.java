package socai.web;

import java.beans.PropertyEditorSupport;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import socai.guidance.AdoptionLevel;
import socai.schema.Texts;
import socai.territory.UnitLevel;

/** Parameters have the forms that JSON has: one for each kind, whatever the reader's language. */
@Configuration(proxyBeanMethods = false)
class Parameters implements WebMvcConfigurer {
  private static final Pattern NUMBER = Pattern.compile("0|-?[1-9][0-9]{0,18}");

  @Override
  public void addFormatters(FormatterRegistry registry) {
    add(registry, UUID.class, Texts::uuid);
    add(registry, LocalDate.class, Texts::date);
    add(registry, OffsetDateTime.class, Texts::time);
    add(registry, Integer.class, Parameters::integer);
    add(registry, Long.class, Parameters::number);
    add(registry, UnitLevel.class, Parameters::unitLevel);
    add(registry, AdoptionLevel.class, Parameters::adoptionLevel);
  }

  /**
   * Where a converter refuses, Spring asks its own editors, which read 1-1-1-1-1 as a UUID, and
   * 0x10 as a number and blanks as no choice, as if nothing had been given.
   */
  @ControllerAdvice
  static final class OnlyOurForms {
    @InitBinder
    void bind(WebDataBinder binder) {
      binder.registerCustomEditor(UUID.class, new Reader(Texts::uuid));
      binder.registerCustomEditor(int.class, new Reader(Parameters::integer));
      binder.registerCustomEditor(long.class, new Reader(Parameters::number));
      binder.registerCustomEditor(UnitLevel.class, new Reader(Parameters::unitLevel));
      binder.registerCustomEditor(AdoptionLevel.class, new Reader(Parameters::adoptionLevel));
    }
  }

  private static final class Reader extends PropertyEditorSupport {
    private final Function<String, Object> read;

    Reader(Function<String, Object> read) {
      this.read = read;
    }

    @Override
    public void setAsText(String text) {
      setValue(read.apply(text));
    }
  }

  private static UnitLevel unitLevel(String text) {
    return UnitLevel.valueOf(lowerCase(text));
  }

  private static AdoptionLevel adoptionLevel(String text) {
    return AdoptionLevel.valueOf(lowerCase(text));
  }

  private static int integer(String text) {
    return Integer.parseInt(digits(text));
  }

  private static long number(String text) {
    return Long.parseLong(digits(text));
  }

  /** Spring reads {@code 0x10}, {@code +1} and {@code 1 0}, too. */
  private static String digits(String text) {
    if (!NUMBER.matcher(text).matches()) {
      throw new IllegalArgumentException("a number has digits only");
    }
    return text;
  }

  private static <T> void add(
      FormatterRegistry registry, Class<T> type, Converter<String, T> read) {
    registry.addConverter(String.class, type, read);
  }

  /** The name of the constant that {@code text} means; capitals mean none. */
  private static String lowerCase(String text) {
    if (!text.equals(text.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException("choices are named in lower case");
    }
    return text.toUpperCase(Locale.ROOT);
  }
}
