package socai.command;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The command side as a process of its own. */
@SpringBootApplication(scanBasePackages = {"socai.command", "socai.process", "socai.web"})
public class CommandSide {
  /** Starts it; {@code socai.mongodb.uri} says where the ledger is. */
  public static void main(String[] args) {
    SpringApplication.run(CommandSide.class, args);
  }
}
