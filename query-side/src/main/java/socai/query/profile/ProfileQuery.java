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
import java.util.UUID;
import org.springframework.stereotype.Component;
import socai.catalogue.ServiceId;
import socai.guidance.AdoptionLevel;
import socai.household.Home;
import socai.household.HouseholdId;
import socai.ledger.Position;
import socai.query.ladder.Places;
import socai.query.projection.ReadModels;
import socai.query.projection.Shown;
import socai.query.projection.Snapshot;
import socai.query.territory.UnitQuery;
import socai.territory.UnitId;

/**
 * Reads profiles. A household, a page of its acts, and for a past date one change of each service:
 * however many acts there are.
 */
@Component
class ProfileQuery {
  private static final Snapshot.Order<ProfilePicture> IN_A_HAMLET =
      new Snapshot.Order<>(
          Sorts.ascending("hamlet", "_id"), Comparator.comparing(ProfilePicture::id));

  private static final Snapshot.Order<ProfileAct> LATEST_FIRST =
      new Snapshot.Order<>(
          Sorts.descending("place"), Comparator.comparing(ProfileAct::place).reversed());

  private static final Snapshot.Order<ProfileLevel> LAST_DAY_FIRST =
      new Snapshot.Order<>(
          Sorts.descending("_id"), Comparator.comparing(ProfileLevel::id).reversed());

  private final ReadModels readModels;
  private final UnitQuery units;

  ProfileQuery(ReadModels readModels, UnitQuery units) {
    this.readModels = readModels;
    this.units = units;
  }

  /**
   * What is asked of a household's acts: those that sort behind {@code after}, the latest first.
   */
  record Page(Optional<String> after, int limit) {}

  Optional<AdoptionProfile> profile(HouseholdId household, LocalDate asOf, Page page, Shown shown) {
    return readModels
        .at(ProfileProjection.PROFILES, shown)
        .get(household.toString())
        .flatMap(
            picture ->
                picture
                    .household()
                    .since()
                    .map(since -> profile(picture, since, asOf, page, shown)));
  }

  /** Before the day on which it was met, a household is shown as it was then. */
  private AdoptionProfile profile(
      ProfilePicture picture, LocalDate since, LocalDate asOf, Page page, Shown shown) {
    LocalDate day = asOf.isBefore(since) ? since : asOf;
    Home home = picture.household().homeOn(day).orElseThrow();
    List<ProfileAct> acts = acts(picture, asOf, page, shown);
    boolean more = acts.size() > page.limit();
    List<ProfileAct> shownActs = more ? acts.subList(0, page.limit()) : acts;
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
        levels(picture, asOf, shown),
        shownActs.stream().map(ProfileQuery::act).toList(),
        more ? Optional.of(keyOf(shownActs.get(page.limit() - 1))) : Optional.empty());
  }

  /** What a household is called, and where it lives. */
  Optional<OneHousehold> household(HouseholdId household, LocalDate asOf, Shown shown) {
    return readModels
        .at(ProfileProjection.PROFILES, shown)
        .get(household.toString())
        .flatMap(
            picture ->
                picture.household().since().map(since -> household(picture, since, asOf, shown)));
  }

  private OneHousehold household(
      ProfilePicture picture, LocalDate since, LocalDate asOf, Shown shown) {
    LocalDate day = asOf.isBefore(since) ? since : asOf;
    return new OneHousehold(
        asOf,
        shown.position(),
        householdId(picture),
        picture.household().homeOn(day).orElseThrow().head().text(),
        picture.household().hamletOn(day).flatMap(in -> units.find(in, asOf, shown)));
  }

  private List<AdoptionProfile.Level> levels(ProfilePicture picture, LocalDate asOf, Shown shown) {
    List<AdoptionProfile.Level> levels = new ArrayList<>();
    picture
        .levels()
        .forEach(
            (service, rung) ->
                (rung.day().isAfter(asOf)
                        ? levelOn(picture, service, asOf, shown)
                        : Optional.of(level(service, rung.level(), rung.since())))
                    .filter(level -> level.level() != AdoptionLevel.NONE)
                    .ifPresent(levels::add));
    levels.sort(Comparator.comparing(l -> l.service().value()));
    return levels;
  }

  private Optional<AdoptionProfile.Level> levelOn(
      ProfilePicture picture, String service, LocalDate asOf, Shown shown) {
    return readModels
        .at(ProfileProjection.LEVELS, shown)
        .first(
            id ->
                Filters.and(
                    Filters.gt(id, ProfileLevel.beginOf(picture.id(), service)),
                    Filters.lte(id, ProfileLevel.idOf(picture.id(), service, asOf))),
            LAST_DAY_FIRST,
            1)
        .stream()
        .findFirst()
        .map(change -> level(service, change.level(), change.since()));
  }

  private static AdoptionProfile.Level level(String service, AdoptionLevel level, LocalDate since) {
    return new AdoptionProfile.Level(new ServiceId(service), level, since);
  }

  private List<ProfileAct> acts(ProfilePicture picture, LocalDate asOf, Page page, Shown shown) {
    HouseholdId household = householdId(picture);
    String end =
        page.after()
            .map(key -> Places.beginOf(household) + key)
            .orElseGet(() -> Places.beginOf(household, asOf.plusDays(1)));
    return readModels
        .at(ProfileProjection.ACTS, shown)
        .first(
            id ->
                Filters.and(
                    Filters.gte("place", Places.beginOf(household)), Filters.lt("place", end)),
            LATEST_FIRST,
            page.limit() + 1);
  }

  private static String keyOf(ProfileAct act) {
    return act.place().substring(act.place().indexOf('/') + 1);
  }

  private static AdoptionProfile.Act act(ProfileAct act) {
    return new AdoptionProfile.Act(
        act.actId(),
        new Position(act.first()),
        act.recordedAt(),
        act.corrected(),
        act.retracted(),
        act.guidance());
  }

  /** One page of the households that live in {@code hamlet}. */
  HouseholdList in(UnitId hamlet, Optional<HouseholdId> after, int limit, Shown shown) {
    String last = after.map(HouseholdId::toString).orElse("");
    List<HouseholdList.Line> lines = new ArrayList<>();
    for (ProfilePicture picture :
        readModels
            .at(ProfileProjection.PROFILES, shown)
            .first(
                id -> Filters.and(Filters.eq("hamlet", hamlet.toString()), Filters.gt(id, last)),
                IN_A_HAMLET,
                limit + 1)) {
      lines.add(
          new HouseholdList.Line(
              householdId(picture),
              picture.household().home().orElseThrow().head().text(),
              picture.acts(),
              now(picture)));
    }
    boolean more = lines.size() > limit;
    List<HouseholdList.Line> page = more ? lines.subList(0, limit) : lines;
    return new HouseholdList(
        shown.position(),
        page,
        more ? Optional.of(page.get(limit - 1).household()) : Optional.empty());
  }

  private static Map<ServiceId, AdoptionLevel> now(ProfilePicture picture) {
    Map<ServiceId, AdoptionLevel> levels = new LinkedHashMap<>();
    picture
        .levels()
        .forEach(
            (service, rung) -> {
              if (rung.level() != AdoptionLevel.NONE) {
                levels.put(new ServiceId(service), rung.level());
              }
            });
    return levels;
  }

  private static HouseholdId householdId(ProfilePicture picture) {
    return new HouseholdId(UUID.fromString(picture.id()));
  }
}
