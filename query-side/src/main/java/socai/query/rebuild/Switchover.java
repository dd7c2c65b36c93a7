package socai.query.rebuild;

import java.util.Optional;
import java.util.function.Consumer;
import socai.ledger.Position;
import socai.query.projection.GenerationStatus;
import socai.query.projection.Projection;
import socai.query.rebuild.ProjectionAdminException.Reason;

/**
 * Brings the live generation and the one beside it to one position, compares them there, and may
 * put one in the other's place.
 */
final class Switchover {
  private final RebuildContext context;
  private final Projection projection;
  private final Consumer<Advance> progress;

  Switchover(RebuildContext context, Projection projection, Consumer<Advance> progress) {
    this.context = context;
    this.projection = projection;
    this.progress = progress;
  }

  Compared compare() {
    return atOnePosition(false).compared();
  }

  Switched switchOver() {
    return atOnePosition(true);
  }

  private Switched atOnePosition(boolean wanted) {
    GenerationStatus status = context.generations().of(projection.name());
    GenerationStatus.Projected live = status.live();
    GenerationStatus.Projected beside = beside(status);
    if (!context.isPrepared(live.generation())) {
      context.prepare(projection, live.generation());
    }
    try (Claims claims = Claims.of(context.tokens(), beside.generation().processor(), () -> {});
        RebuildRun run = new RebuildRun(context, projection, beside.generation(), claims, false)) {
      // Most of the way while the live one goes on: it is then held for a moment only.
      run.upTo(context.tokens().least(live.generation().processor()), progress, Switchover::never);
      try (LiveHold hold =
          new LiveHold(
              context.generations(),
              context.tokens(),
              live.generation(),
              Optional.of(claims),
              context.owner())) {
        Position position = bringTogether(live, hold, run);
        Compared compared = Comparison.of(context.readModels(), projection, live, beside, position);
        if (!hold.isWhole()) {
          throw new ProjectionAdminException(Reason.LOST, projection.name());
        }
        boolean may = compared.isSame() || compared.isOfAnotherVersion() || isWholer(beside, live);
        if (wanted && may && !context.generations().swap(live, beside)) {
          throw new ProjectionAdminException(Reason.LOST, projection.name());
        }
        return new Switched(compared, wanted && may);
      }
    }
  }

  /** Whether something is parked in {@code live} and less in {@code beside}. */
  private boolean isWholer(GenerationStatus.Projected beside, GenerationStatus.Projected live) {
    return context.parking().of(beside.generation()).size()
        < context.parking().of(live.generation()).size();
  }

  private static boolean never() {
    return false;
  }

  private GenerationStatus.Projected beside(GenerationStatus status) {
    GenerationStatus.Projected beside =
        status
            .beside()
            .map(GenerationStatus.Beside::projected)
            .orElseThrow(
                () -> new ProjectionAdminException(Reason.NOTHING_BESIDE, projection.name()));
    if (beside.version() != projection.version()) {
      throw new ProjectionAdminException(Reason.OTHER_VERSION, projection.name());
    }
    if (!context.isPrepared(beside.generation())) {
      throw new ProjectionAdminException(Reason.NOTHING_BESIDE, projection.name());
    }
    return beside;
  }

  /**
   * Both to the end of the ledger. A process that was killed may have left views of the live one
   * ahead of its token; told the same events again they stay as they are. One of another version is
   * left as it is.
   */
  private Position bringTogether(GenerationStatus.Projected live, LiveHold hold, RebuildRun run) {
    Position goal = context.ledger().head();
    if (live.version() == projection.version()) {
      try (RebuildRun ofLive =
          new RebuildRun(context, projection, live.generation(), hold.claims(), true)) {
        ofLive.upTo(goal, progress, Switchover::never);
      }
    } else {
      goal = hold.claims().least();
    }
    run.upTo(goal, progress, Switchover::never);
    return run.reached();
  }
}
