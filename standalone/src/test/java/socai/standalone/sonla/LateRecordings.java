package socai.standalone.sonla;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Counts, from the ledger's lines alone, which acts were recorded late together: of one team in a
 * week, or by one login of a commune whose teams are not found by themselves.
 */
final class LateRecordings {
  private final JsonMapper mapper = new JsonMapper();
  private final Map<String, String> parents = new HashMap<>();
  private final Map<String, String> hamlets = new HashMap<>();
  private final Map<String, Late> late = new HashMap<>();

  private record Late(String team, String household, String login, LocalDate week) {}

  void read(String line) {
    JsonNode event = mapper.readTree(line);
    JsonNode data = event.get("data");
    switch (event.get("type").asString()) {
      case "socai.unit.established" ->
          parents.put(text(data, "unit"), data.path("parent").asString(""));
      case "socai.household.registered" ->
          hamlets.put(text(data, "household"), text(data, "hamlet"));
      case "socai.guidance.act-recorded" -> recorded(event, data);
      case "socai.guidance.act-retracted" -> late.remove(key(data));
      default -> {}
    }
  }

  private void recorded(JsonNode event, JsonNode data) {
    OffsetDateTime occurred = OffsetDateTime.parse(text(event, "time"));
    OffsetDateTime recorded = OffsetDateTime.parse(text(event, "recordedtime"));
    if (Duration.between(occurred, recorded).compareTo(Duration.ofDays(7)) >= 0) {
      late.put(
          key(data),
          new Late(
              text(data.get("guidance"), "team"),
              text(data, "household"),
              text(event, "actor"),
              recorded
                  .withOffsetSameInstant(ZoneOffset.ofHours(7))
                  .toLocalDate()
                  .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))));
    }
  }

  private static String key(JsonNode data) {
    return text(data, "household") + "/" + text(data, "act");
  }

  private static String text(JsonNode of, String field) {
    return of.get(field).asString();
  }

  int ofMoreThan(int acts) {
    long ofTeams =
        counted(late.values(), act -> act.team() + act.week()).values().stream()
            .filter(count -> count > acts)
            .count();
    long ofCommunes =
        late.values().stream()
            .collect(Collectors.groupingBy(act -> act.login() + commune(act) + act.week()))
            .values()
            .stream()
            .filter(batch -> batch.size() > acts)
            .filter(
                batch ->
                    counted(batch, Late::team).values().stream().noneMatch(count -> count > acts))
            .count();
    return Math.toIntExact(ofTeams + ofCommunes);
  }

  private String commune(Late act) {
    return parents.getOrDefault(hamlets.getOrDefault(act.household(), ""), "");
  }

  private static Map<String, Long> counted(Collection<Late> acts, Function<Late, String> by) {
    return acts.stream().collect(Collectors.groupingBy(by, Collectors.counting()));
  }
}
