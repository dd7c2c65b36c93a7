package socai.embedded.wire;

import java.util.List;

/**
 * The documents of one reply, as the bytes they are stored or made of. Only {@link ReplyEncoder}
 * can send it.
 *
 * @param documents BSON, not to be changed
 */
public record Batch(List<byte[]> documents) {
  /** No documents. */
  public static final Batch EMPTY = new Batch(List.of());

  long bytes() {
    return documents.stream().mapToLong(bson -> bson.length).sum();
  }
}
