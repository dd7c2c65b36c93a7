package socai.standalone.consistency;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What is worth a look at each position of an export: after every line all rules are read anew,
 * word for word, over all acts that count then. Slow and plain; it knows nothing but the lines.
 */
final class NaiveFindings {
  private static final Comparator<Act> AS_THEY_OCCURRED =
      Comparator.comparing(Act::at)
          .thenComparing(act -> UUID.fromString(act.id))
          .thenComparing(act -> UUID.fromString(act.household));

  private final List<JsonNode> events;
  private final Map<String, Act> acts = new LinkedHashMap<>();
  private final Map<String, Optional<String>> outside = new HashMap<>();

  /** What became of each finding, by the positions at which it became so; empty: found no more. */
  private final Map<String, TreeMap<Long, Optional<Found>>> found = new TreeMap<>();

  /** What was said of each, by the positions: how far was looked, or -1 where it was reopened. */
  private final Map<String, TreeMap<Long, Long>> said = new HashMap<>();

  private Map<String, Found> standing = Map.of();

  /** An act as it was last recorded; another one as soon as anything is recorded of it anew. */
  private static final class Act {
    private final String id;
    private final String household;
    private final JsonNode guidance;
    private final List<JsonNode> recordings;
    private final List<Long> positions;
    private final Naive.Door door;

    Act(
        String id,
        String household,
        JsonNode guidance,
        List<JsonNode> recordings,
        List<Long> positions,
        Naive.Door door) {
      this.id = id;
      this.household = household;
      this.guidance = guidance;
      this.recordings = recordings;
      this.positions = positions;
      this.door = door;
    }

    String key() {
      return household + "/" + id;
    }

    Instant at() {
      return OffsetDateTime.parse(text(guidance, "occurredAt")).toInstant();
    }

    String day() {
      return NaiveFindings.day(text(guidance, "occurredAt"));
    }

    String team() {
      return text(guidance, "team");
    }

    boolean isAtDoor() {
      return text(guidance, "channel").equals("door");
    }

    List<String> members() {
      List<String> members = new ArrayList<>();
      guidance.get("members").forEach(member -> members.add(member.asString()));
      return members;
    }

    Set<String> services() {
      Set<String> services = new TreeSet<>();
      guidance.get("steps").forEach(step -> services.add(text(step, "service")));
      return services;
    }

    /** The first line, or the last, that was recorded a week or more after it occurred. */
    Optional<JsonNode> recordedLate() {
      return List.of(recordings.get(0), recordings.get(recordings.size() - 1)).stream()
          .filter(
              line ->
                  Duration.between(at(), OffsetDateTime.parse(text(line, "recordedtime")))
                          .compareTo(Duration.ofDays(7))
                      >= 0)
          .findFirst();
    }
  }

  /** An act of a finding, and why it lies outside a membership, where that is asked. */
  private record Listed(Act act, Optional<String> outside) {}

  /** A finding while it is found. */
  private record Found(
      String rule,
      String day,
      Optional<String> member,
      List<Listed> acts,
      double measure,
      double threshold) {}

  /**
   * A finding as it is shown.
   *
   * @param changed by which event what is found became as it is
   * @param hamlets of its acts
   * @param units these hamlets and what they stood below
   * @param acts household/act with the positions that recorded it, its hamlet and why it lies
   *     outside, as they occurred
   * @param recorded the positions of all its acts
   */
  record Shown(
      String id,
      String rule,
      String day,
      String state,
      long changed,
      Set<String> members,
      Set<String> teams,
      Set<String> hamlets,
      Set<String> units,
      List<String> acts,
      List<Long> recorded,
      double measure,
      double threshold) {}

  private NaiveFindings(List<JsonNode> events) {
    this.events = events;
    for (long position = 1; position <= events.size(); position++) {
      if (read(position)) {
        judge(position);
      }
    }
  }

  static NaiveFindings of(List<JsonNode> events) {
    return new NaiveFindings(events);
  }

  /** All that were ever found up to {@code position}, those of the latest day first. */
  List<Shown> at(long position) {
    List<Shown> shown = new ArrayList<>();
    found.forEach(
        (id, became) -> {
          if (became.floorEntry(position) != null) {
            shown.add(shown(id, became, position));
          }
        });
    shown.sort(Comparator.comparing((Shown one) -> one.day() + "/" + one.id()).reversed());
    return shown;
  }

