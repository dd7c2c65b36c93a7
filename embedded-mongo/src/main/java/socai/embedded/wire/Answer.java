package socai.embedded.wire;

import de.bwaldvogel.mongo.bson.Document;

/**
 * What a command is answered with.
 *
 * @param document the reply
 * @param ticket not sent before this ticket of the log is durable; 0 for at once
 */
public record Answer(Document document, long ticket) {}
