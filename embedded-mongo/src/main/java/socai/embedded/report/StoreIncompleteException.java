package socai.embedded.report;

import java.io.Serial;
import java.nio.file.Path;
import java.util.List;

/**
 * The folder has files but no store that could be opened: a copy that broke off, or a folder that
 * is somebody else's. Nothing in it was changed; the message says what to do.
 */
public final class StoreIncompleteException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final String files;

  /** Names some of the {@code files} that are there. */
  public StoreIncompleteException(Path folder, List<String> files) {
    super(
        "There is no whole store in "
            + folder
            + ": the file data/CURRENT is missing, and there are others ("
            + String.join(", ", files)
            + "). Nothing was changed. What to do: if this is a copy, copy it again, all of it; if"
            + " it was the store, keep it as it is and put the last backup in its place; for a new"
            + " store choose an empty folder.");
    this.files = String.join(", ", files);
  }

  /** Some of the files that are there instead. */
  public String files() {
    return files;
  }
}
