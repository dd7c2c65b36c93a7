package socai.standalone.sonla;

import socai.command.Command;

/** A command and the login that sends it. */
record Sending(String login, Command command) {}
