package socai.benchmarks.visible;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Both sides in one process, as the product runs them, on a free port. */
@SpringBootApplication(
    scanBasePackages = {"socai.command", "socai.query", "socai.process", "socai.web"})
class Product {
  /**
   * Starts it.
   *
   * @param uri of the database
   * @param keys the folder in which it keeps the key that it signs with
   */
  static ConfigurableApplicationContext start(String uri, Path keys) {
    return new SpringApplicationBuilder(Product.class)
        .properties(
            Map.of(
                "spring.config.name", "benchmark",
                "spring.main.banner-mode", "off",
                "logging.level.root", "WARN",
                "server.address", "127.0.0.1",
                "server.port", "0",
                "socai.demo-logins", "true",
                "socai.node", "benchmark",
                "socai.production", "false",
                "socai.proof.keys", keys.toString(),
                "socai.mongodb.uri", uri))
        .run();
  }
}
