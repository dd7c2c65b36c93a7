package socai.command;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import socai.fixture.Names;
import socai.ledger.CommandId;

/** Tells stories: each test class of rules is one. */
public abstract class CommandScenario {
  protected Story story;
  private int commands;

  @BeforeEach
  void begin() {
    story = new Story();
  }

  @AfterEach
  void end() {
    story.close();
  }

  /** A command's identifier that has not been used in this story. */
  protected CommandId next() {
    return Names.command("command " + commands++);
  }
}
