package socai.process;

import java.util.List;

/** What every process of ours takes. */
final class SharedSettings implements DeclaredSettings {
  private static final int MOST_FAILURES = 1_000_000;
  private static final int MOST_CONNECTIONS = 1_000_000;

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.text("socai.mongodb.uri"),
        Setting.yesOrNo("socai.production"),
        Setting.matching("socai.ledger.source", "/?[A-Za-z0-9._~-]+(/[A-Za-z0-9._~-]+)*"),
        Setting.text("socai.hosts"),
        Setting.text("socai.logins"),
        Setting.file("socai.logins.file"),
        Setting.whole("socai.login.most-failures", 1, MOST_FAILURES),
        Setting.matching("socai.session.longest", "PT[0-9]+[HMS]|[0-9]+[smhd]"),
        Setting.matching("socai.clock.most-behind", "PT[0-9]+[HMS]|[0-9]+[smhd]"),
        Setting.whole("socai.connections.most", 1, MOST_CONNECTIONS),
        Setting.whole("socai.connections.most-of-an-address", 1, MOST_CONNECTIONS),
        Setting.yesOrNo("socai.demo-logins"),
        Setting.yesOrNo("socai.demo-logins-open-to-the-network"));
  }
}
