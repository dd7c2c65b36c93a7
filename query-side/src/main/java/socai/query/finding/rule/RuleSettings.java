package socai.query.finding.rule;

import java.util.Arrays;
import java.util.List;
import socai.process.DeclaredSettings;
import socai.process.Setting;

/** The numbers that rules hold acts against. */
public final class RuleSettings implements DeclaredSettings {
  @Override
  public List<Setting> settings() {
    return Arrays.stream(Parameter.values())
        .map(p -> Setting.whole(p.property(), p.least(), p.most()))
        .toList();
  }
}
