package socai.query.rebuild;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import socai.ledger.Position;
import socai.query.projection.Tokens;

/**
 * The claims on all segments of one generation: while we have them, nobody else writes to it. A
 * claim of ours that is not extended within {@link Tokens#CLAIM_TIMEOUT} may be taken over.
 */
final class Claims implements AutoCloseable {
  private static final long LOOK_AGAIN_MILLISECONDS = 100;

  /** A claim of a process that was killed runs out within this time. */
  private static final Duration PATIENCE = Tokens.CLAIM_TIMEOUT.plusSeconds(2);

  private final Tokens tokens;
  private final String processor;
  private final List<Integer> segments;
  private final Position least;

  private Claims(Tokens tokens, String processor, List<Integer> segments, Position least) {
    this.tokens = tokens;
    this.processor = processor;
    this.segments = segments;
    this.least = least;
  }

  /**
   * Claims all segments; waits until those who have them give them up, or until their claims run
   * out.
   *
   * @param meanwhile is run again and again while waiting
   * @throws ProjectionAdminException (at work) if somebody keeps extending a claim
   */
  static Claims of(Tokens tokens, String processor, Runnable meanwhile) {
    List<Integer> segments = tokens.segments(processor);
    List<Integer> claimed = new ArrayList<>();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (claimed.size() < segments.size()) {
      for (int segment : segments) {
        if (!claimed.contains(segment) && tokens.claim(processor, segment).isPresent()) {
          claimed.add(segment);
        }
      }
      if (claimed.size() < segments.size()) {
        if (System.nanoTime() > deadline) {
          claimed.forEach(segment -> tokens.release(processor, segment));
          throw new ProjectionAdminException(ProjectionAdminException.Reason.AT_WORK, processor);
        }
        claimed.forEach(segment -> tokens.extend(processor, segment));
        meanwhile.run();
        pause();
      }
    }
    return new Claims(tokens, processor, segments, tokens.least(processor));
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_AGAIN_MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a claim", e);
    }
  }

  /** How far the segment furthest behind had looked when it was claimed. */
  Position least() {
    return least;
  }

  /** Keeps them alive for {@code time}. */
  void keepFor(Duration time) {
    long until = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < until) {
      extend();
      pause();
    }
  }

  /** Extends all claims; false if one is lost. */
  boolean extend() {
    return segments.stream().allMatch(segment -> tokens.extend(processor, segment));
  }

  /**
   * Notes that all segments are about to be projected from what follows {@code from} up to {@code
   * upTo}.
   *
   * @throws ProjectionAdminException (lost) if one is another's by now
   */
  void begin(Position from, Position upTo) {
    for (int segment : segments) {
      if (!tokens.begin(processor, segment, from, upTo)) {
        throw new ProjectionAdminException(ProjectionAdminException.Reason.LOST, processor);
      }
    }
  }

  /**
   * Notes that all segments have looked as far as {@code position}.
   *
   * @throws ProjectionAdminException (lost) if one is another's by now
   */
  void store(Position position) {
    for (int segment : segments) {
      if (!tokens.store(processor, segment, position)) {
        throw new ProjectionAdminException(ProjectionAdminException.Reason.LOST, processor);
      }
    }
  }

  @Override
  public void close() {
    segments.forEach(segment -> tokens.release(processor, segment));
  }
}
