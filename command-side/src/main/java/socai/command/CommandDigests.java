package socai.command;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import socai.ledger.CommandDigest;
import socai.schema.Json;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;

/**
 * What a command says, as a digest: of its kind, its login and its fields as they were understood,
 * by name. The order of fields, spaces and escapes make no difference, nor does a field that is not
 * given: a command keeps its digest when later versions of it know more fields.
 */
final class CommandDigests {
  private static final ObjectWriter BY_NAME =
      Json.mapper().writer().with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  private CommandDigests() {}

  static CommandDigest by(String login, Command command) {
    Map<?, ?> fields = Json.mapper().convertValue(command, Map.class);
    MessageDigest sha256 = sha256();
    sha256.update(command.getClass().getSimpleName().getBytes(StandardCharsets.UTF_8));
    sha256.update((byte) '\n');
    sha256.update(login.getBytes(StandardCharsets.UTF_8));
    sha256.update((byte) '\n');
    return new CommandDigest(
        HexFormat.of().formatHex(sha256.digest(BY_NAME.writeValueAsBytes(fields))));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
