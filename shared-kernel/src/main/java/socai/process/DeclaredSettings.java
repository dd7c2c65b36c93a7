package socai.process;

import java.util.List;

/**
 * The settings of one module; each names its own in {@code META-INF/spring.factories}. What nobody
 * declares cannot be set.
 */
@FunctionalInterface
public interface DeclaredSettings {
  /** Each of them once. */
  List<Setting> settings();
}
