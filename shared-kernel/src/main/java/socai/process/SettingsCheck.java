package socai.process;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import socai.ledger.StartRefusal;

/**
 * Refuses to start with a setting of ours that there is none of, or with a value that it cannot
 * have. A name mistyped would be passed over in silence, and some cannot be set right later: what
 * was signed under another log's name stays so. Values are not repeated: some are secret.
 */
final class SettingsCheck implements EnvironmentPostProcessor, Ordered {
  private static final String OURS = "socai.";
  private static final String OURS_AS_VARIABLE = "SOCAI_";

  private final Map<String, Setting> declared = new LinkedHashMap<>();

  SettingsCheck() {
    for (DeclaredSettings module :
        SpringFactoriesLoader.forDefaultResourceLocation(SettingsCheck.class.getClassLoader())
            .load(DeclaredSettings.class)) {
      module.settings().forEach(setting -> declared.put(setting.name(), setting));
    }
  }

  /** Last: files have been read by then. */
  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    for (String name : namesIn(environment)) {
      if (!declared.containsKey(name)) {
        throw StartRefusal.UNKNOWN_SETTING.refused(Map.of("setting", name, "like", like(name)));
      }
    }
    for (Setting setting : declared.values()) {
      Optional<String> value = Optional.ofNullable(environment.getProperty(setting.name()));
      if (value.filter(text -> !setting.kind().takes(text)).isPresent()) {
        throw StartRefusal.BAD_SETTING.refused(
            Map.of("setting", setting.name(), "allowed", setting.kind().allowed()));
      }
    }
  }

  private SortedSet<String> namesIn(ConfigurableEnvironment environment) {
    SortedSet<String> names = new TreeSet<>();
    for (PropertySource<?> source : environment.getPropertySources()) {
      if (source instanceof EnumerablePropertySource<?> listed) {
        boolean variables =
            source.getName().endsWith(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
        for (String name : listed.getPropertyNames()) {
          if (variables && name.startsWith(OURS_AS_VARIABLE)) {
            names.add(ofVariable(name));
          } else if (name.startsWith(OURS)) {
            names.add(name);
          }
        }
      }
    }
    return names;
  }

  /** The setting that a variable names, with or without its dashes; else the variable itself. */
  private String ofVariable(String variable) {
    return declared.keySet().stream()
        .filter(
            name ->
                variable.equals(asVariable(name)) || variable.equals(asVariable(undashed(name))))
        .findFirst()
        .orElse(variable);
  }

  private static String undashed(String name) {
    return name.replace("-", "");
  }

  private static String asVariable(String name) {
    return name.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
  }

  /** The setting that is written most alike: fewest letters to change. */
  private String like(String name) {
    String asSetting = name.toLowerCase(Locale.ROOT).replace('_', '.');
    return declared.keySet().stream()
        .min(Comparator.comparingInt(known -> distance(known, asSetting)))
        .orElse(name);
  }

  /** Levenshtein's: by hand, for this one message no library is worth its weight. */
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[other.length()];
  }
}
