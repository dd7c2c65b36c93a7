package socai.embedded.report;

import java.io.Serial;
import java.nio.file.Path;

/** The files in the folder are not what was written; the message says what to do. */
public final class StoreDamagedException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final String what;

  /** Says that {@code what} was found in {@code folder}, and what to do. */
  public StoreDamagedException(Path folder, String what) {
    super(
        "The store in "
            + folder.toAbsolutePath()
            + " is damaged: "
            + what
            + ". Nothing was changed. What to do: keep a copy of the folder as it is; check the"
            + " disk (dmesg, smartctl); then put the last backup in its place. Without a backup,"
            + " open the copy with RocksDB's ldb tool (ldb repair) and compare what it saves with"
            + " the signed checkpoints.");
    this.what = what;
  }

  /** What was found. */
  public String what() {
    return what;
  }
}
