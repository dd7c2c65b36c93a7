package socai.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import socai.embedded.EmbeddedMongo;
import socai.query.QuerySide;

/** A server whose TLS ends in front of it, at a proxy that it was told to trust, or was not. */
class BehindAProxyIT {
  private static final String OF_THE_DOOR =
      "X-Forwarded-For: 203.0.113.7\r\nX-Forwarded-Proto: https\r\nX-Forwarded-Host: so-cai.example\r\n";

  @TempDir private static Path folder;
  private static EmbeddedMongo store;

  @BeforeAll
  static void openStore() {
    store = EmbeddedMongo.open(folder.resolve("data"));
  }

  @AfterAll
  static void closeStore() {
    store.close();
  }

  @Test
  void what_a_trusted_door_says_of_the_way_there_is_believed() throws IOException {
    try (ConfigurableApplicationContext side = start("127.0.0.0/8")) {
      String page = dashboard(side, "so-cai.example", OF_THE_DOOR);
      assertThat(page)
          .startsWith("HTTP/1.1 302")
          .contains("Location: /login/")
          .contains("Strict-Transport-Security: max-age=")
          .containsPattern("Set-Cookie: XSRF-TOKEN=[^\r]*; Secure")
          .doesNotContain("http://");
      assertThat(dashboard(side, "so-cai.example", ""))
          .as("the same server on the way without TLS")
          .startsWith("HTTP/1.1 302")
          .doesNotContain("Strict-Transport-Security");
      assertThat(dashboard(side, "elsewhere.example", "")).startsWith("HTTP/1.1 421");
      assertThat(
              dashboard(
                  side,
                  "so-cai.example",
                  OF_THE_DOOR.replace("so-cai.example", "elsewhere.example")))
          .startsWith("HTTP/1.1 421");
    }
  }

  @Test
  void whoever_else_says_so_is_not_believed() throws IOException {
    try (ConfigurableApplicationContext side = start("192.0.2.1/32")) {
      assertThat(dashboard(side, "so-cai.example", OF_THE_DOOR))
          .startsWith("HTTP/1.1 302")
          .doesNotContain("Strict-Transport-Security", "Secure");
      assertThat(dashboard(side, "elsewhere.example", OF_THE_DOOR)).startsWith("HTTP/1.1 421");
    }
  }

  private static ConfigurableApplicationContext start(String proxies) {
    return new SpringApplicationBuilder(QuerySide.class)
        .properties("spring.config.name=query-side")
        .run(
            "--server.port=0",
            "--server.forward-headers-strategy=native",
            "--server.tomcat.remoteip.internal-proxies=" + proxies,
            "--socai.hosts=so-cai.example",
            "--socai.demo-logins=true",
            "--socai.production=false",
            "--socai.proof.keys=" + folder.resolve("keys"),
            "--socai.mongodb.uri=" + store.uri());
  }

  /** What a browser that is not logged in gets. */
  private static String dashboard(
      ConfigurableApplicationContext side, String host, String ofTheDoor) throws IOException {
    int port = side.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    try (Socket socket = new Socket("127.0.0.1", port)) {
      OutputStream out = socket.getOutputStream();
      out.write(
          ("GET /dashboard/ HTTP/1.1\r\nHost: "
                  + host
                  + "\r\nAccept: text/html\r\nConnection: close\r\n"
                  + ofTheDoor
                  + "\r\n")
              .getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
