package socai.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionsTest {
  @ParameterizedTest
  @CsvSource({"256, 64", "512, 128", "1024, 624", "2048, 1648", "20000, 2000", "1048576, 2000"})
  void connections_leave_descriptors_to_the_store(long descriptors, int most) {
    assertThat(Connections.most(descriptors)).isEqualTo(most);
  }

  @Test
  void doors_are_read_as_the_container_reads_them() throws Exception {
    String networks = "10.0.0.0/8, fe80::/10,127.0.0.0/8";
    assertThat(Connections.proxies(networks).test(InetAddress.getByName("10.1.2.3"))).isTrue();
    assertThat(Connections.proxies(networks).test(InetAddress.getByName("fe80::1"))).isTrue();
    assertThat(Connections.proxies(networks).test(InetAddress.getByName("11.1.2.3"))).isFalse();
    String expression = "10\\.0\\.0\\.[12]";
    assertThat(Connections.proxies(expression).test(InetAddress.getByName("10.0.0.2"))).isTrue();
    assertThat(Connections.proxies(expression).test(InetAddress.getByName("10.0.0.3"))).isFalse();
    assertThat(Connections.proxies("").test(InetAddress.getByName("10.0.0.3"))).isFalse();
  }
}
