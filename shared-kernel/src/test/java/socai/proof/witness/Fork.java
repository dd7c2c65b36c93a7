package socai.proof.witness;

import static socai.fixture.Field.established;

import java.util.List;
import java.util.Optional;
import socai.fixture.Lines;
import socai.fixture.Names;
import socai.ledger.Commit;
import socai.territory.UnitLevel;

/** An event that makes a ledger another one from its first line on. */
final class Fork {
  private Fork() {}

  static Commit commit() {
    return new Lines()
        .commit(
            Names.command("fork"),
            List.of(established(Names.unit("fork"), UnitLevel.PROVINCE, Optional.empty())));
  }
}
