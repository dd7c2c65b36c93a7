package socai.standalone.consistency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Holds answers against what the first lines of the export make. */
final class Judge {
  private final List<String> lines;
  private final List<JsonNode> events;
  private final NaiveFindings findings;

  /**
   * @param lines of the whole export
   */
  Judge(List<String> lines) {
    this.lines = lines;
    this.events = Naive.read(lines);
    this.findings = NaiveFindings.of(events);
  }

  private Naive at(long position) {
    return new Naive(events.subList(0, Math.toIntExact(position)));
  }

  void judge(Answer answer) {
    Questions.Question question = answer.question();
    if (answer.status() == 410 && question.at() > 0) {
      assertThat(answer.text()).contains("request.not-kept");
      return;
    }
    assertThat(answer.status()).as(answer.toString()).isIn(200, 404);
    if (answer.status() == 404) {
      judgeMissing(answer);
      return;
    }
    if (question.at() > 0) {
      assertThat(answer.position()).as(answer.toString()).isEqualTo(question.at());
    }
    if (answer.position() != Answer.NONE && parameter(question, "upTo").isEmpty()) {
      assertThat(answer.position())
          .as(answer.toString())
          .isBetween(question.atLeast(), (long) lines.size());
    }
    judgeContent(answer, question.path());
  }

  /**
   * What is there at the position that was asked for is found at that one or any later; evidence is
   * of the one that it goes up to, however far the server has come.
   */
  private void judgeMissing(Answer answer) {
    Questions.Question question = answer.question();
    long position =
        parameter(question, "upTo")
            .map(Long::parseLong)
            .orElseGet(() -> Math.max(question.at(), question.atLeast()));
    if (position > 0) {
      Naive then = at(position);
      String day = day(question);
      boolean known =
          switch (question.path()) {
            case "/api/units/{unit}", "/api/coverage/{unit}" ->
                then.unit(part(question, 3), day).isPresent();
            case "/api/teams/{team}/roster" -> then.unitOf(part(question, 3)).isPresent();
            case "/api/households/{household}", "/api/households/{household}/profile" ->
                then.isRegistered(part(question, 3));
            case "/api/suspicions/{finding}" ->
                findings.at(position).stream().anyMatch(one -> one.id().equals(part(question, 3)));
            case "/api/evidence/{figure}" -> then.figure(part(question, 3), day).isPresent();
            default -> false;
          };
      assertThat(known).as(answer.toString()).isFalse();
    }
  }

