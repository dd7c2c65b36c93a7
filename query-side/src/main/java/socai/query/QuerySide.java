package socai.query;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** The query side as a process of its own. */
@SpringBootApplication(scanBasePackages = {"socai.query", "socai.process", "socai.web"})
public class QuerySide {
  /** Starts it; {@code socai.mongodb.uri} says where the ledger and the views are. */
  public static void main(String[] args) {
    new SpringApplicationBuilder(QuerySide.class)
        .properties("spring.config.name=query-side")
        .run(args);
  }
}
