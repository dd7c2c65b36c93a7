package socai.benchmarks.rebuild;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;

/** How much heap is taken at most, garbage included. */
final class Heap {
  private static final List<MemoryPoolMXBean> POOLS =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP)
          .toList();

  private Heap() {}

  static void forget() {
    System.gc();
    POOLS.forEach(MemoryPoolMXBean::resetPeakUsage);
  }

  /** In MiB, since {@link #forget()}; each pool at its own peak, so never too little. */
  static int peak() {
    return (int) (POOLS.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() >> 20);
  }
}
