package socai.query;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import socai.event.Event;
import socai.household.HouseholdEvent;
import socai.household.HouseholdId;
import socai.query.projection.Projection;
import socai.query.projection.ReadModelCollection;
import socai.query.projection.ReadModelSession;
import socai.query.projection.Recorded;
import socai.query.projection.View;
import socai.query.projection.ViewBatch;

/**
 * Notes where each household's events stand; some households are too much for it, at times. It is
 * abstract so that nobody who looks for projections finds it.
 */
public abstract class Brittle implements Projection {
  public static final String NAME = "brittle";
  public static final ReadModelCollection<Note> NOTES =
      ReadModelCollection.of(NAME, NAME, Note.class);

  private final int segments;
  private final boolean held;
  private volatile Set<HouseholdId> tooMuch = Set.of();
  private volatile Supplier<Error> failure = StackOverflowError::new;

  public record Note(@JsonProperty("_id") String id, long position, List<Long> given)
      implements View {
    Note and(long at) {
      List<Long> more = new ArrayList<>(given);
      more.add(at);
      return new Note(id, at, more);
    }
  }

  /**
   * @param held whether it may be held
   */
  public static Brittle of(int segments, boolean held) {
    return new Brittle(segments, held) {};
  }

  private Brittle(int segments, boolean held) {
    this.segments = segments;
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
  public Set<Class<? extends Event>> projectsFrom() {
    return Set.of(HouseholdEvent.class);
  }

  @Override
  public List<ReadModelCollection<?>> collections() {
    return List.of(NOTES);
  }

  @Override
  public int segments() {
    return segments;
  }

  @Override
  public boolean mayBeHeld() {
    return held;
  }

  @Override
  public boolean projectsSubjectsApart() {
    return true;
  }

  @Override
  public void project(List<Recorded> batch, ReadModelSession session) {
    List<Recorded> given = batch.stream().filter(r -> session.has(idOf(r))).toList();
    ViewBatch<Note> notes = session.views(NOTES);
    notes.load(given.stream().map(Brittle::idOf).toList());
    for (Recorded recorded : given) {
      if (tooMuch.contains(((HouseholdEvent) recorded.event()).household())) {
        throw failure.get();
      }
      notes.project(new Note(idOf(recorded), 0, List.of()));
      notes.change(idOf(recorded), recorded.at(), note -> note.and(recorded.at().value()));
    }
    notes.flush();
  }

  private static String idOf(Recorded recorded) {
    return ((HouseholdEvent) recorded.event()).household().toString();
  }
}
