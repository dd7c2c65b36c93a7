package socai.standalone.sonla;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import socai.command.territory.EstablishUnit;
import socai.command.territory.NewPlace;
import socai.person.PersonId;
import socai.standalone.sonla.OfficialUnits.OfficialUnit;
import socai.territory.Place;
import socai.territory.UnitId;
import socai.territory.UnitLevel;

/**
 * All commands that make Sơn La, the same for the same seed and size: first what all share, then
 * commune by commune, each of which can be made alone.
 */
final class SonLaPlan {
  /** So many of a hamlet's households are recorded of, at least, before the next hamlet has any. */
  private static final int NEIGHBOURS = 8;

  /** The national programme begins; the units of 2023 are older, the lists do not say how much. */
  private static final LocalDate UNITS_FROM = LocalDate.of(2020, 6, 3);

  private static final String LIST = "Danh mục đơn vị hành chính, Tổng cục Thống kê, cuối năm 2023";
  private static final String INVENTED = "Hư cấu: không có danh mục công khai";

  private final long seed;
  private final OfficialUnits official = new OfficialUnits();
  private final int[] hamletsOfCommune;
  private final int[] communeTeamSizes;
  private final int[] hamletTeamSizes;
  private final int[] householdsOfCommune;

  /**
   * @param households how many there are in all, from 0 to 300,000
   */
  SonLaPlan(long seed, int households) {
    this.seed = seed;
    SplittableRandom random = new SplittableRandom(seed);
    hamletsOfCommune = Shares.of(Report.HAMLET_TEAMS, Report.COMMUNE_TEAMS, 5, 25, random);
    communeTeamSizes = Shares.of(Report.COMMUNE_MEMBERS, Report.COMMUNE_TEAMS, 6, 12, random);
    hamletTeamSizes = Shares.of(Report.HAMLET_MEMBERS, Report.HAMLET_TEAMS, 3, 8, random);
    int average = households / Report.COMMUNE_TEAMS;
    householdsOfCommune =
        Shares.of(households, Report.COMMUNE_TEAMS, average / 2, average * 2 + 3, random);
  }

  /** How many chunks there are. */
  int size() {
    return 1 + Report.COMMUNE_TEAMS;
  }

  /** The chunk {@code number}, from 0; chunk 0 must be sent before all others. */
  Chunk chunk(int number) {
    return number == 0 ? shared() : commune(number - 1);
  }

  /**
   * What auditors may want to look at, to be sent after all chunks: in the commune with the most
   * households that fits, next to its nearest and hours from its farthest. Empty where there are
   * too few households for it.
   */
  Optional<Chunk> worthALook() {
    List<Integer> recorded =
        IntStream.range(0, householdsOfCommune.length)
            .filter(index -> householdsOfCommune[index] > 0)
            .filter(index -> official.communes().get(index).place().isPresent())
            .boxed()
            .sorted(Comparator.comparing(index -> -householdsOfCommune[index]))
            .toList();
    for (int index : recorded) {
      if (householdsOfCommune[index] < WorthALook.DOORS) {
        break;
      }
      Chunk commune = commune(index);
      if (WorthALook.fits(commune)) {
        Place here = placeOf(index);
        List<Integer> others =
            recorded.stream()
                .filter(other -> other != index)
                .sorted(Comparator.comparing(other -> squaredDegrees(here, placeOf(other))))
                .toList();
        return Optional.of(
            WorthALook.in(commune, commune(others.get(0)), commune(others.get(others.size() - 1))));
      }
    }
    return Optional.empty();
  }

  private Place placeOf(int commune) {
    return official.communes().get(commune).place().orElseThrow();
  }

  /** Enough to tell near from far. */
  private static double squaredDegrees(Place a, Place b) {
    return Math.pow(a.latitude() - b.latitude(), 2) + Math.pow(a.longitude() - b.longitude(), 2);
  }

  private Chunk shared() {
    List<Sending> sendings = new ArrayList<>();
    for (OfficialUnit unit : official.all()) {
      sendings.add(
          establish(
              "unit/" + unit.level().code() + "/" + unit.code(),
              unit.id(),
              unit.code(),
              unit.name(),
              unit.level(),
              official.parentOf(unit),
              unit.place(),
              LIST));
    }
    sendings.addAll(CatalogueOfServices.sendings());
    return new Chunk("Sơn La", sendings);
  }

