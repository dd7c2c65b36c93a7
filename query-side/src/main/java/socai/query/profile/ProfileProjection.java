package socai.query.profile;

import com.mongodb.client.model.Indexes;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import socai.event.Event;
import socai.guidance.GuidanceActCorrected;
import socai.guidance.GuidanceActRecorded;
import socai.guidance.GuidanceActRetracted;
import socai.guidance.GuidanceEvent;
import socai.household.HouseholdEvent;
import socai.household.HouseholdRegistered;
import socai.query.projection.Canvas;
import socai.query.projection.Past;
import socai.query.projection.Pictures;
import socai.query.projection.Projection;
import socai.query.projection.Recorded;
import socai.query.projection.Shelf;

/** Keeps what is known of each household, and the acts that led to its levels. */
@Component
class ProfileProjection implements Projection {
  static final String NAME = "profiles";

  static final Shelf<ProfilePicture> PROFILES =
      Shelf.of(NAME, NAME, ProfilePicture.class, Indexes.ascending("hamlet", "_id"))
          .read(Past.EVENTS);

  @Override
  public String name() {
    return NAME;
  }

  /** The third takes what is told of homes in the order of days. */
  @Override
  public int version() {
    return 3;
  }

  @Override
  public Set<Class<? extends Event>> drawsFrom() {
    return Set.of(
        HouseholdEvent.class,
        GuidanceActRecorded.class,
        GuidanceActCorrected.class,
        GuidanceActRetracted.class);
  }

  @Override
  public List<Shelf<?>> shelves() {
    return List.of(PROFILES);
  }

  @Override
  public int shares() {
    return 2;
  }

  @Override
  public boolean drawsSubjectsApart() {
    return true;
  }

  @Override
  public void project(List<Recorded> batch, Canvas canvas) {
    List<Recorded> told = batch.stream().filter(r -> canvas.has(household(r.event()))).toList();
    Pictures<ProfilePicture> profiles = canvas.pictures(PROFILES);
    profiles.load(told.stream().map(r -> household(r.event())).toList());
    for (Recorded recorded : told) {
      if (recorded.event() instanceof HouseholdRegistered e) {
        profiles.draw(ProfilePicture.unknown(e.household()));
      }
      profiles.change(household(recorded.event()), recorded.at(), p -> p.after(recorded));
    }
    profiles.flush();
  }

  private static String household(Event event) {
    return event instanceof HouseholdEvent e
        ? e.household().toString()
        : ((GuidanceEvent) event).household().toString();
  }
}
