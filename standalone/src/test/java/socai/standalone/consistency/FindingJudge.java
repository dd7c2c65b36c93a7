package socai.standalone.consistency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** Holds findings against what the rules, read word for word, find in the lines before. */
final class FindingJudge {
  private static final int ACTS_SHOWN = 100;
  private static final double CLOSE = 1e-9;

  /** The numbers that rules hold acts against, by their properties, and what they count in. */
  private static final Map<String, Integer> PARAMETERS =
      Map.of(
          "socai.suspicion.doors-per-hour.doors", 12,
          "socai.suspicion.doors-per-hour.within", 60,
          "socai.suspicion.travel.speed", 60,
          "socai.suspicion.travel.slack", 5,
          "socai.suspicion.two-communes.within", 30,
          "socai.suspicion.told-twice.within", 15,
          "socai.suspicion.late-batch.acts", 60,
          "socai.suspicion.late-batch.late-by", 7,
          "socai.suspicion.acts-per-day.acts", 200);

  private static final List<String> RULES =
      List.of(
          "doors_per_hour",
          "travel",
          "two_communes",
          "told_twice",
          "outside_membership",
          "late_batch",
          "acts_per_day");

  private FindingJudge() {}

  static void rules(Answer answer) {
    List<String> rules = new ArrayList<>();
    Map<String, Integer> parameters = new TreeMap<>();
    for (JsonNode rule : answer.json().get("rules")) {
      rules.add(rule.get("rule").asString());
      rule.get("parameters")
          .forEach(one -> parameters.put(one.get("property").asString(), one.get("value").asInt()));
    }
    assertThat(rules).as(answer.toString()).isEqualTo(RULES);
    assertThat(parameters).as(answer.toString()).isEqualTo(PARAMETERS);
  }

  /** Those of its subjects, rule and state, the latest first, and how many there are of each. */
  static void list(Answer answer, Naive naive, List<NaiveFindings.Shown> all, String today) {
    List<NaiveFindings.Shown> subjects =
        all.stream()
            .filter(asked(answer, "unit", one -> one.units()))
            .filter(asked(answer, "team", one -> one.teams()))
            .filter(asked(answer, "member", one -> one.members()))
            .toList();
    List<NaiveFindings.Shown> wanted =
        subjects.stream()
            .filter(asked(answer, "rule", one -> Set.of(one.rule())))
            .filter(asked(answer, "state", one -> Set.of(one.state())))
            .limit(answer.question().parameter("limit").map(Integer::parseInt).orElse(50))
            .toList();
    JsonNode shown = answer.json().get("findings");
    assertThat(texts(shown, "id"))
        .as(answer.toString())
        .isEqualTo(wanted.stream().map(NaiveFindings.Shown::id).toList());
    for (int i = 0; i < wanted.size(); i++) {
      line(answer, shown.get(i), wanted.get(i));
      assertThat(shown.get(i).get("rule").asString()).isEqualTo(wanted.get(i).rule());
      assertThat(shown.get(i).get("acts").asInt())
          .as(answer + " " + wanted.get(i))
          .isEqualTo(wanted.get(i).acts().size());
      assertThat(set(shown.get(i).get("hamlets")))
          .as(answer + " " + wanted.get(i))
          .isEqualTo(wanted.get(i).hamlets());
    }
    for (JsonNode count : answer.json().get("counts")) {
      for (String state : List.of("open", "examined", "withdrawn")) {
        assertThat(count.get(state).asLong())
            .as(answer + " " + count + " " + state)
            .isEqualTo(
                subjects.stream()
                    .filter(one -> one.rule().equals(count.get("rule").asString()))
                    .filter(one -> one.state().equals(state))
                    .count());
      }
    }
    names(answer, naive, today);
  }

  private static Predicate<NaiveFindings.Shown> asked(
      Answer answer, String name, Function<NaiveFindings.Shown, Set<String>> of) {
    Optional<String> wanted = answer.question().parameter(name);
    return one -> wanted.isEmpty() || of.apply(one).contains(wanted.get());
  }

  static void one(Answer answer, Naive naive, List<NaiveFindings.Shown> all, String today) {
    JsonNode json = answer.json();
    NaiveFindings.Shown wanted =
        all.stream()
            .filter(one -> one.id().equals(json.get("id").asString()))
            .findFirst()
            .orElseThrow(() -> new AssertionError("never found: " + answer));
    line(answer, json, wanted);
    assertThat(json.get("description").get("rule").asString()).isEqualTo(wanted.rule());
    assertThat(json.get("changed").asLong()).as(answer + " " + wanted).isEqualTo(wanted.changed());
    assertThat(json.get("count").asInt()).as(answer + " " + wanted).isEqualTo(wanted.acts().size());
    List<String> acts = new ArrayList<>();
    for (JsonNode act : json.get("acts")) {
      List<Long> positions = new ArrayList<>();
      act.get("positions").forEach(position -> positions.add(position.asLong()));
      acts.add(
          act.get("household").asString()
              + "/"
              + act.get("act").asString()
              + " "
              + positions
              + " "
              + act.path("hamlet").asString("")
              + " "
              + (act.hasNonNull("outside") ? act.get("outside").asString() : ""));
    }
    assertThat(acts)
        .as(answer + " " + wanted)
        .isEqualTo(wanted.acts().stream().limit(ACTS_SHOWN).toList());
    names(answer, naive, today);
  }

  private static void line(Answer answer, JsonNode shown, NaiveFindings.Shown wanted) {
    assertThat(shown.get("day").asString()).as(answer + " " + wanted).isEqualTo(wanted.day());
    assertThat(shown.get("state").asString()).as(answer + " " + wanted).isEqualTo(wanted.state());
    assertThat(set(shown.get("members"))).as(answer + " " + wanted).isEqualTo(wanted.members());
    assertThat(set(shown.get("teams"))).as(answer + " " + wanted).isEqualTo(wanted.teams());
    assertThat(shown.get("measure").asDouble())
        .as(answer + " " + wanted)
        .isCloseTo(wanted.measure(), within(CLOSE));
    assertThat(shown.get("threshold").asDouble())
        .as(answer + " " + wanted)
        .isCloseTo(wanted.threshold(), within(CLOSE));
  }

  private static void names(Answer answer, Naive naive, String today) {
    for (JsonNode unit : answer.json().get("units")) {
      assertThat(unit.get("name").asString())
          .as(answer + " " + unit)
          .isEqualTo(naive.unit(unit.get("id").asString(), today).orElseThrow().name());
    }
  }

  private static List<String> texts(JsonNode rows, String field) {
    List<String> texts = new ArrayList<>();
    rows.forEach(row -> texts.add(row.get(field).asString()));
    return texts;
  }

  private static Set<String> set(JsonNode texts) {
    Set<String> set = new TreeSet<>();
    texts.forEach(text -> set.add(text.asString()));
    return set;
  }
}
