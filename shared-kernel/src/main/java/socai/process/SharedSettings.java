package socai.process;

import java.util.List;

/** What every process of ours takes. */
final class SharedSettings implements DeclaredSettings {
  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.text("socai.mongodb.uri"),
        Setting.yesOrNo("socai.production"),
        Setting.matching("socai.ledger.source", "/?[A-Za-z0-9._~-]+(/[A-Za-z0-9._~-]+)*"),
        Setting.text("socai.hosts"),
        Setting.yesOrNo("socai.demo-logins"),
        Setting.yesOrNo("socai.demo-logins-open-to-the-network"));
  }
}