  private void judgeContent(Answer answer, String path) {
    Questions.Question question = answer.question();
    String day = day(question);
    switch (path) {
      case "/api/units" -> units(answer, day);
      case "/api/units/{unit}" -> same(answer, unit(answer.json().get("unit")), at(answer), day);
      case "/api/services" ->
          assertThat(texts(answer.json().get("services"), "id"))
              .as(answer.toString())
              .isEqualTo(at(answer).services(day));
      case "/api/totals" -> {
        if (parameter(question, "unit").isPresent()) {
          totals(answer, answer.json(), at(answer), day);
          return;
        }
        assertThat(answer.json().get("teams").asLong())
            .as(answer.toString())
            .isEqualTo(at(answer).figure("teams", day).orElseThrow());
        assertThat(answer.json().get("members").asLong())
            .as(answer.toString())
            .isEqualTo(at(answer).figure("members", day).orElseThrow());
      }
      case "/api/totals/units" -> unitTotals(answer, day);
      case "/api/households/{household}" -> {
        if (answer.json().hasNonNull("hamlet")) {
          same(answer, unit(answer.json().get("hamlet")), at(answer), day);
        }
      }
      case "/api/teams" -> teams(answer, day);
      case "/api/teams/{team}/roster" -> roster(answer, day);
      case "/api/households" -> households(answer);
      case "/api/households/{household}/profile" -> profile(answer, day);
      case "/api/coverage/csv", "/api/coverage/xlsx" ->
          TableJudge.coverage(
              answer,
              at(answer),
              parameter(question, "within").orElseThrow(),
              parameter(question, "service").orElseThrow(),
              parameter(question, "level").orElseThrow(),
              day);
      case "/api/totals/units/csv", "/api/totals/units/xlsx" ->
          TableJudge.totals(answer, at(answer), parameter(question, "within").orElseThrow(), day);
      case "/api/coverage/{unit}" -> coverage(answer, day);
      case "/api/coverage" -> coverageMap(answer, day);
      case "/api/timelines/{kind}/{id}" -> timeline(answer);
      case "/api/evidence/{figure}" -> evidence(answer, day);
      case "/api/evidence/{figure}/csv", "/api/evidence/{figure}/xlsx" ->
          TableJudge.evidence(answer, events, at(answer).figure(part(question, 3), day), day);
      case "/api/suspicions" -> FindingJudge.list(answer, at(answer), found(answer), World.FAR);
      case "/api/suspicions/{finding}" ->
          FindingJudge.one(answer, at(answer), found(answer), World.FAR);
      case "/api/suspicions/csv", "/api/suspicions/xlsx" ->
          TableJudge.findings(answer, at(answer), found(answer), World.FAR);
      case "/api/suspicions/rules" -> FindingJudge.rules(answer);
      case "/api/statements/{figure}" -> statement(answer, day);
      case "/api/statements" ->
          assertThat(answer.json().get("refused").isEmpty()).as(answer.toString()).isTrue();
      case "/api/ledger/journal" -> journal(answer);
      case "/api/ledger" -> assertThat(answer.position()).as(answer.toString()).isPositive();
      case "/api/ledger/events" -> exported(answer);
      case "/api/ledger/events/{position}" ->
          assertThat(answer.json().get("event"))
              .as(answer.toString())
              .isEqualTo(events.get((int) answer.position() - 1));
      case "/api/ledger/events/{position}/proof" ->
          assertThat(answer.text()).contains("so-cai.local/son-la");
      default -> {
        // these tell what is at a moment, of no position
      }
    }
  }

  private List<NaiveFindings.Shown> found(Answer answer) {
    return findings.at(answer.position());
  }

  private Naive at(Answer answer) {
    return at(answer.position());
  }

  private static String day(Questions.Question question) {
    return parameter(question, "asOf").orElse(World.FAR);
  }

  private static Optional<String> parameter(Questions.Question question, String name) {
    return question.parameter(name);
  }

  /** A part of the path, from 0 behind each slash. */
  private static String part(Questions.Question question, int number) {
    return question.address().split("[?]")[0].split("/")[number];
  }

  private static Naive.Unit unit(JsonNode unit) {
    return new Naive.Unit(
        unit.get("id").asString(),
        unit.get("code").asString(),
        unit.get("name").asString(),
        unit.get("level").asString(),
        unit.hasNonNull("parent") ? Optional.of(unit.get("parent").asString()) : Optional.empty());
  }

  private static void same(Answer answer, Naive.Unit unit, Naive naive, String day) {
    assertThat(unit).as(answer.toString()).isEqualTo(naive.unit(unit.id(), day).orElse(null));
  }

  private static TreeSet<String> texts(JsonNode rows, String field) {
    TreeSet<String> texts = new TreeSet<>();
    rows.forEach(row -> texts.add(row.get(field).asString()));
    return texts;
  }

  private void units(Answer answer, String day) {
    Optional<String> parent = parameter(answer.question(), "parent");
    Optional<String> code = parameter(answer.question(), "code");
    List<Naive.Unit> units = new ArrayList<>();
    answer.json().get("units").forEach(unit -> units.add(unit(unit)));
    assertThat(units)
        .as(answer.toString())
        .containsExactlyInAnyOrderElementsOf(
            at(answer).units(day).stream()
                .filter(
                    unit ->
                        parent.isPresent()
                            ? unit.parent().equals(parent)
                            : code.map(unit.code()::equals).orElse(unit.level().equals("province")))
                .toList());
  }

