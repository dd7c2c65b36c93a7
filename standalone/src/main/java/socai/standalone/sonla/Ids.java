package socai.standalone.sonla;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import socai.ledger.CommandId;

/** Identifiers that are the same at every start, so that a load that was interrupted goes on. */
final class Ids {
  private Ids() {}

  static UUID of(String name) {
    return UUID.nameUUIDFromBytes(("son-la/" + name).getBytes(StandardCharsets.UTF_8));
  }

  static CommandId command(String name) {
    return new CommandId(of("command/" + name));
  }
}
