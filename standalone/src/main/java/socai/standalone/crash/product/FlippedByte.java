package socai.standalone.crash.product;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import socai.standalone.crash.check.Flaw;
import socai.standalone.crash.check.Violation;
import socai.standalone.crash.waiting.Awaited;

/**
 * A byte of one of the store's files flips after a kill. The start is refused in plain words, or
 * health says that something is wrong, or nothing is missing. Then the copy from before is put in
 * its place.
 */
final class FlippedByte implements Harm {
  private static final Duration LONGEST_SIGNING = Duration.ofMinutes(2);

  private final String files;

  /**
   * @param files a pattern of the names of those of which one is hit
   */
  FlippedByte(String files) {
    this.files = files;
  }

  @Override
  public String strike(Scene scene) throws IOException, InterruptedException {
    scene.killAtRest();
    scene.house().setAside();
    String hit = flip(scene);
    String outcome = outcome(scene, hit);
    scene.house().putBack();
    scene.callers().release();
    return hit + ": " + outcome;
  }

  private String flip(Scene scene) throws IOException {
    List<Path> targets;
    try (Stream<Path> all = Files.list(scene.house().data().resolve("data"))) {
      targets =
          all.filter(file -> file.getFileName().toString().matches(files))
              .filter(file -> file.toFile().length() > 0)
              .sorted()
              .toList();
    }
    if (targets.isEmpty()) {
      return "no such file";
    }
    Path target = targets.get(scene.random().nextInt(targets.size()));
    byte[] bytes = Files.readAllBytes(target);
    int place = scene.random().nextInt(bytes.length);
    bytes[place] ^= (byte) (1 + scene.random().nextInt(255));
    Files.write(target, bytes);
    return target.getFileName() + " at " + place;
  }

  private String outcome(Scene scene, String hit) throws IOException, InterruptedException {
    Start start = scene.house().start();
    Promises.ofDamagedStart(hit, start).ifPresent(scene.book()::found);
    if (start instanceof Start.Refused refused) {
      return refused.code();
    }
    if (start instanceof Start.Ended ended) {
      return "ended with " + ended.status();
    }
    scene.demandAnswered("/api/about");
    List<Violation> missing = missing(scene);
    Answer health =
        missing.isEmpty()
            ? scene.asked(Scene.HEALTH)
            : scene.asked(
                Scene.HEALTH, Promises::isDamageReported); // what was just met is told soon
    Promises.ofDamagedLedger(hit, missing, health).ifPresent(scene.book()::found);
    return missing.isEmpty() ? "all is there" : "told by health";
  }

  /** What an auditor misses as soon as all is signed, or as nothing more will be. */
  private static List<Violation> missing(Scene scene) throws InterruptedException {
    scene
        .patience()
        .await(
            Awaited.SIGNATURE,
            LONGEST_SIGNING,
            () ->
                Auditor.isSigned(scene.api())
                    || Promises.isDamageReported(scene.get(Scene.HEALTH)));
    try {
      return scene.auditor().lookAtOnce(scene.api(), scene.book()).findings();
    } catch (IOException e) {
      return List.of(new Violation(Flaw.NOT_AS_SIGNED, e.toString()));
    }
  }
}
