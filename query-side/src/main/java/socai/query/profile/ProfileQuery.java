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
import socai.query.projection.CollectionSnapshot;
import socai.query.projection.ReadModels;
import socai.query.projection.ReadSnapshot;
import socai.query.territory.UnitQuery;
import socai.territory.UnitId;

/**
 * Reads profiles. A household, a page of its acts, and for a past date one change of each service:
 * however many acts there are.
 */
@Component
class ProfileQuery {
  private static final CollectionSnapshot.Order<ProfileView> IN_A_HAMLET =
      new CollectionSnapshot.Order<>(
          Sorts.ascending("hamlet", "_id"), Comparator.comparing(ProfileView::id));

  private static final CollectionSnapshot.Order<ProfileAct> LATEST_FIRST =
      new CollectionSnapshot.Order<>(
          Sorts.descending("place"), Comparator.comparing(ProfileAct::place).reversed());

  private static final CollectionSnapshot.Order<ProfileLevel> LAST_DAY_FIRST =
      new CollectionSnapshot.Order<>(
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

  Optional<AdoptionProfile> profile(
      HouseholdId household, LocalDate asOf, Page page, ReadSnapshot snapshot) {
    return readModels
        .at(ProfileProjection.PROFILES, snapshot)
        .get(household.toString())
        .flatMap(
            view ->
                view.household().since().map(since -> profile(view, since, asOf, page, snapshot)));
  }

  /** Before the day on which it was met, a household is shown as it was then. */
  private AdoptionProfile profile(
      ProfileView view, LocalDate since, LocalDate asOf, Page page, ReadSnapshot snapshot) {
    LocalDate day = asOf.isBefore(since) ? since : asOf;
    Home home = view.household().homeOn(day).orElseThrow();
    List<ProfileAct> acts = acts(view, asOf, page, snapshot);
    boolean more = acts.size() > page.limit();
    List<ProfileAct> shownActs = more ? acts.subList(0, page.limit()) : acts;
    return new AdoptionProfile(
        asOf,
        snapshot.position(),
        householdId(view),
        view.household().hamletOn(day).flatMap(in -> units.find(in, asOf, snapshot)),
        new AdoptionProfile.Home(
            home.head().text(),
            home.address().text(),
            home.people(),
            home.smartphones(),
            home.connection()),
        since,
        levels(view, asOf, snapshot),
        shownActs.stream().map(ProfileQuery::act).toList(),
        more ? Optional.of(keyOf(shownActs.get(page.limit() - 1))) : Optional.empty());
  }

  /** What a household is called, and where it lives. */
  Optional<OneHousehold> household(HouseholdId household, LocalDate asOf, ReadSnapshot snapshot) {
    return readModels
        .at(ProfileProjection.PROFILES, snapshot)
        .get(household.toString())
        .flatMap(
            view -> view.household().since().map(since -> household(view, since, asOf, snapshot)));
  }

  private OneHousehold household(
      ProfileView view, LocalDate since, LocalDate asOf, ReadSnapshot snapshot) {
    LocalDate day = asOf.isBefore(since) ? since : asOf;
    return new OneHousehold(
        asOf,
        snapshot.position(),
        householdId(view),
        view.household().homeOn(day).orElseThrow().head().text(),
        view.household().hamletOn(day).flatMap(in -> units.find(in, asOf, snapshot)));
  }

  private List<AdoptionProfile.Level> levels(
      ProfileView view, LocalDate asOf, ReadSnapshot snapshot) {
    List<AdoptionProfile.Level> levels = new ArrayList<>();
    view.levels()
        .forEach(
            (service, rung) ->
                (rung.day().isAfter(asOf)
                        ? levelOn(view, service, asOf, snapshot)
                        : Optional.of(level(service, rung.level(), rung.since())))
                    .filter(level -> level.level() != AdoptionLevel.NONE)
                    .ifPresent(levels::add));
    levels.sort(Comparator.comparing(l -> l.service().value()));
    return levels;
  }

  private Optional<AdoptionProfile.Level> levelOn(
      ProfileView view, String service, LocalDate asOf, ReadSnapshot snapshot) {
    return readModels
        .at(ProfileProjection.LEVELS, snapshot)
        .first(
            id ->
                Filters.and(
                    Filters.gt(id, ProfileLevel.beginOf(view.id(), service)),
                    Filters.lte(id, ProfileLevel.idOf(view.id(), service, asOf))),
            LAST_DAY_FIRST,
            1)
        .stream()
        .findFirst()
        .map(change -> level(service, change.level(), change.since()));
  }

  private static AdoptionProfile.Level level(String service, AdoptionLevel level, LocalDate since) {
    return new AdoptionProfile.Level(new ServiceId(service), level, since);
  }

  private List<ProfileAct> acts(
      ProfileView view, LocalDate asOf, Page page, ReadSnapshot snapshot) {
    HouseholdId household = householdId(view);
    String end =
        page.after()
            .map(key -> Places.beginOf(household) + key)
            .orElseGet(() -> Places.beginOf(household, asOf.plusDays(1)));
    return readModels
        .at(ProfileProjection.ACTS, snapshot)
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
  HouseholdList in(UnitId hamlet, Optional<HouseholdId> after, int limit, ReadSnapshot snapshot) {
    String last = after.map(HouseholdId::toString).orElse("");
    List<HouseholdList.Line> lines = new ArrayList<>();
    for (ProfileView view :
        readModels
            .at(ProfileProjection.PROFILES, snapshot)
            .first(
                id -> Filters.and(Filters.eq("hamlet", hamlet.toString()), Filters.gt(id, last)),
                IN_A_HAMLET,
                limit + 1)) {
      lines.add(
          new HouseholdList.Line(
              householdId(view),
              view.household().home().orElseThrow().head().text(),
              view.acts(),
              now(view)));
    }
    boolean more = lines.size() > limit;
    List<HouseholdList.Line> page = more ? lines.subList(0, limit) : lines;
    return new HouseholdList(
        snapshot.position(),
        page,
        more ? Optional.of(page.get(limit - 1).household()) : Optional.empty());
  }

  private static Map<ServiceId, AdoptionLevel> now(ProfileView view) {
    Map<ServiceId, AdoptionLevel> levels = new LinkedHashMap<>();
    view.levels()
        .forEach(
            (service, rung) -> {
              if (rung.level() != AdoptionLevel.NONE) {
                levels.put(new ServiceId(service), rung.level());
              }
            });
    return levels;
  }

  private static HouseholdId householdId(ProfileView view) {
    return new HouseholdId(UUID.fromString(view.id()));
  }
}
