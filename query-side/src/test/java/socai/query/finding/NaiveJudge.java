package socai.query.finding;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import socai.catalogue.ServiceId;
import socai.event.Event;
import socai.guidance.Channel;
import socai.guidance.Guidance;
import socai.guidance.GuidanceActCorrected;
import socai.guidance.GuidanceActRecorded;
import socai.guidance.GuidanceActRetracted;
import socai.guidance.Step;
import socai.household.HouseholdMoved;
import socai.household.HouseholdRegistered;
import socai.person.PersonId;
import socai.query.finding.history.Whereabouts;
import socai.query.finding.rule.Rule;
import socai.query.projection.Recorded;
import socai.team.TeamEvent;
import socai.team.TeamId;
import socai.territory.Place;
import socai.territory.UnitEstablished;
import socai.territory.UnitId;
import socai.territory.UnitLevel;
import socai.time.Vietnam;

/**
 * Reads a whole history, of units that never move, and says what is worth a look: each rule word
 * for word, every act held against every other. Shares only the events with the rules at work.
 */
final class NaiveJudge {
  /** An act that counts: a phone may choose one identifier for acts at several homes. */
  record Act(String act, String home, Guidance g, Recorded first, Recorded last, long position) {
    String id() {
      return key(home, act);
    }

    Instant at() {
      return g.occurredAt().instant();
    }

    LocalDate day() {
      return g.occurredAt().day();
    }

    Set<ServiceId> services() {
      return g.steps().stream().map(Step::service).collect(Collectors.toSet());
    }
  }

  private final Map<String, Act> acts = new LinkedHashMap<>();
  private final Map<UnitId, UnitEstablished> units = new HashMap<>();
  private final Map<String, Map<LocalDate, UnitId>> homes = new HashMap<>();
  private final Map<TeamId, PlainRoster> rosters = new HashMap<>();
  private final Set<String> found = new TreeSet<>();

  private NaiveJudge(List<Recorded> history) {
    history.forEach(this::read);
  }

  /** What stands at the end of {@code history}: rule, whom or what of, and by which acts. */
  static Set<String> findings(List<Recorded> history) {
    NaiveJudge check = new NaiveJudge(history);
    check.everyMember();
    check.everyPair();
    check.everyBatch();
    return check.found;
  }

  /** A finding as it is compared. */
  static String recorded(Rule rule, Object whose, Collection<String> acts) {
    return rule + " " + whose + " " + new TreeSet<>(acts);
  }

  private void read(Recorded r) {
    Event event = r.event();
    if (event instanceof UnitEstablished e) {
      units.put(e.unit(), e);
    } else if (event instanceof HouseholdRegistered e) {
      lived(e.household().toString()).put(e.occurredAt().day(), e.hamlet());
    } else if (event instanceof HouseholdMoved e) {
      lived(e.household().toString()).put(e.occurredAt().day(), e.to());
    } else if (event instanceof GuidanceActRecorded e) {
      Act act =
          new Act(e.act().toString(), e.household().toString(), e.guidance(), r, r, r.at().value());
      acts.put(act.id(), act);
    } else if (event instanceof GuidanceActCorrected e) {
      acts.computeIfPresent(
          key(e.household(), e.act()),
          (id, a) -> new Act(a.act(), a.home(), e.guidance(), a.first(), r, a.position()));
    } else if (event instanceof GuidanceActRetracted e) {
      acts.remove(key(e.household(), e.act()));
    } else if (event instanceof TeamEvent e) {
      rosters.computeIfAbsent(e.team(), team -> new PlainRoster()).apply(r);
    }
  }

  private static String key(Object household, Object act) {
    return household + "/" + act;
  }

  private Map<LocalDate, UnitId> lived(String home) {
    return homes.computeIfAbsent(home, h -> new HashMap<>());
  }

  private UnitId hamlet(Act act) {
    Map<LocalDate, UnitId> lived = lived(act.home());
    LocalDate first = lived.keySet().stream().min(LocalDate::compareTo).orElseThrow();
    LocalDate since =
        lived.keySet().stream()
            .filter(d -> !d.isAfter(act.day()))
            .max(LocalDate::compareTo)
            .orElse(first);
    return lived.get(since);
  }

  private UnitId commune(UnitId unit) {
    UnitEstablished recorded = units.get(unit);
    return recorded.level() == UnitLevel.COMMUNE ? unit : commune(recorded.parent().orElseThrow());
  }

  private void everyMember() {
    Map<PersonId, List<Act>> members = new HashMap<>();
    for (Act act : acts.values()) {
      act.g().members().forEach(m -> members.computeIfAbsent(m, any -> new ArrayList<>()).add(act));
    }
    members.forEach(
        (member, all) ->
            all.stream().map(Act::day).distinct().forEach(day -> memberDay(member, day, all)));
  }

  private static boolean isInTheNightAfter(LocalDate day, Act act) {
    return act.at().isBefore(day.plusDays(1).atTime(4, 0).atZone(Vietnam.ZONE).toInstant());
  }

