package socai.command.axon;

/**
 * Where the commands of one feature are handled: its methods bear Axon's {@code CommandHandler}.
 */
public interface CommandHandlers {}