  private static void totals(Answer answer, JsonNode shown, Naive naive, String day) {
    Naive.Unit unit = unit(shown.get("unit"));
    same(answer, unit, naive, day);
    for (JsonNode level : shown.get("levels")) {
      Map<String, TreeSet<String>> teams =
          naive.teamsIn(unit.id(), Set.of(level.get("level").asString()), day);
      assertThat(level.get("teams").asLong()).as(answer + " " + unit).isEqualTo(teams.size());
      assertThat(level.get("members").asLong())
          .as(answer + " " + unit)
          .isEqualTo(Naive.membersOf(teams.values()));
    }
  }

  private void unitTotals(Answer answer, String day) {
    JsonNode json = answer.json();
    Naive naive = at(answer);
    totals(answer, json.get("whole"), naive, day);
    json.get("units").forEach(unit -> totals(answer, unit, naive, day));
    assertThat(json.get("units").size())
        .as(answer.toString())
        .isEqualTo(
            (int)
                naive.units(day).stream()
                    .filter(unit -> unit.parent().equals(parameter(answer.question(), "within")))
                    .count());
  }

  private void teams(Answer answer, String day) {
    Naive naive = at(answer);
    String unit = parameter(answer.question(), "unit").orElseThrow();
    TreeSet<String> served =
        naive.units(day).stream()
            .filter(below -> below.parent().equals(Optional.of(unit)))
            .map(Naive.Unit::id)
            .collect(Collectors.toCollection(TreeSet::new));
    served.add(unit);
    Map<String, TreeSet<String>> all = naive.teams(day);
    List<String> wanted =
        all.keySet().stream()
            .filter(team -> naive.unitOf(team).filter(served::contains).isPresent())
            .sorted()
            .limit(4)
            .map(team -> team + " " + all.getOrDefault(team, new TreeSet<>()).size())
            .toList();
    List<String> shown = new ArrayList<>();
    answer
        .json()
        .get("teams")
        .forEach(team -> shown.add(team.get("id").asString() + " " + team.get("members").asInt()));
    assertThat(shown).as(answer.toString()).isEqualTo(wanted);
  }

  private void roster(Answer answer, String day) {
    JsonNode json = answer.json();
    String team = json.get("team").get("id").asString();
    assertThat(texts(json.get("members"), "person"))
        .as(answer.toString())
        .isEqualTo(at(answer).teams(day).getOrDefault(team, new TreeSet<>()));
    if (json.hasNonNull("unit")) {
      same(answer, unit(json.get("unit")), at(answer), day);
    }
  }

  private void households(Answer answer) {
    List<String> shown = new ArrayList<>();
    answer.json().get("households").forEach(one -> shown.add(one.get("household").asString()));
    String hamlet = parameter(answer.question(), "hamlet").orElseThrow();
    assertThat(shown)
        .as(answer.toString())
        .isEqualTo(at(answer).livingIn(hamlet).stream().limit(5).toList());
  }

  private void profile(Answer answer, String day) {
    JsonNode json = answer.json();
    Naive naive = at(answer);
    String household = json.get("household").asString();
    List<String> acts = new ArrayList<>();
    for (JsonNode act : json.get("acts")) {
      acts.add(
          act.get("act").asString()
              + " at "
              + act.get("position").asLong()
              + " corrected "
              + act.get("corrected").asInt()
              + " retracted "
              + act.get("retracted").asBoolean());
    }
    List<String> wanted = naive.acts(household, day);
    if (json.hasNonNull("next")) {
      assertThat(wanted).as(answer.toString()).containsAll(acts);
    } else {
      assertThat(acts).as(answer.toString()).containsExactlyInAnyOrderElementsOf(wanted);
    }
    for (String service : World.SERVICES) {
      int rung = 0;
      for (JsonNode level : json.get("levels")) {
        if (level.get("service").asString().equals(service)) {
          rung = World.LEVELS.indexOf(level.get("level").asString()) + 1;
        }
      }
      assertThat(rung).as(answer + " " + service).isEqualTo(naive.level(household, service, day));
    }
    if (json.hasNonNull("hamlet")) {
      same(answer, unit(json.get("hamlet")), naive, day);
    }
  }

