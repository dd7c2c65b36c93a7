package socai.standalone.crash.product;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the program answered. */
public record Answer(int status, String body, Optional<String> retryAfter) {
  private static final Pattern POSITION = Pattern.compile("\"position\":(\\d+)");
  private static final int SHOWN = 300;

  /** In place of one that did not come. */
  static Answer none(IOException why) {
    return new Answer(0, why.toString(), Optional.empty());
  }

  /** Whether it tells of the problem, or of the state of health, that is called {@code code}. */
  public boolean shows(String code) {
    return body.contains("\"code\":\"" + code + "\"");
  }

  /** Whether a command was taken, now or before. */
  public boolean isTaken() {
    return status == 201 || status == 200;
  }

  /** Whether the same may be sent again later, and says when. */
  public boolean isLater() {
    return status == 503 && retryAfter.isPresent();
  }

  /** The position it names; 0 for none. */
  public long position() {
    Matcher position = POSITION.matcher(body);
    return position.find() ? Long.parseLong(position.group(1)) : 0;
  }

  @Override
  public String toString() {
    return status + " " + (body.length() > SHOWN ? body.substring(0, SHOWN) + "…" : body);
  }
}
