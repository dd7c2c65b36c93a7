package socai.ledger.axon;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.messaging.MetaData;
import socai.ledger.CommandDigest;
import socai.ledger.CommandId;

/**
 * Who caused an event, and by which command; travels as metadata from the command to the line.
 *
 * @param actor the login
 * @param command what it sent
 * @param said what that said; empty where nobody will ask
 */
public record EventOrigin(String actor, CommandId command, Optional<CommandDigest> said) {
  /** The metadata key of the login. */
  public static final String ACTOR = "actor";

  /** The metadata key of the command. */
  public static final String COMMAND = "command";

  /** The metadata key of what it said. */
  public static final String SAID = "said";

  public EventOrigin(String actor, CommandId command) {
    this(actor, command, Optional.empty());
  }

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
    return new EventOrigin(
        actor.toString(),
        new CommandId(UUID.fromString(command.toString())),
        Optional.ofNullable(metaData.get(SAID)).map(Object::toString).map(CommandDigest::new));
  }

  /** This origin as metadata of a message. */
  public Map<String, String> asMetaData() {
    Map<String, String> metaData = new HashMap<>();
    metaData.put(ACTOR, actor);
    metaData.put(COMMAND, command.toString());
    said.ifPresent(digest -> metaData.put(SAID, digest.toString()));
    return Map.copyOf(metaData);
  }
}
