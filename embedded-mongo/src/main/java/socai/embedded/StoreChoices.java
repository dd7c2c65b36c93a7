package socai.embedded;

import java.nio.file.Path;
import java.util.Map;

/**
 * What whoever opens a store may choose.
 *
 * @param backups the folder of the backups that are asked for over the wire; none are written
 *     anywhere else
 * @param contents says what the store in a backup holds
 */
public record StoreChoices(Path backups, Contents contents) {
  /** Says in a few words what a store holds, for whoever finds a copy of it years later. */
  @FunctionalInterface
  public interface Contents {
    /** Says nothing. */
    Contents UNTOLD = uri -> Map.of();

    /**
     * Looks at a store.
     *
     * @param uri where the copy answers; it can only be read
     * @return texts and numbers by their names
     */
    Map<String, ?> of(String uri);
  }

  /** Those for a store in {@code folder} of which nobody says anything: backups beside it. */
  public static StoreChoices beside(Path folder) {
    Path store = folder.toAbsolutePath().normalize();
    return new StoreChoices(
        store.resolveSibling(store.getFileName() + "-backups"), Contents.UNTOLD);
  }

  /** The same where {@code contents} says what is in a backup. */
  public StoreChoices reporting(Contents contents) {
    return new StoreChoices(backups, contents);
  }
}
