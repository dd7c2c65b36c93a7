package socai.embedded.query;

import org.jspecify.annotations.Nullable;

/** Where found documents come from. */
interface Source extends AutoCloseable {
  /** The next document that matches; null when there is none. */
  @Nullable Found next();

  /** Gives back what the store keeps for it. May be called again. */
  @Override
  void close();
}
