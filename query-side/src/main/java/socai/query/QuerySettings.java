package socai.query;

import java.util.List;
import socai.process.DeclaredSettings;
import socai.process.Setting;

/** What a process that answers takes. */
final class QuerySettings implements DeclaredSettings {
  /** A key's name stands in the first line of every checkpoint: no blanks, no plus sign. */
  private static final String KEY_NAME = "[^\\s+\\p{Cntrl}]{1,255}";

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.text("socai.node"),
        Setting.folder("socai.proof.keys"),
        Setting.matching("socai.proof.origin", KEY_NAME),
        Setting.file("socai.proof.witness-policy"),
        Setting.yesOrNo("socai.proof.notary"),
        Setting.whole("socai.proof.check-events-per-second", 0, 1_000_000),
        Setting.whole("socai.replay.most-bytes", 1, 1L << 50));
  }
}
