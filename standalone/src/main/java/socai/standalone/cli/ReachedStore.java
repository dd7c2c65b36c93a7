package socai.standalone.cli;

import java.io.Serial;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ResourceBundle;
import socai.embedded.CheckReport;
import socai.embedded.CompactReport;
import socai.embedded.EmbeddedMongo;
import socai.embedded.StoreDamagedException;
import socai.embedded.StoreInUseException;

/** A store, opened here or asked for through the process that has it open. */
interface ReachedStore extends AutoCloseable {

  /** Whether another process has it, which goes on working meanwhile. */
  boolean isInUse();

  CheckReport check();

  CompactReport compact();

  long backup(Path target);

  @Override
  void close();

  /**
   * Opens the store in a folder, or reaches whoever has it.
   *
   * @throws NotReachedException if there is none, if it is damaged, or nobody answers
   */
  static ReachedStore in(Path folder) {
    if (!Files.isDirectory(folder.resolve("data"))) {
      throw new NotReachedException(
          ExitCode.NO_SUCH_FOLDER, "store.none", folder.toAbsolutePath().toString());
    }
    try {
      return new OwnStore(EmbeddedMongo.open(folder));
    } catch (StoreInUseException e) {
      return e.address()
          .map(OthersStore::new)
          .orElseThrow(
              () ->
                  new NotReachedException(
                      ExitCode.NOT_ANSWERING,
                      "store.notAnswering",
                      String.valueOf(e.getMessage())));
    } catch (StoreDamagedException e) {
      throw new NotReachedException(
          ExitCode.DAMAGED, "store.damaged", String.valueOf(e.getMessage()));
    } catch (UncheckedIOException e) {
      throw new NotReachedException(
          ExitCode.NOT_WRITTEN, "store.notWritten", String.valueOf(e.getMessage()));
    }
  }

  /** Why a command could not be carried out. */
  final class NotReachedException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    private final int exitCode;
    private final String text;

    NotReachedException(int exitCode, String text, String detail) {
      super(detail);
      this.exitCode = exitCode;
      this.text = text;
    }

    int exitCode() {
      return exitCode;
    }

    String told(ResourceBundle texts) {
      return MessageFormat.format(texts.getString(text), getMessage());
    }
  }
}
