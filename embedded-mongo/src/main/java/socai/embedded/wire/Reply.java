package socai.embedded.wire;

import de.bwaldvogel.mongo.bson.Document;

/**
 * What is sent back.
 *
 * @param to the request's id
 * @param form the request's
 * @param document the answer
 * @param ticket not sent before this ticket of the log is durable
 */
record Reply(int to, Request.Form form, Document document, long ticket) {}
