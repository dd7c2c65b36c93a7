package socai.embedded.wire;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.netty.buffer.ByteBuf;
import java.util.Set;

/** Reads OP_QUERY, with which clients greet before they know what the server speaks. */
final class LegacyQuery {
  private static final int FLAGS = 4;
  private static final int SKIP_AND_LIMIT = 8;
  private static final int UNSUPPORTED_OP_QUERY_COMMAND = 352;
  private static final String COMMANDS = ".$cmd";
  private static final Set<String> GREETINGS = Set.of("hello", "isMaster", "ismaster");

  private LegacyQuery() {}

  static Request read(ByteBuf message, int id) {
    try {
      return new Request.Command(id, Request.Form.LEGACY, true, command(message));
    } catch (MongoServerError why) {
      return new Request.Unreadable(id, Request.Form.LEGACY, true, why, false);
    } catch (IndexOutOfBoundsException e) {
      return new Request.Unreadable(
          id, Request.Form.LEGACY, true, BsonReader.invalid("a message cut short"), false);
    }
  }

  private static Document command(ByteBuf message) {
    message.skipBytes(RequestDecoder.HEADER + FLAGS);
    String namespace = BsonReader.cString(message);
    message.skipBytes(SKIP_AND_LIMIT);
    Document command = BsonReader.read(message);
    if (!namespace.endsWith(COMMANDS)
        || command.isEmpty()
        || !GREETINGS.contains(command.keySet().iterator().next())) {
      throw new MongoServerError(
          UNSUPPORTED_OP_QUERY_COMMAND,
          "UnsupportedOpQueryCommand",
          "Unsupported OP_QUERY command: only hello is answered; the client driver may require an"
              + " upgrade");
    }
    command.put("$db", namespace.substring(0, namespace.length() - COMMANDS.length()));
    return command;
  }
}
