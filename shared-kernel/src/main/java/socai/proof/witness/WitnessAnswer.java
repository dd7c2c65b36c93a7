package socai.proof.witness;

/**
 * What a witness answers, in HTTP's words.
 *
 * @param contentType of the body
 */
public record WitnessAnswer(int status, String contentType, String body) {
  private static final String TEXT = "text/plain; charset=utf-8";
  private static final String SIZE = "text/x.tlog.size";

  static WitnessAnswer signed(String lines) {
    return new WitnessAnswer(200, TEXT, lines);
  }

  static WitnessAnswer conflict(long size) {
    return new WitnessAnswer(409, SIZE, size + "\n");
  }

  static WitnessAnswer refused(int status, String why) {
    return new WitnessAnswer(status, TEXT, why + "\n");
  }
}
