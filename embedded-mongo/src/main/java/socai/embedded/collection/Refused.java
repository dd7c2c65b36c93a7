package socai.embedded.collection;

import de.bwaldvogel.mongo.exception.MongoServerError;

/** Told of each document that was refused while many are written. */
@FunctionalInterface
public interface Refused {
  /** The document at {@code index} was not written, and why. */
  void at(int index, MongoServerError error);
}
