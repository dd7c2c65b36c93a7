package socai.query.rebuild;

import java.util.Optional;
import java.util.function.Consumer;
import socai.ledger.Position;
import socai.query.projection.Projection;
import socai.query.projection.Standing;
import socai.query.rebuild.WorkshopException.Reason;

/**
 * Brings the live generation and the one beside it to one position, compares them there, and may
 * put one in the other's place.
 */
final class Exchange {
  private final Desk desk;
  private final Projection projection;
  private final Consumer<Advance> heard;

  Exchange(Desk desk, Projection projection, Consumer<Advance> heard) {
    this.desk = desk;
    this.projection = projection;
    this.heard = heard;
  }

  Compared compare() {
    return atOnePosition(false).compared();
  }

  Switched switchOver() {
    return atOnePosition(true);
  }

  private Switched atOnePosition(boolean wanted) {
    Standing standing = desk.generations().of(projection.name());
    Standing.Drawn live = standing.live();
    Standing.Drawn beside = beside(standing);
    if (!desk.isPrepared(live.generation())) {
      desk.prepare(projection, live.generation());
    }
    try (Claims claims = Claims.of(desk.tokens(), beside.generation().processor(), () -> {});
        Filling filling = new Filling(desk, projection, beside.generation(), claims, false)) {
      // Most of the way while the live one goes on: it is then held for a moment only.
      filling.upTo(desk.tokens().least(live.generation().processor()), heard, Exchange::never);
      try (LiveHold hold =
          new LiveHold(
              desk.generations(),
              desk.tokens(),
              live.generation(),
              Optional.of(claims),
              desk.owner())) {
        Position position = bringTogether(live, hold, filling);
        Compared compared = Comparison.of(desk.readModels(), projection, live, beside, position);
        if (!hold.isWhole()) {
          throw new WorkshopException(Reason.LOST, projection.name());
        }
        boolean may = compared.isSame() || compared.isOfAnotherVersion() || isWholer(beside, live);
        if (wanted && may && !desk.generations().swap(live, beside)) {
          throw new WorkshopException(Reason.LOST, projection.name());
        }
        return new Switched(compared, wanted && may);
      }
    }
  }

  /** Whether something is parked in {@code live} and less in {@code beside}. */
  private boolean isWholer(Standing.Drawn beside, Standing.Drawn live) {
    return desk.parking().of(beside.generation()).size()
        < desk.parking().of(live.generation()).size();
  }

  private static boolean never() {
    return false;
  }

  private Standing.Drawn beside(Standing standing) {
    Standing.Drawn beside =
        standing
            .beside()
            .map(Standing.Beside::drawn)
            .orElseThrow(() -> new WorkshopException(Reason.NOTHING_BESIDE, projection.name()));
    if (beside.version() != projection.version()) {
      throw new WorkshopException(Reason.OTHER_VERSION, projection.name());
    }
    if (!desk.isPrepared(beside.generation())) {
      throw new WorkshopException(Reason.NOTHING_BESIDE, projection.name());
    }
    return beside;
  }

  /**
   * Both to the end of the ledger. A process that was killed may have left pictures of the live one
   * ahead of its token; told the same events again they stay as they are. One that another version
   * draws is left as it is.
   */
  private Position bringTogether(Standing.Drawn live, LiveHold hold, Filling filling) {
    Position goal = desk.ledger().head();
    if (live.version() == projection.version()) {
      try (Filling ofLive = new Filling(desk, projection, live.generation(), hold.claims(), true)) {
        ofLive.upTo(goal, heard, Exchange::never);
      }
    } else {
      goal = hold.claims().least();
    }
    filling.upTo(goal, heard, Exchange::never);
    return filling.reached();
  }
}
