package socai.ledger.axon;

import java.util.Map;
import java.util.UUID;
import org.axonframework.messaging.MetaData;
import socai.ledger.CommandId;

/**
 * Who caused an event, and by which command; travels as metadata from the command to the line.
 *
 * @param actor the login
 * @param command what it sent
 */
public record EventOrigin(String actor, CommandId command) {
  /** The metadata key of the login. */
  public static final String ACTOR = "actor";

  /** The metadata key of the command. */
  public static final String COMMAND = "command";

  /**
   * Reads the origin from {@code metaData}.
   *
   * @throws IllegalArgumentException if it is not there: no event without an origin
   */
  public static EventOrigin of(MetaData metaData) {
    Object actor = metaData.get(ACTOR);
    Object command = metaData.get(COMMAND);
    if (actor == null || command == null) {
      throw new IllegalArgumentException("an event whose origin is unknown");
    }
    return new EventOrigin(actor.toString(), new CommandId(UUID.fromString(command.toString())));
  }

  /** This origin as metadata of a message. */
  public Map<String, String> asMetaData() {
    return Map.of(ACTOR, actor, COMMAND, command.toString());
  }
}
