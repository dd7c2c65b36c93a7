package socai.embedded.access;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import socai.embedded.bson.Fields;
import socai.embedded.surface.Command;

/**
 * Lets connections in that have shown that they know the {@link Login}, by SCRAM-SHA-256 as MongoDB
 * speaks it. Called by many connections at once, by each one after the other.
 */
public final class AccessControl {
  private static final String MECHANISM = "SCRAM-SHA-256";
  private static final int UNAUTHORIZED = 13;
  private static final int AUTHENTICATION_FAILED = 18;
  private static final int MECHANISM_UNAVAILABLE = 334;
  private static final AttributeKey<Guest> GUEST =
      AttributeKey.valueOf(AccessControl.class, "guest");

  /** What drivers ask before they have said who they are. */
  private static final Set<Command> OUTSIDE =
      EnumSet.of(
          Command.HELLO,
          Command.IS_MASTER,
          Command.PING,
          Command.SASL_START,
          Command.SASL_CONTINUE);

  private final Scram scram;

  /** For whoever knows {@code login}. */
  public AccessControl(Login login) {
    scram = Scram.of(login.secret());
  }

  /**
   * Makes sure that {@code client} may ask for {@code command}.
   *
   * @throws MongoServerError if it has not shown yet that it may
   */
  public void demandOpen(Command command, Channel client) {
    Guest guest = client.attr(GUEST).get();
    if (!OUTSIDE.contains(command) && (guest == null || !guest.isIn())) {
      throw new MongoServerError(
          UNAUTHORIZED,
          "Unauthorized",
          "Command " + command.commandName() + " requires authentication");
    }
  }

  /**
   * Adds to what is answered to a greeting which way leads in, if it is asked for. The login is the
   * same in whatever database it is looked for: in that of the address, if it names one.
   */
  public static void greet(Document asked, Document answer) {
    if (asked.get("saslSupportedMechs") instanceof String login
        && login.endsWith("." + Login.NAME)) {
      answer.append("saslSupportedMechs", List.of(MECHANISM));
    }
  }

  /**
   * Begins to let somebody in.
   *
   * @throws MongoServerError if they do not begin as they should
   */
  public Document start(Document command, Channel client) {
    if (!MECHANISM.equals(Fields.text(command, "mechanism"))) {
      throw new MongoServerError(
          MECHANISM_UNAVAILABLE, "MechanismUnavailable", "only " + MECHANISM + " leads in");
    }
    Guest guest = new Guest(scram, skipsLastWord(command));
    client.attr(GUEST).set(guest);
    return answered(guest, command);
  }

  private static boolean skipsLastWord(Document command) {
    return command.get("options") instanceof Document options
        && Boolean.TRUE.equals(options.get("skipEmptyExchange"));
  }

  /**
   * Goes on with it.
   *
   * @throws MongoServerError if they do not know the secret; they are outside then
   */
  public Document goOn(Document command, Channel client) {
    Guest guest = client.attr(GUEST).get();
    if (guest == null) {
      throw failed();
    }
    return answered(guest, command);
  }

  private static Document answered(Guest guest, Document command) {
    if (!(command.get("payload") instanceof BinData said)) {
      throw failed();
    }
    byte[] answer = guest.answer(said.getData()).orElseThrow(AccessControl::failed);
    return new Document("conversationId", 1)
        .append("done", guest.isIn())
        .append("payload", new BinData(answer))
        .append("ok", 1.0);
  }

  /** Not why: whoever guesses is not helped. */
  private static MongoServerError failed() {
    return new MongoServerError(
        AUTHENTICATION_FAILED, "AuthenticationFailed", "Authentication failed.");
  }
}
