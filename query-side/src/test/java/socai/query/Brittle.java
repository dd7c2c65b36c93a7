package socai.query;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import socai.event.Event;
import socai.household.HouseholdEvent;
import socai.household.HouseholdId;
import socai.query.projection.Canvas;
import socai.query.projection.Picture;
import socai.query.projection.Pictures;
import socai.query.projection.Projection;
import socai.query.projection.Recorded;
import socai.query.projection.Shelf;

/**
 * Notes where each household's events stand; some households are too much for it, at times. It is
 * abstract so that nobody who looks for projections finds it.
 */
public abstract class Brittle implements Projection {
  public static final String NAME = "brittle";
  public static final Shelf<Note> NOTES = Shelf.of(NAME, NAME, Note.class);

  private final int shares;
  private final boolean held;
  private volatile Set<HouseholdId> tooMuch = Set.of();
  private volatile Supplier<Error> failure = StackOverflowError::new;

  public record Note(@JsonProperty("_id") String id, long position, List<Long> told)
      implements Picture {
    Note and(long at) {
      List<Long> more = new ArrayList<>(told);
      more.add(at);
      return new Note(id, at, more);
    }
  }

  /**
   * @param held whether it may be held
   */
  public static Brittle of(int shares, boolean held) {
    return new Brittle(shares, held) {};
  }

  private Brittle(int shares, boolean held) {
    this.shares = shares;
    this.held = held;
  }

  /** From now on it fails on events of {@code households}. */
  public void breakOn(Supplier<Error> how, HouseholdId... households) {
    failure = how;
    tooMuch = Set.of(households);
  }

  /** From now on it fails on none. */
  public void mend() {
    tooMuch = Set.of();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public Set<Class<? extends Event>> drawsFrom() {
    return Set.of(HouseholdEvent.class);
  }

  @Override
  public List<Shelf<?>> shelves() {
    return List.of(NOTES);
  }

  @Override
  public int shares() {
    return shares;
  }

  @Override
  public boolean mayBeHeld() {
    return held;
  }

  @Override
  public boolean drawsSubjectsApart() {
    return true;
  }

  @Override
  public void project(List<Recorded> batch, Canvas canvas) {
    List<Recorded> told = batch.stream().filter(r -> canvas.has(idOf(r))).toList();
    Pictures<Note> notes = canvas.pictures(NOTES);
    notes.load(told.stream().map(Brittle::idOf).toList());
    for (Recorded recorded : told) {
      if (tooMuch.contains(((HouseholdEvent) recorded.event()).household())) {
        throw failure.get();
      }
      notes.draw(new Note(idOf(recorded), 0, List.of()));
      notes.change(idOf(recorded), recorded.at(), note -> note.and(recorded.at().value()));
    }
    notes.flush();
  }

  private static String idOf(Recorded recorded) {
    return ((HouseholdEvent) recorded.event()).household().toString();
  }
}
