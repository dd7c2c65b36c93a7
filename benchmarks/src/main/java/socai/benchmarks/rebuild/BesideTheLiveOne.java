package socai.benchmarks.rebuild;

import socai.query.rebuild.Rebuilt;
import socai.query.rebuild.Workshop;

/** As {@code projections rebuild --fresh profiles} does it: in a new generation beside the live. */
final class BesideTheLiveOne implements ProfileRebuild {
  private static final String PROFILES = "profiles";

  @Override
  public String name() {
    return "projections rebuild";
  }

  @Override
  public Drawn run(String uri, long head) {
    try (Workshop workshop = Workshop.open(uri)) {
      Rebuilt rebuilt = workshop.rebuild(PROFILES, true, advance -> {}, () -> false);
      if (rebuilt.events() != head) {
        throw new IllegalStateException(rebuilt.events() + " events instead of " + head);
      }
      return new Drawn(
          rebuilt.took().toNanos() / 1e9, PROFILES + "." + rebuilt.drawn().generation().number());
    }
  }
}
