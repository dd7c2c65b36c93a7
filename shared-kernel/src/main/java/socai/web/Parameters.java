package socai.web;

import java.util.Locale;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import socai.guidance.AdoptionLevel;
import socai.territory.UnitLevel;

/** Parameters name choices as JSON does: in lower case. */
@Configuration(proxyBeanMethods = false)
class LowerCaseEnums implements WebMvcConfigurer {
  @Override
  public void addFormatters(FormatterRegistry registry) {
    registry.addConverter(String.class, UnitLevel.class, named(name -> UnitLevel.valueOf(name)));
    registry.addConverter(
        String.class, AdoptionLevel.class, named(name -> AdoptionLevel.valueOf(name)));
  }

  private static <T> Converter<String, T> named(Converter<String, T> valueOf) {
    return text -> valueOf.convert(text.toUpperCase(Locale.ROOT));
  }
}