  private Shown shown(String id, TreeMap<Long, Optional<Found>> became, long position) {
    Map.Entry<Long, Optional<Found>> now = became.floorEntry(position);
    Found last =
        became.headMap(position, true).descendingMap().values().stream()
            .flatMap(Optional::stream)
            .findFirst()
            .orElseThrow();
    List<Act> of = last.acts().stream().map(Listed::act).toList();
    return new Shown(
        id,
        last.rule(),
        last.day(),
        now.getValue().isEmpty()
            ? "withdrawn"
            : seen(id, position) >= now.getKey() ? "examined" : "open",
        now.getKey(),
        last.member()
            .map(Set::of)
            .orElseGet(() -> set(of.stream().flatMap(act -> act.members().stream()).toList())),
        set(of.stream().map(Act::team).toList()),
        set(of.stream().map(act -> act.door.hamlet()).toList()),
        set(of.stream().flatMap(act -> act.door.units().stream()).toList()),
        last.acts().stream()
            .sorted(
                Comparator.comparing((Listed one) -> one.act().at())
                    .thenComparing(one -> one.act().key()))
            .map(
                one ->
                    one.act().key()
                        + " "
                        + one.act().positions
                        + " "
                        + one.act().door.hamlet()
                        + " "
                        + one.outside().orElse(""))
            .toList(),
        of.stream().flatMap(act -> act.positions.stream()).sorted().toList(),
        last.measure(),
        last.threshold());
  }

  private static Set<String> set(Collection<String> texts) {
    return new TreeSet<>(texts);
  }

  private long seen(String id, long position) {
    return Optional.ofNullable(said.getOrDefault(id, new TreeMap<>()).floorEntry(position))
        .map(Map.Entry::getValue)
        .orElse(-1L);
  }

  private static String text(JsonNode data, String field) {
    return data.get(field).asString();
  }

  private static String day(String moment) {
    return OffsetDateTime.parse(moment)
        .withOffsetSameInstant(ZoneOffset.ofHours(7))
        .toLocalDate()
        .toString();
  }

  /** Whether rules may find anything else after it. */
  private boolean read(long position) {
    JsonNode event = events.get(Math.toIntExact(position) - 1);
    JsonNode data = event.get("data");
    switch (text(event, "type")) {
      case "socai.guidance.act-recorded" -> {
        Act act = recorded(data, List.of(event), List.of(position), position);
        acts.put(act.key(), act);
      }
      case "socai.guidance.act-corrected" -> {
        Act before = Objects.requireNonNull(acts.get(key(data)));
        acts.put(
            before.key(),
            recorded(
                data, and(before.recordings, event), and(before.positions, position), position));
      }
      case "socai.guidance.act-retracted" -> acts.remove(key(data));
      case "socai.household.registered", "socai.household.moved" ->
          acts.replaceAll((key, act) -> moved(act, text(data, "household"), position));
      case "socai.finding.examined" -> said(data).put(position, data.get("seen").asLong());
      case "socai.finding.reopened" -> said(data).put(position, -1L);
      default -> {
        if (!text(event, "type").startsWith("socai.team.")) {
          return false;
        }
        outside.clear();
      }
    }
    return true;
  }

  private TreeMap<Long, Long> said(JsonNode data) {
    return said.computeIfAbsent(text(data, "finding"), any -> new TreeMap<>());
  }

  private static String key(JsonNode data) {
    return text(data, "household") + "/" + text(data, "act");
  }

  private static <T> List<T> and(List<T> all, T more) {
    List<T> longer = new ArrayList<>(all);
    longer.add(more);
    return longer;
  }

  private Act recorded(
      JsonNode data, List<JsonNode> recordings, List<Long> positions, long position) {
    String household = text(data, "household");
    JsonNode guidance = data.get("guidance");
    String day = day(text(guidance, "occurredAt"));
    return new Act(
        text(data, "act"),
        household,
        guidance,
        recordings,
        positions,
        upTo(position).doorOf(household, day));
  }

  /** Where a door is said to be is by what the ledger knew when that, or the act, was recorded. */
  private Act moved(Act act, String household, long position) {
    if (!act.household.equals(household)) {
      return act;
    }
    Naive.Door door = upTo(position).doorOf(household, act.day());
    return door.equals(act.door)
        ? act
        : new Act(act.id, household, act.guidance, act.recordings, act.positions, door);
  }

  private Naive upTo(long position) {
    return new Naive(events.subList(0, Math.toIntExact(position)));
  }

  private void judge(long position) {
    Map<String, Found> now = new LinkedHashMap<>();
    everyMember(position, now);
    everyHousehold(now);
    everyBatch(now);
    Set<String> all = new TreeSet<>(now.keySet());
    all.addAll(standing.keySet());
    for (String id : all) {
      Optional<Found> is = Optional.ofNullable(now.get(id));
      if (!is.equals(Optional.ofNullable(standing.get(id)))) {
        found.computeIfAbsent(id, any -> new TreeMap<>()).put(position, is);
      }
    }
    standing = now;
  }

