package socai.query.suspicion;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The parameters as they are set for this process. */
@Component
final class Settings {
  private final Map<Parameter, Integer> values = new EnumMap<>(Parameter.class);

  /**
   * @throws IllegalArgumentException if a property is no whole number of its range
   */
  Settings(Environment environment) {
    for (Parameter parameter : Parameter.values()) {
      int value =
          environment.getProperty(parameter.property(), Integer.class, parameter.standard());
      if (value < parameter.least() || value > parameter.most()) {
        throw new IllegalArgumentException(
            "%s must be from %d to %d"
                .formatted(parameter.property(), parameter.least(), parameter.most()));
      }
      values.put(parameter, value);
    }
  }

  int of(Parameter parameter) {
    return Objects.requireNonNull(values.get(parameter));
  }

  Duration minutes(Parameter parameter) {
    return Duration.ofMinutes(of(parameter));
  }
}
