package socai.query.rebuild;

import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import socai.ledger.Position;
import socai.query.projection.Generation;
import socai.query.projection.Parked;
import socai.query.projection.Projection;
import socai.query.projection.ProjectionRun;
import socai.query.projection.ProjectionSegment;
import socai.query.projection.ReadModelSession;
import socai.query.projection.Recorded;

/**
 * Goes on with subjects that were parked: what was recorded of each since, in order, from the
 * ledger. The live generation is held meanwhile; killed at any moment, it can be called again.
 */
final class Retry {
  private static final Logger LOG = LoggerFactory.getLogger(Retry.class);

  private final RebuildContext context;
  private final Projection projection;
  private final LedgerLines lines;

  Retry(RebuildContext context, Projection projection) {
    this.context = context;
    this.projection = projection;
    this.lines = new LedgerLines(ProjectionRun.typesOf(projection));
  }

  /**
   * Goes on with all that is parked.
   *
   * @throws ProjectionAdminException (in order) if its sums follow the order of the ledger: it is
   *     to be rebuilt
   */
  Retried all() {
    Generation live = context.generations().of(projection.name()).live().generation();
    if (context.parking().of(live).isEmpty()) {
      return new Retried(0, 0);
    }
    if (!projection.projectsSubjectsApart()) {
      throw new ProjectionAdminException(
          ProjectionAdminException.Reason.IN_ORDER, projection.name());
    }
    try (LiveHold hold =
        new LiveHold(
            context.generations(), context.tokens(), live, Optional.empty(), context.owner())) {
      int freed = 0;
      for (Parked one : context.parking().of(live)) {
        freed += project(one, live, hold) ? 1 : 0;
      }
      return new Retried(freed, context.parking().of(live).size());
    }
  }

  private boolean project(Parked one, Generation live, LiveHold hold) {
    ProjectionSegment segment = ProjectionSegment.of(projection.segments()).get(one.segment());
    ProjectionRun run =
        new ProjectionRun(projection, new ReadModelSession(context.readModels(), live, segment));
    for (Recorded event : missed(one, context.tokens().of(live.processor(), one.segment()))) {
      if (!hold.isWhole()) {
        throw new ProjectionAdminException(ProjectionAdminException.Reason.LOST, projection.name());
      }
      try {
        run.project(List.of(event), () -> {});
      } catch (RuntimeException | StackOverflowError failure) {
        if (!ProjectionRun.mayBeOfEvents(failure)) {
          throw failure;
        }
        LOG.error(
            "event {} still cannot be projected: {}", event.at(), failure.getClass().getName());
        context.parking().moveOn(live, one, event.at());
        return false;
      }
    }
    context.parking().free(live, one);
    return true;
  }

  private List<Recorded> missed(Parked one, Position reached) {
    return context.ledger().read(one.subject(), 0).stream()
        .filter(entry -> !one.from().isAfter(entry.position()))
        .filter(entry -> !entry.position().isAfter(reached))
        .flatMap(entry -> lines.read(entry).stream())
        .toList();
  }
}
