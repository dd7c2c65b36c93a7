package socai.query.finding.rule;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.springframework.stereotype.Component;

/** Every rule in words, from {@code rules_vi.properties} and {@code rules_en.properties}. */
@Component
public class RuleTexts {
  private static final ResourceBundle VI = bundle(Locale.forLanguageTag("vi"));
  private static final ResourceBundle EN = bundle(Locale.ENGLISH);

  private final List<RuleDescription> all;

  public RuleTexts(Settings settings, RuleChecks checks) {
    all =
        Arrays.stream(Rule.values())
            .map(
                rule ->
                    new RuleDescription(
                        rule,
                        VI.getString(rule.key() + ".name"),
                        EN.getString(rule.key() + ".name"),
                        VI.getString(rule.key() + ".looks-for"),
                        EN.getString(rule.key() + ".looks-for"),
                        VI.getString(rule.key() + ".may-err"),
                        EN.getString(rule.key() + ".may-err"),
                        checks.measureOf(rule),
                        parametersOf(rule, settings)))
            .toList();
  }

  /** All rules, in their order. */
  public List<RuleDescription> all() {
    return all;
  }

  public RuleDescription of(Rule rule) {
    return all.stream().filter(d -> d.rule() == rule).findFirst().orElseThrow();
  }

  private static List<RuleDescription.Setting> parametersOf(Rule rule, Settings settings) {
    return Arrays.stream(Parameter.values())
        .filter(p -> p.rule() == rule)
        .map(
            p ->
                new RuleDescription.Setting(
                    p.property(),
                    VI.getString(rule.key() + "." + p.key()),
                    EN.getString(rule.key() + "." + p.key()),
                    p.measure(),
                    settings.of(p),
                    p.standard(),
                    p.least(),
                    p.most()))
        .toList();
  }

  private static ResourceBundle bundle(Locale language) {
    return ResourceBundle.getBundle(
        "socai.query.finding.rule.rules",
        language,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT));
  }
}
