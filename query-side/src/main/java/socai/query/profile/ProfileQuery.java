package socai.query.profile;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import socai.catalogue.ServiceId;
import socai.guidance.ActId;
import socai.guidance.AdoptionLevel;
import socai.guidance.Guidance;
import socai.guidance.Ladder;
import socai.household.Home;
import socai.household.HouseholdId;
import socai.ledger.Position;
import socai.query.projection.ReadModels;
import socai.query.projection.Shown;
import socai.query.projection.Snapshot;
import socai.query.territory.UnitQuery;
import socai.territory.UnitId;

/** Reads profiles. A household is one document, so a past date costs as much as today. */
@Component
class ProfileQuery {
  private static final Snapshot.Order<ProfilePicture> IN_A_HAMLET =
      new Snapshot.Order<>(
          Sorts.ascending("hamlet", "_id"), Comparator.comparing(ProfilePicture::id));

  private final ReadModels readModels;
  private final UnitQuery units;

  ProfileQuery(ReadModels readModels, UnitQuery units) {
    this.readModels = readModels;
    this.units = units;
  }

  Optional<AdoptionProfile> profile(HouseholdId household, LocalDate asOf, Shown shown) {
    return readModels
        .at(ProfileProjection.PROFILES, shown)
        .get(household.toString())
        .flatMap(
            picture ->
                picture.household().since().map(since -> profile(picture, since, asOf, shown)));
  }

  /** Before the day on which it was met, a household is shown as it was then. */
  private AdoptionProfile profile(
      ProfilePicture picture, LocalDate since, LocalDate asOf, Shown shown) {
    LocalDate day = asOf.isBefore(since) ? since : asOf;
    Home home = picture.household().homeOn(day).orElseThrow();
    return new AdoptionProfile(
        asOf,
        shown.position(),
        householdId(picture),
        picture.household().hamletOn(day).flatMap(in -> units.find(in, asOf, shown)),
        new AdoptionProfile.Home(
            home.head().text(),
            home.address().text(),
            home.people(),
            home.smartphones(),
            home.connection()),
        since,
        levels(picture, asOf),
        acts(picture, asOf));
  }

  private static List<AdoptionProfile.Level> levels(ProfilePicture picture, LocalDate asOf) {
    Map<ActId, Guidance> acts = picture.actsUpTo(asOf);
    List<AdoptionProfile.Level> levels = new ArrayList<>();
    Ladder.levels(acts)
        .forEach(
            (service, level) ->
                levels.add(new AdoptionProfile.Level(service, level, since(service, level, acts))));
    levels.sort(Comparator.comparing(l -> l.service().value()));
    return levels;
  }

  /** The first of the days with an act from which the level has been this one ever since. */
  private static LocalDate since(
      ServiceId service, AdoptionLevel level, Map<ActId, Guidance> acts) {
    TreeSet<LocalDate> days = new TreeSet<>();
    acts.values().forEach(guidance -> days.add(guidance.occurredAt().day()));
    LocalDate since = days.last();
    for (LocalDate day : days.descendingSet()) {
      Map<ActId, Guidance> until = new LinkedHashMap<>(acts);
      Predicate<Guidance> later = guidance -> guidance.occurredAt().day().isAfter(day);
      until.values().removeIf(later);
      if (Ladder.levels(until).get(service) != level) {
        return since;
      }
      since = day;
    }
    return since;
  }

  private static List<AdoptionProfile.Act> acts(ProfilePicture picture, LocalDate asOf) {
    List<AdoptionProfile.Act> acts = new ArrayList<>();
    picture
        .acts()
        .forEach(
            (id, act) -> {
              if (!act.guidance().occurredAt().day().isAfter(asOf)) {
                acts.add(
                    new AdoptionProfile.Act(
                        new ActId(UUID.fromString(id)),
                        new Position(act.position()),
                        act.recordedAt(),
                        act.corrected(),
                        act.retracted(),
                        act.guidance()));
              }
            });
    acts.sort(
        Comparator.comparing((AdoptionProfile.Act a) -> a.guidance().occurredAt().instant())
            .reversed());
    return acts;
  }

  /** One page of the households that live in {@code hamlet}. */
  HouseholdList in(UnitId hamlet, Optional<HouseholdId> after, int limit, Shown shown) {
    LocalDate always = LocalDate.MAX;
    String last = after.map(HouseholdId::toString).orElse("");
    List<HouseholdList.Line> lines = new ArrayList<>();
    for (ProfilePicture picture :
        readModels
            .at(ProfileProjection.PROFILES, shown)
            .first(
                id -> Filters.and(Filters.eq("hamlet", hamlet.toString()), Filters.gt(id, last)),
                IN_A_HAMLET,
                limit + 1)) {
      Map<ActId, Guidance> acts = picture.actsUpTo(always);
      lines.add(
          new HouseholdList.Line(
              householdId(picture),
              picture.household().home().orElseThrow().head().text(),
              acts.size(),
              Ladder.levels(acts)));
    }
    boolean more = lines.size() > limit;
    List<HouseholdList.Line> page = more ? lines.subList(0, limit) : lines;
    return new HouseholdList(
        shown.position(),
        page,
        more ? Optional.of(page.get(limit - 1).household()) : Optional.empty());
  }

  private static HouseholdId householdId(ProfilePicture picture) {
    return new HouseholdId(UUID.fromString(picture.id()));
  }
}