  private void coverage(Answer answer, String day) {
    JsonNode json = answer.json();
    Naive naive = at(answer);
    Naive.Unit unit = unit(json.get("unit"));
    same(answer, unit, naive, day);
    assertThat(json.get("households").asLong())
        .as(answer.toString())
        .isEqualTo(naive.households(unit.id(), day));
    for (JsonNode service : json.get("services")) {
      for (String level : World.LEVELS) {
        assertThat(service.get("atOrAbove").get(level).asLong())
            .as(answer + " " + level)
            .isEqualTo(naive.reached(unit.id(), service.get("service").asString(), level, day));
      }
    }
  }

  private void coverageMap(Answer answer, String day) {
    JsonNode json = answer.json();
    Naive naive = at(answer);
    String within = parameter(answer.question(), "within").orElseThrow();
    assertThat(json.get("units").size())
        .as(answer.toString())
        .isEqualTo(
            (int)
                naive.units(day).stream()
                    .filter(unit -> unit.parent().equals(Optional.of(within)))
                    .count());
    for (JsonNode row : json.get("units")) {
      Naive.Unit unit = unit(row.get("unit"));
      same(answer, unit, naive, day);
      assertThat(row.get("households").asLong())
          .as(answer + " " + unit)
          .isEqualTo(naive.households(unit.id(), day));
      assertThat(row.get("reached").asLong())
          .as(answer + " " + unit)
          .isEqualTo(
              naive.reached(
                  unit.id(), json.get("service").asString(), json.get("level").asString(), day));
    }
  }

  private void timeline(Answer answer) {
    String subject = part(answer.question(), 3) + "/" + part(answer.question(), 4);
    List<Long> shown = new ArrayList<>();
    answer.json().get("lines").forEach(line -> shown.add(line.get("position").asLong()));
    assertThat(shown).as(answer.toString()).allMatch(at -> at <= answer.position());
    long last = answer.json().hasNonNull("next") ? shown.get(shown.size() - 1) : 0;
    assertThat(shown)
        .as(answer.toString())
        .containsAll(at(answer).recorded(subject).stream().filter(at -> at >= last).toList());
  }

  private void evidence(Answer answer, String day) {
    JsonNode json = answer.json();
    parameter(answer.question(), "upTo")
        .ifPresent(upTo -> assertThat(answer.position()).hasToString(upTo));
    long sum = 0;
    for (JsonNode event : json.get("events")) {
      sum += event.get("amount").asLong();
      assertThat(event.get("position").asLong()).isLessThanOrEqualTo(answer.position());
    }
    Optional<Long> wanted = at(answer).figure(json.get("figure").asString(), day);
    assertThat(Optional.of(json.get("value").asLong())).as(answer.toString()).isEqualTo(wanted);
    if (!json.hasNonNull("next")) {
      assertThat(sum).as(answer.toString()).isEqualTo(json.get("value").asLong());
    }
  }

  private void statement(Answer answer, String day) {
    List<String> said = answer.text().lines().toList();
    long value = Long.parseLong(said.get(3).split(" ")[1]);
    long position = Long.parseLong(said.get(4).split(" ")[1]);
    assertThat(Optional.of(value))
        .as(answer.text())
        .isEqualTo(at(position).figure(part(answer.question(), 3), day));
  }

  private void journal(Answer answer) {
    List<Long> shown = new ArrayList<>();
    answer.json().get("lines").forEach(line -> shown.add(line.get("position").asLong()));
    long limit = Long.parseLong(parameter(answer.question(), "limit").orElseThrow());
    assertThat(shown)
        .as(answer.toString())
        .isEqualTo(
            at(answer).recorded(parameter(answer.question(), "by")).stream().limit(limit).toList());
  }

  private void exported(Answer answer) {
    int after = Integer.parseInt(parameter(answer.question(), "after").orElseThrow());
    List<String> shown = answer.text().lines().toList();
    assertThat(shown).isEqualTo(lines.subList(after, after + shown.size()));
  }
}
