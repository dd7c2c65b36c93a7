package socai.embedded.store;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the machine has left for a store. */
public interface Machine {
  /** How many bytes may still be written to the store's disk. */
  long bytesLeft();

  /** How many files and connections this process may still open. */
  long descriptorsLeft();

  /** The machine on which the store in {@code folder} is. */
  static Machine of(Path folder) {
    return new Machine() {
      @Override
      public long bytesLeft() {
        try {
          return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
          throw new UncheckedIOException("cannot look at the store's disk", e);
        }
      }

      @Override
      public long descriptorsLeft() {
        return ManagementFactory.getOperatingSystemMXBean()
                instanceof UnixOperatingSystemMXBean unix
            ? unix.getMaxFileDescriptorCount() - unix.getOpenFileDescriptorCount()
            : Long.MAX_VALUE;
      }
    };
  }
}
