package socai.query.profile;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import socai.event.Event;
import socai.guidance.GuidanceEvent;
import socai.household.HouseholdEvent;
import socai.household.HouseholdRegistered;
import socai.query.projection.Pictures;
import socai.query.projection.Projection;
import socai.query.projection.ReadModels;
import socai.query.projection.Recorded;

/** Keeps what is known of each household, and the acts that led to its levels. */
@Component
class ProfileProjection implements Projection {
  static final String NAME = "profiles";

  private final MongoCollection<ProfilePicture> collection;

  ProfileProjection(ReadModels readModels) {
    collection = readModels.collection(NAME, ProfilePicture.class);
    collection.createIndex(Indexes.ascending("hamlet", "_id"));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void project(List<Recorded> batch) {
    List<Recorded> told = batch.stream().filter(r -> household(r.event()).isPresent()).toList();
    Pictures<ProfilePicture> profiles = new Pictures<>(collection);
    profiles.load(told.stream().map(r -> household(r.event()).orElseThrow()).toList());
    for (Recorded recorded : told) {
      if (recorded.event() instanceof HouseholdRegistered e) {
        profiles.draw(ProfilePicture.of(e));
      }
      profiles.change(
          household(recorded.event()).orElseThrow(),
          recorded.at(),
          p -> p.after(recorded.event(), recorded.at().value(), recorded.recordedAt()));
    }
    profiles.flush();
  }

  private static Optional<String> household(Event event) {
    if (event instanceof HouseholdEvent e) {
      return Optional.of(e.household().toString());
    }
    if (event instanceof GuidanceEvent e) {
      return Optional.of(e.household().toString());
    }
    return Optional.empty();
  }
}
