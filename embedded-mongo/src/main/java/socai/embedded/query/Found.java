package socai.embedded.query;

import de.bwaldvogel.mongo.bson.Document;

/**
 * A document that a query found.
 *
 * @param document a copy of one's own
 * @param bytes its size as stored
 */
public record Found(Document document, int bytes) {}