  /** Findings bear the same identifier for ever: from the rule and from what it gathers. */
  private static void record(Map<String, Found> now, String key, Found found) {
    byte[] name = ("finding/" + found.rule() + "/" + key).getBytes(StandardCharsets.UTF_8);
    now.put(UUID.nameUUIDFromBytes(name).toString(), found);
  }

  private static <K> Map<K, List<Act>> by(Collection<Act> acts, Function<Act, K> what) {
    return acts.stream().collect(Collectors.groupingBy(what, TreeMap::new, Collectors.toList()));
  }

  private void everyMember(long position, Map<String, Found> now) {
    Map<String, List<Act>> ofMembers = new TreeMap<>();
    for (Act act : acts.values()) {
      act.members()
          .forEach(one -> ofMembers.computeIfAbsent(one, any -> new ArrayList<>()).add(act));
    }
    ofMembers.forEach(
        (member, all) ->
            by(all, Act::day)
                .forEach((day, own) -> new MemberDay(member, day, own, position).judge(now)));
  }

  /** What one member did on one day; nobody in this world works by night. */
  private final class MemberDay {
    private final String member;
    private final String day;
    private final List<Listed> own;
    private final List<Listed> doors;
    private final long position;

    MemberDay(String member, String day, List<Act> acts, long position) {
      this.member = member;
      this.day = day;
      this.position = position;
      own =
          acts.stream()
              .sorted(AS_THEY_OCCURRED)
              .map(act -> new Listed(act, outside(act.team(), member, day, position)))
              .toList();
      doors = own.stream().filter(one -> one.act().isAtDoor()).toList();
    }

    void judge(Map<String, Found> now) {
      doorsPerHour(now);
      travel(now);
      twoCommunes(now);
      if (own.size() > 200) {
        record(now, "acts_per_day", own, own.size(), 200);
      }
      for (Listed one : own) {
        if (one.outside().isPresent()) {
          NaiveFindings.record(
              now,
              one.act().key() + "/" + member,
              new Found("outside_membership", day, Optional.of(member), List.of(one), 1, 0));
        }
      }
    }

    private void record(
        Map<String, Found> now, String rule, List<Listed> of, double measure, double threshold) {
      NaiveFindings.record(
          now,
          "person/" + member + "@" + day,
          new Found(rule, day, Optional.of(member), of, measure, threshold));
    }

    private void doorsPerHour(Map<String, Found> now) {
      Set<Listed> tooMany = Collections.newSetFromMap(new IdentityHashMap<>());
      int worst = 0;
      for (Listed last : doors) {
        List<Listed> hour =
            doors.stream()
                .filter(one -> !one.act().at().isAfter(last.act().at()))
                .filter(one -> one.act().at().isAfter(last.act().at().minusSeconds(3600)))
                .toList();
        int homes = (int) hour.stream().map(one -> one.act().household).distinct().count();
        if (homes > 12) {
          tooMany.addAll(hour);
          worst = Math.max(worst, homes);
        }
      }
      if (worst > 0) {
        record(now, "doors_per_hour", doors.stream().filter(tooMany::contains).toList(), worst, 12);
      }
    }

    private void travel(Map<String, Found> now) {
      List<Listed> placed =
          doors.stream().filter(one -> one.act().door.place().isPresent()).toList();
      List<Listed> ends = new ArrayList<>();
      double worst = 0;
      double way = 0;
      double possible = 0;
      for (int i = 1; i < placed.size(); i++) {
        Listed from = placed.get(i - 1);
        Listed to = placed.get(i);
        double legWay = way(from.act(), to.act());
        double legPossible =
            Duration.between(from.act().at(), to.act().at()).toMillis() / 3_600_000.0 * 60;
        if (legWay > legPossible) {
          if (ends.isEmpty() || legWay - legPossible > worst) {
            worst = legWay - legPossible;
            way = legWay;
            possible = legPossible;
          }
          leg(ends, from, to);
        }
      }
      if (!ends.isEmpty()) {
        record(now, "travel", ends, way, possible);
      }
    }

    private static void leg(List<Listed> ends, Listed from, Listed to) {
      if (ends.isEmpty() || ends.get(ends.size() - 1) != from) {
        ends.add(from);
      }
      ends.add(to);
    }

    private double way(Act from, Act to) {
      Naive.Door a = from.door;
      Naive.Door b = to.door;
      if (a.hamlet().equals(b.hamlet())) {
        return 0;
      }
      double doubt = (a.isExact() ? 0 : 5) + (b.isExact() ? 0 : 5);
      return Math.max(0, kilometres(a.place().orElseThrow(), b.place().orElseThrow()) - doubt);
    }

