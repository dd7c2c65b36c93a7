package socai.embedded.wire;

import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;

/** Carries out commands. Called by many connections at once. */
public interface CommandHandler {
  /**
   * Carries a command out. What it refuses is an answer too; anything thrown is a fault of ours and
   * is answered as one.
   *
   * @param command with the database as {@code $db}
   * @param client who asks
   */
  Answer answer(Document command, Channel client);

  /** A client is gone. */
  void left(Channel client);
}
