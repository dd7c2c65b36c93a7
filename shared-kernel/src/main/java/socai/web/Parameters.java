package socai.web;

import java.beans.PropertyEditorSupport;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
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
  @Override
  public void addFormatters(FormatterRegistry registry) {
    add(registry, UUID.class, Texts::uuid);
    add(registry, LocalDate.class, Texts::date);
    add(registry, UnitLevel.class, text -> UnitLevel.valueOf(lowerCase(text)));
    add(registry, AdoptionLevel.class, text -> AdoptionLevel.valueOf(lowerCase(text)));
  }

  /** Where a converter refuses, Spring asks its own editor, which reads 1-1-1-1-1 as a UUID. */
  @ControllerAdvice
  static final class OnlyOurUuids {
    @InitBinder
    void bind(WebDataBinder binder) {
      binder.registerCustomEditor(
          UUID.class,
          new PropertyEditorSupport() {
            @Override
            public void setAsText(String text) {
              setValue(Texts.uuid(text));
            }
          });
    }
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