  private Chunk commune(int index) {
    OfficialUnit commune = official.communes().get(index);
    SplittableRandom random = new SplittableRandom(seed * 1_000_003 + index);
    List<Sending> sendings = new ArrayList<>();
    List<HouseholdPlan.Dispatch> dispatches = new ArrayList<>();
    LocalDate formed = formation(Report.FIRST_FORMATION.plusDays(7), random);
    TeamPlan communeTeam =
        TeamPlan.of(
            "commune/" + commune.code(),
            commune.id(),
            UnitLevel.COMMUNE,
            commune.name(),
            "UBND " + lowerFirst(commune.name()),
            formed,
            communeTeamSizes[index],
            Optional.empty(),
            random);
    sendings.addAll(communeTeam.sendings());
    List<String> names = new Invented(random).hamlets(commune.name(), hamletsOfCommune[index]);
    int before = 0;
    for (int i = 0; i < index; i++) {
      before += hamletsOfCommune[i];
    }
    int households = householdsOfCommune[index];
    int visited = Math.max(1, Math.min(names.size(), households / NEIGHBOURS));
    for (int i = 0; i < names.size(); i++) {
      int share = i < visited ? households / visited + (i < households % visited ? 1 : 0) : 0;
      TeamPlan team =
          hamlet(
              commune, communeTeam, i, hamletTeamSizes[before + i], names.get(i), random, sendings);
      String key = hamletKey(commune, i);
      for (int h = 0; h < share; h++) {
        dispatches.addAll(
            new HouseholdPlan(key + "/" + h, hamletId(key), team, random).dispatches());
      }
    }
    dispatches.sort(Comparator.comparing(HouseholdPlan.Dispatch::sent));
    dispatches.forEach(dispatch -> sendings.add(new Sending("field", dispatch.command())));
    return new Chunk(commune.name(), sendings);
  }

  /** Establishes a hamlet and forms its team. */
  private TeamPlan hamlet(
      OfficialUnit commune,
      TeamPlan communeTeam,
      int number,
      int teamSize,
      String name,
      SplittableRandom random,
      List<Sending> sendings) {
    String key = hamletKey(commune, number);
    sendings.add(
        establish(
            "unit/hamlet/" + key,
            hamletId(key),
            commune.code() + "." + (number + 1),
            name,
            UnitLevel.HAMLET,
            Optional.of(commune.id()),
            Optional.empty(),
            INVENTED));
    Optional<PersonId> shared =
        random.nextInt(30) == 0 ? Optional.of(communeTeam.anyFounder()) : Optional.empty();
    TeamPlan team =
        TeamPlan.of(
            "hamlet/" + key,
            hamletId(key),
            UnitLevel.HAMLET,
            lowerFirst(name),
            "UBND " + lowerFirst(commune.name()),
            formation(communeTeam.from(), random),
            teamSize,
            shared,
            random);
    sendings.addAll(team.sendings());
    return team;
  }

  private static String hamletKey(OfficialUnit commune, int number) {
    return commune.code() + "/" + (number + 1);
  }

  private static UnitId hamletId(String key) {
    return new UnitId(Ids.of("unit/hamlet/" + key));
  }

  private static Sending establish(
      String key,
      UnitId id,
      String code,
      String name,
      UnitLevel level,
      Optional<UnitId> parent,
      Optional<Place> place,
      String basis) {
    return new Sending(
        "admin",
        new EstablishUnit(
            Ids.command(key),
            id,
            code,
            name,
            level,
            parent,
            UNITS_FROM,
            place.map(p -> new NewPlace(p.latitude(), p.longitude())),
            basis));
  }

  private static LocalDate formation(LocalDate earliest, SplittableRandom random) {
    long days = ChronoUnit.DAYS.between(earliest, Report.LAST_FORMATION);
    return earliest.plusDays(random.nextLong(days + 1));
  }

  private static String lowerFirst(String name) {
    return name.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + name.substring(1);
  }
}