    private void twoCommunes(Map<String, Found> now) {
      List<Listed> ends = new ArrayList<>();
      Set<String> communes = new TreeSet<>();
      List<Listed> placed =
          doors.stream().filter(one -> one.act().door.commune().isPresent()).toList();
      for (int i = 1; i < placed.size(); i++) {
        Listed from = placed.get(i - 1);
        Listed to = placed.get(i);
        String here = from.act().door.commune().orElseThrow();
        String there = to.act().door.commune().orElseThrow();
        boolean soon =
            Duration.between(from.act().at(), to.act().at()).compareTo(Duration.ofMinutes(30)) < 0;
        if (soon && !here.equals(there)) {
          leg(ends, from, to);
          communes.addAll(List.of(here, there));
        }
      }
      if (!ends.isEmpty()) {
        record(now, "two_communes", ends, communes.size(), 1);
      }
    }
  }

  private static double kilometres(Naive.Place a, Naive.Place b) {
    double north = Math.toRadians(b.latitude() - a.latitude());
    double east = Math.toRadians(b.longitude() - a.longitude());
    double h =
        Math.pow(Math.sin(north / 2), 2)
            + Math.cos(Math.toRadians(a.latitude()))
                * Math.cos(Math.toRadians(b.latitude()))
                * Math.pow(Math.sin(east / 2), 2);
    return 2 * 6371.0088 * Math.asin(Math.sqrt(Math.min(1, h)));
  }

  private Optional<String> outside(String team, String member, String day, long position) {
    return outside.computeIfAbsent(
        team + member + day,
        any -> {
          Naive now = upTo(position);
          if (now.formed(team).filter(from -> from.compareTo(day) <= 0).isEmpty()) {
            return Optional.of("before_the_team");
          }
          TreeSet<String> in = now.teams(day).get(team);
          if (in == null) {
            return Optional.of("after_the_team");
          }
          return in.contains(member) ? Optional.empty() : Optional.of("not_a_member");
        });
  }

  private void everyHousehold(Map<String, Found> now) {
    by(acts.values(), act -> act.household).values().forEach(all -> recordedTwice(all, now));
  }

  private static void recordedTwice(List<Act> all, Map<String, Found> now) {
    Map<Act, Set<Act>> groups = new LinkedHashMap<>();
    all.forEach(act -> groups.put(act, new LinkedHashSet<>(List.of(act))));
    for (Act a : all) {
      for (Act b : all) {
        if (a != b && isLike(a, b)) {
          Set<Act> both = Objects.requireNonNull(groups.get(a));
          both.addAll(Objects.requireNonNull(groups.get(b)));
          List.copyOf(both).forEach(act -> groups.put(act, both));
        }
      }
    }
    for (Set<Act> group : groups.values()) {
      if (group.size() > 1) {
        List<Act> recorded =
            group.stream().sorted(Comparator.comparing((Act act) -> act.positions.get(0))).toList();
        List<Listed> listed =
            group.stream()
                .sorted(AS_THEY_OCCURRED)
                .map(act -> new Listed(act, Optional.empty()))
                .toList();
        Act second = recorded.get(1);
        record(
            now,
            second.key(),
            new Found("told_twice", second.day(), Optional.empty(), listed, group.size(), 1));
      }
    }
  }

  private static boolean isLike(Act a, Act b) {
    return Duration.between(a.at(), b.at()).abs().compareTo(Duration.ofMinutes(15)) <= 0
        && !Collections.disjoint(a.services(), b.services());
  }

  private void everyBatch(Map<String, Found> now) {
    Map<String, List<Act>> ofTeams = new TreeMap<>();
    Map<String, List<Act>> ofLogins = new TreeMap<>();
    for (Act act : acts.values()) {
      act.recordedLate()
          .ifPresent(
              line -> {
                String week = week(line);
                String login = text(line, "actor");
                ofTeams.computeIfAbsent(act.team() + "@" + week, any -> new ArrayList<>()).add(act);
                ofLogins
                    .computeIfAbsent(
                        act.door.commune().orElse("") + "@" + week + "/" + login,
                        any -> new ArrayList<>())
                    .add(act);
              });
    }
    ofTeams.forEach((key, all) -> batch("late/team/" + key, all, now));
    ofLogins.forEach(
        (key, all) -> {
          if (by(all, Act::team).values().stream().allMatch(team -> team.size() <= 60)) {
            batch("late/commune/" + key, all, now);
          }
        });
  }

  private static String week(JsonNode line) {
    return LocalDate.parse(day(text(line, "recordedtime")))
        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
        .toString();
  }

  private static void batch(String key, List<Act> all, Map<String, Found> now) {
    if (all.size() > 60) {
      List<Listed> listed =
          all.stream()
              .sorted(AS_THEY_OCCURRED)
              .map(act -> new Listed(act, Optional.empty()))
              .toList();
      String week = key.substring(key.indexOf('@') + 1).substring(0, 10);
      record(now, key, new Found("late_batch", week, Optional.empty(), listed, listed.size(), 60));
    }
  }
}
