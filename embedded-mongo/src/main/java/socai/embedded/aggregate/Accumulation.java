package socai.embedded.aggregate;

import org.jspecify.annotations.Nullable;

/** What is gathered of the documents of one group. */
interface Accumulation {
  /** Adds what one document has; missing, if it has nothing. */
  void add(@Nullable Object value);

  @Nullable Object result();
}
