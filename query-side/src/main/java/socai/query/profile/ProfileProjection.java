package socai.query.profile;

import com.mongodb.client.model.Indexes;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import socai.event.Event;
import socai.guidance.Guidance;
import socai.guidance.GuidanceActCorrected;
import socai.guidance.GuidanceActRecorded;
import socai.guidance.GuidanceActRetracted;
import socai.guidance.GuidanceEvent;
import socai.household.HouseholdEvent;
import socai.household.HouseholdId;
import socai.household.HouseholdRegistered;
import socai.query.projection.Past;
import socai.query.projection.Projection;
import socai.query.projection.ReadModelCollection;
import socai.query.projection.ReadModelSession;
import socai.query.projection.Recorded;
import socai.query.projection.ViewBatch;

/**
 * Keeps what is known of each household, each act it was given, and how its levels changed. No
 * document grows with the number of acts.
 */
@Component
class ProfileProjection implements Projection {
  static final String NAME = "profiles";

  static final ReadModelCollection<ProfileView> PROFILES =
      ReadModelCollection.of(NAME, NAME, ProfileView.class, Indexes.ascending("hamlet", "_id"))
          .read(Past.EVENTS);

  static final ReadModelCollection<ProfileAct> ACTS =
      ReadModelCollection.of(NAME, "profile_acts", ProfileAct.class, Indexes.ascending("place"))
          .read(Past.EVENTS);

  static final ReadModelCollection<ProfileLevel> LEVELS =
      ReadModelCollection.of(NAME, "profile_levels", ProfileLevel.class).read(Past.EVENTS);

  @Override
  public String name() {
    return NAME;
  }

  /** The third keeps acts in documents of their own, and takes homes in the order of days. */
  @Override
  public int version() {
    return 3;
  }

  @Override
  public Set<Class<? extends Event>> projectsFrom() {
    return Set.of(
        HouseholdEvent.class,
        GuidanceActRecorded.class,
        GuidanceActCorrected.class,
        GuidanceActRetracted.class);
  }

  @Override
  public List<ReadModelCollection<?>> collections() {
    return List.of(LEVELS, ACTS, PROFILES);
  }

  @Override
  public int segments() {
    return 2;
  }

  @Override
  public boolean projectsSubjectsApart() {
    return true;
  }

  @Override
  public void project(List<Recorded> batch, ReadModelSession session) {
    List<Recorded> recorded =
        batch.stream().filter(r -> session.has(household(r.event()).toString())).toList();
    Projected projected = new Projected(session);
    projected.load(recorded);
    recorded.forEach(projected::apply);
    projected.flush();
  }

  private static HouseholdId household(Event event) {
    return event instanceof HouseholdEvent e ? e.household() : ((GuidanceEvent) event).household();
  }

  /**
   * One batch in the session. The household comes last: what it does not know of yet is recorded
   * again, and what acts and levels know already stays as it is.
   */
  private static final class Projected {
    private final ViewBatch<ProfileView> profiles;
    private final ViewBatch<ProfileAct> acts;
    private final Levels levels;

    Projected(ReadModelSession session) {
      profiles = session.views(PROFILES);
      acts = session.views(ACTS);
      levels = new Levels(session, acts);
    }

    void load(List<Recorded> recorded) {
      Set<String> ofActs = new LinkedHashSet<>();
      Set<String> ofLevels = new LinkedHashSet<>();
      for (Recorded one : recorded) {
        if (one.event() instanceof GuidanceEvent e) {
          ofActs.add(ProfileAct.idOf(e.household(), e.act()));
        }
        if (one.event() instanceof GuidanceActRecorded e) {
          ofLevels.addAll(Levels.idsOf(e.household(), e.guidance()));
        }
      }
      profiles.load(recorded.stream().map(r -> household(r.event()).toString()).toList());
      acts.load(ofActs);
      levels.load(ofLevels);
    }

    void apply(Recorded recorded) {
      Event event = recorded.event();
      if (event instanceof HouseholdRegistered e) {
        profiles.project(ProfileView.unknown(e.household()));
      }
      if (event instanceof HouseholdEvent e) {
        profiles.change(e.household().toString(), recorded.at(), p -> p.after(recorded, e));
      } else if (event instanceof GuidanceActRecorded e) {
        recorded(recorded, e);
      } else if (event instanceof GuidanceActCorrected e) {
        String id = ProfileAct.idOf(e.household(), e.act());
        acts.change(id, recorded.at(), act -> act.corrected(recorded, e));
        rebuild(recorded, e, 0, ProfileAct.placeOf(e.household(), e.act(), e.guidance()));
      } else if (event instanceof GuidanceActRetracted e) {
        acts.change(
            ProfileAct.idOf(e.household(), e.act()), recorded.at(), act -> act.withdrawn(recorded));
        rebuild(recorded, e, -1, "");
      }
    }

    private void recorded(Recorded recorded, GuidanceActRecorded e) {
      acts.project(ProfileAct.of(e, recorded.recordedAt()));
      acts.change(
          ProfileAct.idOf(e.household(), e.act()), recorded.at(), act -> act.recorded(recorded, e));
      String place = ProfileAct.placeOf(e.household(), e.act(), e.guidance());
      boolean isLast =
          profiles.get(e.household().toString()).map(p -> p.isBefore(place)).orElse(false);
      if (isLast) {
        profiles.change(
            e.household().toString(),
            recorded.at(),
            profile -> {
              Map<String, Rung> now = profile.levelsAfter(e.guidance());
              levels.note(e.household(), e.guidance(), now, recorded.at());
              return profile.guided(1, place, now, recorded.at().value());
            });
      } else {
        rebuild(recorded, e, 1, place);
      }
    }

    /** The levels from the first day on that the act may have changed. */
    private void rebuild(Recorded recorded, GuidanceEvent e, int more, String place) {
      profiles.change(
          e.household().toString(),
          recorded.at(),
          profile -> {
            Set<String> services = new HashSet<>(profile.levels().keySet());
            acts.get(ProfileAct.idOf(e.household(), e.act()))
                .map(ProfileAct::guidance)
                .ifPresent(guidance -> services.addAll(servicesOf(guidance)));
            Map<String, Rung> now =
                acts.get(ProfileAct.idOf(e.household(), e.act()))
                    .map(
                        act -> levels.since(e.household(), services, act.earliest(), recorded.at()))
                    .orElse(profile.levels());
            return profile.guided(more, place, now, recorded.at().value());
          });
    }

    private static Set<String> servicesOf(Guidance guidance) {
      Set<String> services = new HashSet<>();
      guidance.steps().forEach(step -> services.add(step.service().value()));
      return services;
    }

    void flush() {
      levels.flush();
      acts.flush();
      profiles.flush();
    }
  }
}
