package socai.standalone;

import java.util.List;
import socai.process.DeclaredSettings;
import socai.process.Setting;

/** What the process with both sides takes beside theirs. */
final class StandaloneSettings implements DeclaredSettings {
  private static final int MOST_HOUSEHOLDS = 300_000;

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.folder("socai.data"),
        Setting.yesOrNo("socai.demo"),
        Setting.folder("socai.backups"),
        Setting.whole("socai.son-la.seed", Long.MIN_VALUE, Long.MAX_VALUE),
        Setting.whole("socai.son-la.households", 0, MOST_HOUSEHOLDS));
  }
}
