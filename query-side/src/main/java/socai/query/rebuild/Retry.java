package socai.query.rebuild;

import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import socai.ledger.Position;
import socai.query.projection.Canvas;
import socai.query.projection.Drawing;
import socai.query.projection.Generation;
import socai.query.projection.Parked;
import socai.query.projection.Projection;
import socai.query.projection.Recorded;
import socai.query.projection.Share;

/**
 * Draws on subjects that were parked: what was told of each since, in order, from the ledger. The
 * live generation is held meanwhile; killed at any moment, it can be called again.
 */
final class Retry {
  private static final Logger LOG = LoggerFactory.getLogger(Retry.class);

  private final Desk desk;
  private final Projection projection;
  private final LedgerLines lines;

  Retry(Desk desk, Projection projection) {
    this.desk = desk;
    this.projection = projection;
    this.lines = new LedgerLines(Drawing.typesOf(projection));
  }

  /**
   * Draws on all that is parked.
   *
   * @throws WorkshopException (in order) if its sums follow the order of the ledger: it is to be
   *     drawn anew
   */
  Retried all() {
    Generation live = desk.generations().of(projection.name()).live().generation();
    if (desk.parking().of(live).isEmpty()) {
      return new Retried(0, 0);
    }
    if (!projection.drawsSubjectsApart()) {
      throw new WorkshopException(WorkshopException.Reason.IN_ORDER, projection.name());
    }
    try (LiveHold hold =
        new LiveHold(desk.generations(), desk.tokens(), live, Optional.empty(), desk.owner())) {
      int freed = 0;
      for (Parked one : desk.parking().of(live)) {
        freed += draw(one, live, hold) ? 1 : 0;
      }
      return new Retried(freed, desk.parking().of(live).size());
    }
  }

  private boolean draw(Parked one, Generation live, LiveHold hold) {
    Share share = Share.of(projection.shares()).get(one.segment());
    Drawing drawing = new Drawing(projection, new Canvas(desk.readModels(), live, share));
    for (Recorded event : missed(one, desk.tokens().of(live.processor(), one.segment()))) {
      if (!hold.isWhole()) {
        throw new WorkshopException(WorkshopException.Reason.LOST, projection.name());
      }
      try {
        drawing.draw(List.of(event), () -> {});
      } catch (RuntimeException | StackOverflowError failure) {
        if (!Drawing.mayBeOfEvents(failure)) {
          throw failure;
        }
        LOG.error("event {} still cannot be drawn: {}", event.at(), failure.getClass().getName());
        desk.parking().moveOn(live, one, event.at());
        return false;
      }
    }
    desk.parking().free(live, one);
    return true;
  }

  private List<Recorded> missed(Parked one, Position reached) {
    return desk.ledger().read(one.subject(), 0).stream()
        .filter(entry -> !one.from().isAfter(entry.position()))
        .filter(entry -> !entry.position().isAfter(reached))
        .flatMap(entry -> lines.read(entry).stream())
        .toList();
  }
}