  private void memberDay(PersonId member, LocalDate day, List<Act> all) {
    String whose = member + " " + day;
    List<Act> doors = all.stream().filter(a -> a.g().channel() == Channel.DOOR).toList();
    Set<String> tooMany = new TreeSet<>();
    Set<String> tooFast = new TreeSet<>();
    Set<String> apart = new TreeSet<>();
    for (Act first : doors.stream().filter(a -> a.day().equals(day)).toList()) {
      List<Act> hour =
          doors.stream()
              .filter(a -> !a.at().isBefore(first.at()))
              .filter(a -> a.at().isBefore(first.at().plus(Duration.ofHours(1))))
              .toList();
      if (hour.stream().map(Act::home).distinct().count() > 12) {
        hour.forEach(a -> tooMany.add(a.id()));
      }
      for (Act next : doors) {
        if (follows(first, next, doors) && isInTheNightAfter(day, next)) {
          leg(first, next, tooFast, apart);
        }
      }
    }
    apply(Rule.DOORS_PER_HOUR, whose, tooMany);
    apply(Rule.TRAVEL, whose, tooFast);
    apply(Rule.TWO_COMMUNES, whose, apart);
    List<Act> own = all.stream().filter(a -> a.day().equals(day)).toList();
    if (own.size() > 200) {
      apply(Rule.ACTS_PER_DAY, whose, own.stream().map(Act::id).toList());
    }
    for (Act act : own) {
      TeamId team = act.g().team();
      if (!rosters.containsKey(team) || !rosters.get(team).includes(member, day)) {
        apply(Rule.OUTSIDE_MEMBERSHIP, act.id() + "/" + member, List.of(act.id()));
      }
    }
  }

  private static boolean before(Act a, Act b) {
    int order = a.at().compareTo(b.at());
    return order < 0 || (order == 0 && a.g() != b.g() && idBefore(a, b));
  }

  private static boolean idBefore(Act a, Act b) {
    int acts = UUID.fromString(a.act()).compareTo(UUID.fromString(b.act()));
    return acts < 0
        || (acts == 0 && UUID.fromString(a.home()).compareTo(UUID.fromString(b.home())) < 0);
  }

  private static boolean follows(Act a, Act b, List<Act> all) {
    return a != b && before(a, b) && all.stream().noneMatch(c -> before(a, c) && before(c, b));
  }

  private void leg(Act a, Act b, Set<String> tooFast, Set<String> apart) {
    UnitId here = hamlet(a);
    UnitId there = hamlet(b);
    double minutes = Duration.between(a.at(), b.at()).toMillis() / 60_000.0;
    if (!here.equals(there)) {
      double doubt = units.get(here).place().isPresent() ? 0 : 5;
      doubt += units.get(there).place().isPresent() ? 0 : 5;
      double way = Whereabouts.kilometres(place(here), place(there)) - doubt;
      if (way > 0 && way > minutes) {
        tooFast.addAll(List.of(a.id(), b.id()));
      }
    }
    if (!commune(here).equals(commune(there)) && minutes < 30) {
      apart.addAll(List.of(a.id(), b.id()));
    }
  }

  private Place place(UnitId unit) {
    return units.get(unit).place().orElseGet(() -> place(units.get(unit).parent().orElseThrow()));
  }

  private void everyPair() {
    Map<Act, Set<Act>> groups = new HashMap<>();
    acts.values().forEach(act -> groups.put(act, new HashSet<>(Set.of(act))));
    for (Act a : acts.values()) {
      for (Act b : acts.values()) {
        if (isLike(a, b)) {
          Set<Act> both = new HashSet<>(groups.get(a));
          both.addAll(groups.get(b));
          both.forEach(act -> groups.put(act, both));
        }
      }
    }
    for (Set<Act> group : groups.values()) {
      if (group.size() > 1) {
        Act second = group.stream().sorted(Comparator.comparing(Act::position)).toList().get(1);
        apply(Rule.TOLD_TWICE, second.id(), group.stream().map(Act::id).toList());
      }
    }
  }

  private static boolean isLike(Act a, Act b) {
    return a.home().equals(b.home())
        && !Collections.disjoint(a.services(), b.services())
        && Math.abs(Duration.between(a.at(), b.at()).toMillis()) <= 900_000;
  }

  private void everyBatch() {
    Map<String, List<Act>> ofTeams = new HashMap<>();
    Map<String, List<Act>> ofLogins = new HashMap<>();
    for (Act act : acts.values()) {
      Recorded recorded = inTime(act, act.first()) ? act.last() : act.first();
      if (!inTime(act, recorded)) {
        LocalDate day = recorded.recordedAt().day();
        LocalDate week = day.minusDays(day.getDayOfWeek().getValue() - 1L);
        batch(ofTeams, act.g().team() + " " + week).add(act);
        batch(ofLogins, commune(hamlet(act)) + " " + recorded.actor() + " " + week).add(act);
      }
    }
    ofTeams.forEach(this::batch);
    ofLogins.forEach(
        (batch, all) -> {
          if (ofTeam(all).values().stream().noneMatch(count -> count > 60)) {
            batch(batch, all);
          }
        });
  }

  private static boolean inTime(Act act, Recorded recorded) {
    Duration late = Duration.between(act.at(), recorded.recordedAt().value());
    return late.compareTo(Duration.ofDays(7)) < 0;
  }

  private static List<Act> batch(Map<String, List<Act>> batches, String key) {
    return batches.computeIfAbsent(key, any -> new ArrayList<>());
  }

  private static Map<TeamId, Long> ofTeam(List<Act> acts) {
    return acts.stream().collect(Collectors.groupingBy(a -> a.g().team(), Collectors.counting()));
  }

  private void batch(String whose, List<Act> all) {
    if (all.size() > 60) {
      apply(Rule.LATE_BATCH, whose, all.stream().map(Act::id).toList());
    }
  }

  private void apply(Rule rule, Object whose, Collection<String> ids) {
    if (!ids.isEmpty()) {
      found.add(recorded(rule, whose, ids));
    }
  }
}
