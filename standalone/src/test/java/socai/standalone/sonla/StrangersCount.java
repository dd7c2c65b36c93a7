package socai.standalone.sonla;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Counts teams and members from the ledger's lines as {@code docs/events.md} describes them, and
 * knows nothing else of this project.
 */
final class StrangersCount {
  /** Teams and members of one level. */
  record OfLevel(int teams, int members) {}

  private final JsonMapper mapper = new JsonMapper();
  private final LocalDate asOf;
  private final Map<String, String> levels = new HashMap<>();
  private final Set<String> dissolved = new HashSet<>();
  private final Map<String, Map<String, Boolean>> members = new HashMap<>();
  private int lines;

  StrangersCount(LocalDate asOf) {
    this.asOf = asOf;
  }

  void read(String line) {
    lines++;
    JsonNode event = mapper.readTree(line);
    JsonNode data = event.get("data");
    switch (event.get("type").asString()) {
      case "socai.team.formed" -> {
        if (holds(data, "from")) {
          String team = data.get("team").asString();
          levels.put(team, data.get("level").asString());
          for (JsonNode founder : data.get("founders")) {
            member(team, founder.get("person").asString(), true);
          }
        }
      }
      case "socai.team.member-joined" -> {
        if (holds(data, "from")) {
          member(data.get("team").asString(), data.get("person").asString(), true);
        }
      }
      case "socai.team.member-left" -> {
        if (holds(data, "on")) {
          member(data.get("team").asString(), data.get("person").asString(), false);
        }
      }
      case "socai.team.dissolved" -> {
        if (holds(data, "on")) {
          dissolved.add(data.get("team").asString());
        }
      }
      default -> {
        // says nothing about who is in a team
      }
    }
  }

  int lines() {
    return lines;
  }

  Map<String, OfLevel> byLevel() {
    Map<String, OfLevel> counted = new TreeMap<>();
    levels.forEach(
        (team, level) -> {
          if (!dissolved.contains(team)) {
            int in = (int) members.get(team).values().stream().filter(here -> here).count();
            counted.merge(
                level,
                new OfLevel(1, in),
                (a, b) -> new OfLevel(a.teams() + b.teams(), a.members() + b.members()));
          }
        });
    return counted;
  }

  private boolean holds(JsonNode data, String field) {
    return !LocalDate.parse(data.get(field).asString()).isAfter(asOf);
  }

  private void member(String team, String person, boolean here) {
    members.computeIfAbsent(team, t -> new HashMap<>()).put(person, here);
  }
}
