package socai.standalone.crash.product;

/** The program is killed while callers wait for its answers. */
final class Killed implements Harm {
  @Override
  public String strike(Scene scene) throws InterruptedException {
    scene.house().program().kill();
    scene.house().demandStart();
    return "";
  }
}
