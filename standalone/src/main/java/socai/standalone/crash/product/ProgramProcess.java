package socai.standalone.crash.product;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import socai.standalone.Standalone;

/**
 * The program in a process that ends when its input does. Asked by any line, it says how much it
 * uses.
 */
public final class ProgramProcess {
  /** As the first argument: starts, and ends at once. */
  public static final String ONCE = "once";

  private ProgramProcess() {}

  /**
   * The arguments for a ledger that nobody else has begun and that nothing is told to unasked.
   *
   * @param port 0 for any that is free
   */
  static String[] onEmptyLedger(Path data, int port) {
    return new String[] {
      "--server.port=" + port, "--socai.data=" + data, "--socai.demo-logins=true"
    };
  }

  /** Serves as {@code Standalone} does with these arguments. */
  public static void main(String[] arguments) {
    if (arguments.length > 0 && arguments[0].equals(ONCE)) {
      Standalone.application().run(Arrays.copyOfRange(arguments, 1, arguments.length)).close();
      return;
    }
    Thread listener = new Thread(ProgramProcess::listen, "asked how much it uses");
    listener.setDaemon(true);
    listener.start();
    Standalone.serve(arguments);
  }

  private static void listen() {
    try (BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      while (input.readLine() != null) {
        System.out.println(used());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Runtime.getRuntime().halt(0); // whoever started it is gone
  }

  private static String used() {
    System.gc(); // what is garbage is not used
    long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    long descriptors =
        ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
            ? unix.getOpenFileDescriptorCount()
            : 0;
    int threads = ManagementFactory.getThreadMXBean().getThreadCount();
    return String.format(Locale.ROOT, "used %d %d %d", heap, descriptors, threads);
  }
}
