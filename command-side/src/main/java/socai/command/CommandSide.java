package socai.command;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** The command side as a process of its own. */
@SpringBootApplication(scanBasePackages = {"socai.command", "socai.process", "socai.web"})
public class CommandSide {
  /** Starts it; {@code socai.mongodb.uri} says where the ledger is. */
  public static void main(String[] args) {
    new SpringApplicationBuilder(CommandSide.class)
        .properties("spring.config.name=command-side")
        .run(args);
  }
}
