package socai.standalone.crash.product;

/** Nothing goes wrong. */
final class Nothing implements Harm {
  @Override
  public String strike(Scene scene) {
    return "";
  }
}
