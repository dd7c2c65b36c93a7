package socai.standalone.consistency;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import socai.schema.Json;
import tools.jackson.databind.JsonNode;

/** Questions about a world, of every GET operation that the API describes. */
final class Questions {
  private static final String DAY = "asOf={day}";

  /** Addresses with places to be filled by chance; several of one operation. */
  private static final Map<String, List<String>> ADDRESSES = new TreeMap<>();

  static {
    of("/api/about", "");
    of("/api/units", "?parent={unit}&" + DAY, "?code={code}&" + DAY, "?" + DAY);
    of("/api/units/{unit}", "?" + DAY);
    of("/api/services", "?" + DAY);
    of("/api/totals", "?" + DAY, "?unit={unit}&" + DAY);
    String totals = "?within={province}&unitLevel=commune&" + DAY;
    of("/api/totals/units", totals, "?within={commune}&unitLevel=hamlet&" + DAY);
    of("/api/totals/units/csv", totals);
    of("/api/totals/units/xlsx", totals);
    of("/api/teams", "?unit={unit}&limit=4&" + DAY);
    of("/api/teams/{team}/roster", "?" + DAY);
    of("/api/households", "?hamlet={hamlet}&limit=5");
    of("/api/households/{household}", "?" + DAY);
    of("/api/households/{household}/profile", "?" + DAY);
    of("/api/coverage/{unit}", "?" + DAY);
    String map = "?within={commune}&unitLevel=hamlet&service={service}&level={level}&" + DAY;
    of(
        "/api/coverage",
        map,
        map.replace("commune}&unitLevel=hamlet", "province}&unitLevel=commune"));
    of("/api/coverage/csv", map);
    of("/api/coverage/xlsx", map);
    of("/api/timelines/{kind}/{id}", "?limit=9");
    of("/api/evidence/{figure}", "?limit=500&" + DAY, "?limit=500&upTo={position}&" + DAY);
    of("/api/evidence/{figure}/csv", "?" + DAY);
    of("/api/evidence/{figure}/xlsx", "?" + DAY);
    of("/api/statements", "");
    of("/api/statements/{figure}", "?" + DAY);
    of(
        "/api/suspicions",
        "?limit=9",
        "?unit={unit}&state=open",
        "?member={person}&rule=told_twice",
        "?team={team}&state=withdrawn",
        "?rule=late_batch");
    of("/api/suspicions/csv", "");
    of("/api/suspicions/xlsx", "");
    of("/api/suspicions/rules", "");
    of("/api/suspicions/{finding}", "");
    of("/api/ledger", "");
    of("/api/ledger/log", "");
    of("/api/ledger/journal", "?limit=9", "?by={login}&limit=5");
    of("/api/ledger/events", "?after={position}&limit=7");
    of("/api/ledger/events/{position}", "");
    of("/api/ledger/events/{position}/proof", "");
    of("/api/ledger/consistency", "?from={position}");
    of("/api/ledger/export", "?after={position}");
  }

  private final Set<String> waiting = new TreeSet<>();
  private final Set<String> exact = new TreeSet<>();
  private final List<String> findings = new CopyOnWriteArrayList<>();
  private final AtomicLong last;

  /**
   * @param path the operation's, as the API describes it
   * @param waits whether it may be asked for a position
   * @param atLeast 0 where none is asked for
   * @param at the very position, 0 where none is asked for
   */
  record Question(String path, String address, boolean waits, long atLeast, long at) {
    static Question of(String path, String address, boolean waits, long atLeast) {
      return new Question(path, address, waits, atLeast, 0);
    }

    /** The same of the very position {@code position}. */
    Question at(long position) {
      return new Question(path, address, waits, 0, position);
    }

    /** The same, at a position or later. */
    String atLeast(long position) {
      return address + (address.contains("?") ? "&" : "?") + "atLeast=" + position;
    }

    Optional<String> parameter(String name) {
      int at = Math.max(address.indexOf("?" + name + "="), address.indexOf("&" + name + "="));
      return at < 0
          ? Optional.empty()
          : Optional.of(address.substring(at + name.length() + 2).split("&")[0]);
    }

    @Override
    public String toString() {
      if (at > 0) {
        return address + (address.contains("?") ? "&" : "?") + "at=" + at;
      }
      return atLeast > 0 ? atLeast(atLeast) : address;
    }
  }

  /**
   * @param last where the last command has left the ledger
   */
  Questions(AtomicLong last) {
    this.last = last;
  }

