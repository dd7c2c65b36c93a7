package socai.embedded.report;

import java.io.Serial;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The folder holds a backup of which not all has arrived, or something else than was copied.
 * Nothing in it was changed; the message says what to do.
 */
public final class BackupDiffersException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final String what;

  /** Says what is wrong with the backup in {@code folder}. */
  public BackupDiffersException(Path folder, String what) {
    this(folder, what, null);
  }

  /** The same for {@code cause}. */
  public BackupDiffersException(Path folder, String what, @Nullable Throwable cause) {
    super(
        "The backup in "
            + folder.toAbsolutePath()
            + " is not whole: "
            + what
            + ". Nothing was changed. What to do: copy it again into an empty folder, all of it; if"
            + " it is so at its source, take another backup.",
        cause);
    this.what = what;
  }

  /** What is wrong, file by file. */
  public String what() {
    return what;
  }
}
