package socai.query.finding.rule;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The parameters as they are set for this process. */
@Component
public final class Settings {
  private static final int MOST_MARKS = (1 << 30) - 1;

  private final Map<Parameter, Integer> values = new EnumMap<>(Parameter.class);

  /**
   * @throws IllegalArgumentException if a property is no whole number of its range
   */
  public Settings(Environment environment) {
    for (Parameter parameter : Parameter.values()) {
      int value =
          environment.getProperty(parameter.property(), Integer.class, parameter.standard());
      if (value < parameter.least() || value > parameter.most()) {
        throw new IllegalArgumentException(
            parameter.property()
                + " must be from "
                + parameter.least()
                + " to "
                + parameter.most());
      }
      values.put(parameter, value);
    }
  }

  public int of(Parameter parameter) {
    return Objects.requireNonNull(values.get(parameter));
  }

  /** Zero while all are as they are unless set; else a number that tells these from others. */
  public int mark() {
    boolean standard =
        values.entrySet().stream().allMatch(e -> e.getValue() == e.getKey().standard());
    return standard ? 0 : 1 + (List.copyOf(values.values()).hashCode() & MOST_MARKS);
  }

  public Duration minutes(Parameter parameter) {
    return Duration.ofMinutes(of(parameter));
  }
}
