package socai.benchmarks.report;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** The time that this process has computed, which other processes' load does not stretch. */
public final class Cpu {
  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private Cpu() {}

  /** In nanoseconds, of all threads together, server and clients and garbage collection. */
  public static long used() {
    return SYSTEM.getProcessCpuTime();
  }
}
