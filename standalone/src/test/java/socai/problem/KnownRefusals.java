package socai.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;

/** The refusals of all modules, and their texts as they stand in the files. */
public final class KnownRefusals {
  private static final List<Refusal> ALL = find();

  private KnownRefusals() {}

  /** All of them, each family after the other. */
  public static List<Refusal> all() {
    return ALL;
  }

  private static List<Refusal> find() {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AssignableTypeFilter(Refusal.class));
    List<Refusal> refusals = new ArrayList<>();
    for (var found : scanner.findCandidateComponents("socai")) {
      try {
        Class<?> family = Class.forName(found.getBeanClassName());
        assertThat(family.isEnum()).as(family + " is a closed list of refusals").isTrue();
        refusals.addAll(Arrays.asList((Refusal[]) family.getEnumConstants()));
      } catch (ClassNotFoundException e) {
        throw new IllegalStateException(e);
      }
    }
    return List.copyOf(refusals);
  }

  /** The texts of {@code packageName}'s refusals, in that very language. */
  static ResourceBundle texts(String packageName, Locale language) {
    return ResourceBundle.getBundle(
        packageName + ".problems",
        language,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT));
  }

  /** The title of {@code code} with its gaps, or what to do where {@code detail} is. */
  public static String text(String code, boolean detail, Locale language) {
    Refusal refusal =
        all().stream().filter(one -> one.code().equals(code)).findFirst().orElseThrow();
    return texts(refusal.getClass().getPackageName(), language)
        .getString(detail ? code + ".detail" : code);
  }
}