  private static void of(String path, String... queries) {
    ADDRESSES.put(path, List.of(queries).stream().map(query -> path + query).toList());
  }

  /**
   * Learns from the description which operations wait for a position.
   *
   * @return the paths of GET operations for which there is no question, or no operation
   */
  Set<String> unknown(JsonNode description) {
    Set<String> described = new TreeSet<>();
    description
        .get("paths")
        .properties()
        .forEach(
            path -> {
              if (path.getValue().has("get")) {
                String plain = path.getKey().replaceAll("\\{\\*", "{");
                described.add(plain);
                for (JsonNode parameter : path.getValue().get("get").path("parameters")) {
                  if (parameter.get("name").asString().equals("atLeast")) {
                    waiting.add(plain);
                  }
                  if (parameter.get("name").asString().equals("at")) {
                    exact.add(plain);
                  }
                }
              }
            });
    Set<String> unknown = new TreeSet<>(described);
    unknown.removeAll(ADDRESSES.keySet());
    Set<String> gone = new TreeSet<>(ADDRESSES.keySet());
    gone.removeAll(described);
    unknown.addAll(gone);
    return unknown;
  }

  Question any(Random random) {
    return any(List.copyOf(ADDRESSES.keySet()), random);
  }

  /** One to an operation that can be asked for a very position. */
  Question anyExact(Random random) {
    return any(List.copyOf(exact), random);
  }

  /** One to an operation of {@code paths}. */
  Question any(List<String> paths, Random random) {
    String path = World.any(paths, random);
    String address = fill(World.any(ADDRESSES.get(path), random), random);
    boolean waits = waiting.contains(path);
    return Question.of(path, address, waits, waits && random.nextInt(3) == 0 ? last.get() : 0);
  }

  /** The name of a figure. */
  String anyFigure(Random random) {
    return fill("{figure}", random);
  }

  /** Takes note of findings that an answer names. */
  void learn(byte[] suspicions) {
    for (JsonNode finding : Json.mapper().readTree(suspicions).path("findings")) {
      findings.add(finding.get("id").asString());
    }
  }

  private String fill(String address, Random random) {
    Map<String, String> values = new HashMap<>();
    String hamlet = World.any(World.HAMLETS, random);
    String commune = World.any(World.COMMUNES, random);
    String unit = World.any(List.of(World.PROVINCE, commune, hamlet, hamlet), random);
    String household = World.any(World.HOUSEHOLDS, random);
    String team = World.any(World.TEAMS, random);
    String service = World.any(World.SERVICES, random);
    String person = World.any(World.PEOPLE, random);
    values.put("province", World.PROVINCE);
    values.put("commune", commune);
    values.put("hamlet", hamlet);
    values.put("unit", unit);
    values.put("code", hamlet.substring(0, 4));
    values.put("household", household);
    values.put("team", team);
    values.put("person", person);
    values.put("service", service);
    values.put("level", World.any(World.LEVELS, random));
    values.put("day", random.nextBoolean() ? World.any(World.DAYS, random) : World.FAR);
    values.put(
        "position", Long.toString(1 + (long) (random.nextDouble() * Math.max(1, last.get() - 1))));
    values.put("login", Naive.sha256(World.any(List.of("admin", "field", "officer"), random)));
    values.put("finding", findings.isEmpty() ? team : World.any(findings, random));
    String[] subject =
        World.any(
            List.of(
                new String[] {"unit", unit},
                new String[] {"household", household},
                new String[] {"team", team},
                new String[] {"person", person},
                new String[] {"service", service}),
            random);
    values.put("kind", subject[0]);
    values.put("id", subject[1]);
    values.put(
        "figure",
        World.any(
                List.<Function<String, String>>of(
                    level -> "households." + unit,
                    level -> "households." + World.PROVINCE,
                    level -> "reached." + unit + "." + service + "." + level,
                    level -> "reached." + World.PROVINCE + "." + service + "." + level,
                    level -> "teams",
                    level -> "members",
                    level -> "members.hamlet",
                    level -> "unit-teams." + unit,
                    level -> "unit-members." + unit + ".hamlet",
                    level -> "unit-members." + World.PROVINCE,
                    level -> "team-members." + team,
                    level -> "level." + household + "." + service),
                random)
            .apply(World.any(World.LEVELS, random)));
    String filled = address;
    for (Map.Entry<String, String> value : values.entrySet()) {
      filled = filled.replace("{" + value.getKey() + "}", value.getValue());
    }
    return filled;
  }
}
