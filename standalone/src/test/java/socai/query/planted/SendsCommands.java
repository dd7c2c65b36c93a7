package socai.query.planted;

import socai.command.Commands;

/** Changes what it shows. */
public interface SendsCommands {
  /** The way in. */
  Commands commands();
}
