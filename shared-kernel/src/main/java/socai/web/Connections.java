package socai.web;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.catalina.util.NetMaskSet;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.autoconfigure.TomcatServerProperties;
import org.springframework.stereotype.Component;

/**
 * How many connections this process takes, by what it may open: each costs a descriptor, and the
 * store needs some, too. One address has a part of them, unless it is a proxy's, behind which many
 * callers are: that one is to count them there.
 */
@Component
class Connections {
  /** More than the threads can serve at a time, and what a heap of 256 MB has room for. */
  private static final int MOST = 2_000;

  /** The store's files, both ends of a hundred connections to it, and a hundred more. */
  private static final long DESCRIPTORS_IN_RESERVE = 400;

  private static final int PART_OF_AN_ADDRESS = 4;

  private final BoundedHttp.Bounds bounds;

  Connections(
      @Value("${socai.connections.most:0}") int most,
      @Value("${socai.connections.most-of-an-address:0}") int mostOfAnAddress,
      @Value("${server.forward-headers-strategy:none}") String forwarded,
      TomcatServerProperties server) {
    int all = most > 0 ? most : most(descriptors());
    bounds =
        new BoundedHttp.Bounds(
            all,
            mostOfAnAddress > 0 ? mostOfAnAddress : Math.max(1, all / PART_OF_AN_ADDRESS),
            "native".equalsIgnoreCase(forwarded)
                ? proxies(server.getRemoteip().getInternalProxies())
                : address -> false);
  }

  BoundedHttp.Bounds bounds() {
    return bounds;
  }

  /** How many connections a process takes that may open {@code descriptors}. */
  static int most(long descriptors) {
    long left = Math.max(descriptors / PART_OF_AN_ADDRESS, descriptors - DESCRIPTORS_IN_RESERVE);
    return (int) Math.min(MOST, Math.max(1, left));
  }

  private static long descriptors() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? unix.getMaxFileDescriptorCount()
        : Long.MAX_VALUE;
  }

  /** As the container reads them: networks, or one expression. */
  static Predicate<InetAddress> proxies(String addresses) {
    if (addresses.indexOf('/') > 0) {
      NetMaskSet networks = NetMaskSet.parse(addresses);
      return networks::contains;
    }
    Pattern pattern = Pattern.compile(addresses);
    return address -> pattern.matcher(address.getHostAddress()).matches();
  }
}
