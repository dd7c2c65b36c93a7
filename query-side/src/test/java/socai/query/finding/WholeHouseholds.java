package socai.query.finding;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import socai.finding.FindingId;
import socai.guidance.GuidanceActCorrected;
import socai.guidance.GuidanceActRecorded;
import socai.guidance.GuidanceActRetracted;
import socai.household.HouseholdEvent;
import socai.household.HouseholdId;
import socai.household.Residence;
import socai.ledger.Position;
import socai.query.finding.FindingView.What;
import socai.query.finding.history.CountedAct;
import socai.query.finding.history.KnownUnit;
import socai.query.finding.history.Neighbours;
import socai.query.finding.history.Sources;
import socai.query.finding.history.Whereabouts;
import socai.query.finding.rule.Match;
import socai.query.finding.rule.RecordedTwice;
import socai.query.projection.Recorded;
import socai.territory.UnitEvent;
import socai.territory.UnitId;

/**
 * Judges acts recorded twice as it was done before: each household with all its acts in memory,
 * judged as a whole before and after each event.
 */
final class WholeHouseholds {
  /** A finding, as it was last found, and all that happened to it. */
  record Found(Match as, boolean stands, List<Turn> turns) {}

  /** What happened to it, by which event. */
  record Turn(What what, Position at) {}

  private static final class Home {
    private List<Residence> lived = List.of();
    private final Map<String, CountedAct> acts = new LinkedHashMap<>();
  }

  private final RecordedTwice rule;
  private final Map<UnitId, KnownUnit> units = new HashMap<>();
  private final Map<HouseholdId, Home> homes = new HashMap<>();
  private final Map<FindingId, Found> found = new HashMap<>();

  private WholeHouseholds(RecordedTwice rule) {
    this.rule = rule;
  }

  /** All that {@code rule} ever found in {@code history}. */
  static Map<FindingId, Found> judge(List<Recorded> history, RecordedTwice rule) {
    WholeHouseholds all = new WholeHouseholds(rule);
    history.forEach(all::apply);
    return all.found;
  }

  private void apply(Recorded recorded) {
    if (recorded.event() instanceof UnitEvent e) {
      units.put(
          e.unit(),
          units.getOrDefault(e.unit(), KnownUnit.unknown(e.unit())).after(recorded.inHistory(e)));
    }
    Sources.householdOf(recorded.event())
        .ifPresent(
            id -> {
              Home home = homes.computeIfAbsent(id, any -> new Home());
              Map<FindingId, Match> before = judge(home);
              apply(home, recorded);
              turn(before, judge(home), recorded.at());
            });
  }

  private void apply(Home home, Recorded recorded) {
    if (recorded.event() instanceof HouseholdEvent e) {
      home.lived = Residence.after(home.lived, recorded.inHistory(e));
      home.acts.replaceAll((key, act) -> placed(home, act, recorded.at()));
    } else if (recorded.event() instanceof GuidanceActRecorded e) {
      CountedAct act =
          CountedAct.of(
              e.act(),
              e.household(),
              e.guidance(),
              CountedAct.Recording.of(recorded),
              recorded.at());
      home.acts.put(e.act().toString(), placed(home, act, recorded.at()));
    } else if (recorded.event() instanceof GuidanceActCorrected e) {
      home.acts.computeIfPresent(
          e.act().toString(),
          (key, act) ->
              placed(
                  home,
                  act.corrected(e.guidance(), CountedAct.Recording.of(recorded), recorded.at()),
                  recorded.at()));
    } else if (recorded.event() instanceof GuidanceActRetracted e) {
      home.acts.remove(e.act().toString());
    }
  }

  private CountedAct placed(Home home, CountedAct act, Position at) {
    LocalDate day = act.day();
    return act.placed(
        Residence.on(day, home.lived)
            .or(() -> home.lived.stream().findFirst().map(Residence::hamlet))
            .map(hamlet -> Whereabouts.of(hamlet, day, id -> Optional.ofNullable(units.get(id)))),
        at);
  }

  private Map<FindingId, Match> judge(Home home) {
    Map<FindingId, Match> suspected = new LinkedHashMap<>();
    rule.judge(new Neighbours(List.copyOf(home.acts.values())))
        .forEach(one -> suspected.put(one.id(), one));
    return suspected;
  }

  private void turn(Map<FindingId, Match> before, Map<FindingId, Match> after, Position at) {
    Set<FindingId> all = new LinkedHashSet<>(before.keySet());
    all.addAll(after.keySet());
    for (FindingId id : all) {
      Optional<Match> now = Optional.ofNullable(after.get(id));
      if (now.equals(Optional.ofNullable(before.get(id)))) {
        continue;
      }
      Optional<Found> known = Optional.ofNullable(found.get(id));
      List<Turn> turns = new ArrayList<>(known.map(Found::turns).orElse(List.of()));
      boolean stood = known.map(Found::stands).orElse(false);
      What what = now.isEmpty() ? What.WITHDRAWN : stood ? What.CHANGED : What.FOUND;
      if (what == What.CHANGED && turns.get(turns.size() - 1).what() == What.CHANGED) {
        turns.remove(turns.size() - 1);
      }
      turns.add(new Turn(what, at));
      Match as = now.or(() -> known.map(Found::as)).orElseThrow();
      found.put(id, new Found(as, now.isPresent(), List.copyOf(turns)));
    }
  }
}
