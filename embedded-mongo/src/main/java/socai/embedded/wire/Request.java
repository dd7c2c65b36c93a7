package socai.embedded.wire;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;

/** Something that a client sent. */
sealed interface Request {
  /** What the client calls it; the reply says it again. */
  int id();

  /** How the reply is to be framed. */
  Form form();

  /** Whether the client listens for a reply. */
  boolean isAnswered();

  /** How messages are framed. */
  enum Form {
    /** OP_MSG. */
    MESSAGE,
    /** OP_QUERY and OP_REPLY, with which clients still begin a conversation. */
    LEGACY
  }

  /**
   * A command.
   *
   * @param document with the database as {@code $db}
   */
  record Command(int id, Form form, boolean isAnswered, Document document) implements Request {}

  /**
   * What is no command, or holds what cannot be kept.
   *
   * @param isEnd whether nothing that follows can be understood
   */
  record Unreadable(int id, Form form, boolean isAnswered, MongoServerError why, boolean isEnd)
      implements Request {}
}
