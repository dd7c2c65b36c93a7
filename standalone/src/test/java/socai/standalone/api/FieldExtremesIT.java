package socai.standalone.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import socai.proof.verify.Verify;
import socai.range.Items;
import socai.schema.Json;
import socai.standalone.RunningStandalone;
import socai.time.Vietnam;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The least and the most of each field of each command, and what lies just outside, on machines
 * that are set up for other languages and places: what is outside is refused by a code, what is
 * inside is accepted and can be read back wherever it is shown.
 */
class FieldExtremesIT {
  private static final Set<String> REFUSED =
      Set.of(
          "request.bad-value",
          "request.unfit-text",
          "request.too-long",
          "request.wrong-count",
          "request.out-of-range",
          "request.wrong-type",
          "request.malformed",
          "date.too-early",
          "date.in-the-future",
          "guidance.from-the-future",
          "team.decided-later",
          "finding.beyond-the-ledger");

  /**
   * Each machine is told one in so many and shows a part, and each another: with 1 all are told all
   * there is, and show it.
   */
  private static final int SHARE = Integer.getInteger("socai.extremes.share", 4);

  private static final String MARKER = "marker-of-the-place";

  @TempDir Path folder;

  /** Digits, letters and days that are not those of the field. */
  enum Machine {
    CAIRO("ar", "EG", "Africa/Cairo"),
    TEHRAN("fa", "IR", "Asia/Tehran"),
    KATHMANDU("ne", "NP", "Asia/Kathmandu"),
    KIRITIMATI("tr", "TR", "Pacific/Kiritimati"),
    NEW_YORK("my", "MM", "America/New_York");

    private final List<String> options;

    Machine(String language, String country, String zone) {
      options =
          List.of(
              "-Duser.language=" + language,
              "-Duser.country=" + country,
              "-Duser.timezone=" + zone);
    }
  }

  /** Two, with digits and with letters of their own, unless all there is is to be tried. */
  static Stream<Machine> machines() {
    return SHARE == 1 ? Stream.of(Machine.values()) : Stream.of(Machine.CAIRO, Machine.KIRITIMATI);
  }

  @ParameterizedTest
  @MethodSource("machines")
  void what_is_accepted_is_read_back_and_all_else_refused(Machine machine) throws Exception {
    try (RunningStandalone running =
        RunningStandalone.start(machine.options, folder, RunningStandalone.LOGINS)) {
      Endpoints endpoints = Endpoints.at(running.address().getPort());
      Map<String, DescribedApi.Operation> operations =
          DescribedApi.of(endpoints).operations().stream()
              .filter(DescribedApi.Operation::takesJson)
              .collect(Collectors.toMap(o -> o.described().get("operationId").asString(), o -> o));
      AcceptableCommands acceptable = new AcceptableCommands(endpoints);
      Map<String, Tried> accepted = new LinkedHashMap<>();
      SoftAssertions all = new SoftAssertions();
      for (Class<?> type : CommandFields.commands()) {
        String name = type.getSimpleName();
        String operation = Character.toLowerCase(name.charAt(0)) + name.substring(1);
        DescribedApi.Operation o = operations.get(operation);
        all.assertThat(acceptable.of(operation)).as("a way to make %s", operation).isPresent();
        for (CommandFields.Field field : CommandFields.of(type)) {
          for (Tried tried : tries(acceptable, operation, field, machine)) {
            send(endpoints, o, tried, all).ifPresent(id -> accepted.put(id, tried));
          }
        }
      }
      all.assertAll();
      assertThat(accepted).hasSizeGreaterThan(50);
      new ReadBack(endpoints, folder, machine).all(accepted);
    }
  }

  /**
   * One command with one field as it may just be, or may not.
   *
   * @param value what is in that field, as JSON
   */
  record Tried(CommandFields.Field field, ObjectNode command, String value, boolean inside) {
    /** The command as it is sent: what no tree holds is put in as text. */
    String body() {
      return command.toString().replace("\"" + MARKER + "\"", value);
    }

    @Override
    public String toString() {
      String shown = value.length() > 60 ? value.substring(0, 60) + "…" : value;
      return field + " is " + shown.replaceAll("[^\\x20-\\x7e]", "?");
    }
  }

  private static List<Tried> tries(
      AcceptableCommands acceptable, String operation, CommandFields.Field field, Machine machine) {
    Extremes extremes = Extremes.of(field);
    List<String> inside = new ArrayList<>(extremes.inside());
    List<String> outside = new ArrayList<>(extremes.outside());
    field
        .range(Items.class)
        .ifPresent(
            range -> {
              Extremes.countsInside(range).forEach(n -> inside.add(list(acceptable, field, n)));
              Extremes.countsOutside(range).forEach(n -> outside.add(list(acceptable, field, n)));
            });
    List<Tried> tries = new ArrayList<>();
    if (isInsteadOf(field)) {
      inside
          .clear(); // what is recorded in place of an entry that there is not is refused by a rule
    }
    for (int i = 0; i < inside.size(); i++) {
      if (i % SHARE == machine.ordinal() % SHARE) {
        tries.add(tried(acceptable.of(operation).orElseThrow(), field, inside.get(i), true));
      }
    }
    if (machine == Machine.CAIRO) { // what is refused goes no further, on no machine
      ObjectNode any = acceptable.of(operation).orElseThrow();
      outside.forEach(v -> tries.add(tried(any.deepCopy(), field, v, false)));
    }
    return tries;
  }

  private static boolean isInsteadOf(CommandFields.Field field) {
    return field.place().startsWith("/insteadOf/");
  }

  private static String list(AcceptableCommands acceptable, CommandFields.Field field, int count) {
    return Json.mapper().writeValueAsString(acceptable.elements(field.place(), count));
  }

  private static Tried tried(
      ObjectNode command, CommandFields.Field field, String value, boolean inside) {
    String place = field.place();
    int cut = place.lastIndexOf('/');
    if (isInsteadOf(field)) {
      command.putObject("insteadOf").put("entry", Field.id()).put("reason", "nhầm");
    }
    JsonNode parent = cut == 0 ? command : command.at(place.substring(0, cut));
    if (parent instanceof ObjectNode object) {
      object.put(place.substring(cut + 1), MARKER);
    } else {
      ((ArrayNode) parent).set(0, Json.mapper().valueToTree(MARKER));
    }
    // A decision comes before what it decides.
    if (inside && place.equals("/decision/date")) {
      command.put(command.has("from") ? "from" : "on", Json.mapper().readTree(value).asString());
    }
    return new Tried(field, command, value, inside);
  }

  private static Optional<String> send(
      Endpoints endpoints, DescribedApi.Operation o, Tried tried, SoftAssertions all) {
    HttpResponse<String> answer = endpoints.post(o.caller(), o.path(), tried.body());
    String what = o + " " + tried + ": " + answer.body();
    if (tried.inside()) {
      all.assertThat(answer.statusCode()).as(what).isEqualTo(201);
      return answer.statusCode() == 201
          ? Optional.of(tried.command().get("command").asString())
          : Optional.empty();
    }
    all.assertThat(answer.statusCode()).as(what).isIn(400, 422);
    if (answer.statusCode() == 400 || answer.statusCode() == 422) {
      JsonNode problem = Endpoints.json(answer);
      all.assertThat(problem.get("code").asString()).as(what).isIn(REFUSED);
      if (problem.at("/details/field").isString()) {
        all.assertThat(problem.at("/details/field").asString())
            .as(what)
            .isEqualTo(tried.field().place());
      }
    }
    return Optional.empty();
  }

  /** Whatever was accepted, wherever it is shown. */
  private record ReadBack(Endpoints endpoints, Path folder, Machine machine) {
    void all(Map<String, Tried> accepted) throws Exception {
      long head = endpoints.head();
      List<String> lines = events(head);
      eachValueIsInTheEventThatItsCommandMade(accepted, lines);
      theVerifierReadsIt(signed(head));
      Set<String> subjects = new LinkedHashSet<>();
      lines.forEach(line -> subjects.add(Json.mapper().readTree(line).get("subject").asString()));
      eachEventAndSubjectIsShown(subjects, head);
      theJournalShowsAll(head);
      figuresAreCountedTheSameFromTheExport(subjects, String.join("\n", lines) + "\n", head);
    }

    private List<String> events(long head) {
      List<String> lines = new ArrayList<>();
      while (lines.size() < head) {
        String page =
            read("auditor", "/api/ledger/events?limit=10000&after=" + lines.size()).body();
        page.lines().forEach(lines::add);
      }
      return lines;
    }

    private static void eachValueIsInTheEventThatItsCommandMade(
        Map<String, Tried> accepted, List<String> lines) {
      Map<String, List<JsonNode>> recorded = new LinkedHashMap<>();
      for (String line : lines) {
        JsonNode event = Json.mapper().readTree(line);
        recorded
            .computeIfAbsent(event.get("command").asString(), id -> new ArrayList<>())
            .add(event.get("data"));
      }
      SoftAssertions all = new SoftAssertions();
      accepted.forEach(
          (command, tried) -> {
            JsonNode value = Json.mapper().readTree(tried.value());
            all.assertThat(recorded.getOrDefault(command, List.of()))
                .as("%s", tried)
                .anyMatch(data -> holds(data, value));
          });
      all.assertAll();
    }

    private static boolean holds(JsonNode data, JsonNode value) {
      if (isSame(data, value)) {
        return true;
      }
      for (JsonNode child : data) {
        if (holds(child, value)) {
          return true;
        }
      }
      return false;
    }

    /**
     * Numbers and moments as such, texts composed; of a list how long it is, for its elements are
     * renamed.
     */
    private static boolean isSame(JsonNode stored, JsonNode value) {
      if (value.isNumber()) {
        return stored.isNumber() && stored.doubleValue() == value.doubleValue();
      }
      if (value.isArray()) {
        return stored.isArray() && stored.size() == value.size();
      }
      if (!stored.isString()) {
        return false;
      }
      String one = stored.asString();
      String other = Normalizer.normalize(value.asString(), Normalizer.Form.NFC);
      return one.equals(other)
          || (other.matches("\\d{4}-\\d\\d-\\d\\dT.*")
              && one.matches("\\d{4}-\\d\\d-\\d\\dT.*")
              && OffsetDateTime.parse(one).equals(OffsetDateTime.parse(other)));
    }

    /** The export, as soon as all of it is signed. */
    private Path signed(long head) throws Exception {
      HttpResponse<String> answer;
      do {
        answer = endpoints.get("auditor", "/api/ledger/export?through=" + head);
      } while (answer.statusCode() == 404 || answer.statusCode() == 503);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      return Files.writeString(folder.resolve("export.ndjson"), answer.body());
    }

    private void theVerifierReadsIt(Path export) throws Exception {
      JsonNode header = Json.mapper().readTree(Files.readAllLines(export).get(0));
      ByteArrayOutputStream said = new ByteArrayOutputStream();
      int exitCode =
          Verify.run(
              new String[] {"export", export.toString(), "--key", header.get("key").asString()},
              new PrintStream(said, true, StandardCharsets.UTF_8));
      assertThat(exitCode).as(said.toString(StandardCharsets.UTF_8)).isZero();
    }

    private void eachEventAndSubjectIsShown(Set<String> subjects, long head) {
      for (long position = 1; position <= head; position += 7) {
        read("auditor", "/api/ledger/events/" + position);
      }
      int units = 0;
      int turn = machine.ordinal();
      for (String subject : subjects) {
        if (turn++ % Math.min(SHARE, Machine.values().length) != 0) {
          continue; // another machine's
        }
        String kind = subject.substring(0, subject.indexOf('/'));
        String id = subject.substring(subject.indexOf('/') + 1);
        String atLeast = "?atLeast=" + head;
        switch (kind) {
          case "unit" -> {
            unlessItIsNoMore("/api/units/" + id + atLeast);
            if (units++ % 4 > 0) {
              break;
            }
            read("officer", "/api/units" + atLeast + "&parent=" + id);
            unlessItIsNoMore("/api/coverage/" + id + atLeast);
            read("officer", "/api/teams" + atLeast + "&unit=" + id);
            read("officer", "/api/households" + atLeast + "&hamlet=" + id);
          }
          case "team" -> {
            JsonNode roster =
                Endpoints.json(read("officer", "/api/teams/" + id + "/roster" + atLeast));
            assertThat(roster.get("position").asLong()).isGreaterThanOrEqualTo(head);
          }
          case "household" -> read("officer", "/api/households/" + id + "/profile" + atLeast);
          default -> {}
        }
        if (!kind.equals("finding")) {
          JsonNode timeline =
              Endpoints.json(read("auditor", "/api/timelines/" + subject + atLeast + "&limit=500"));
          assertThat(timeline.get("lines")).as(subject).isNotEmpty();
        }
      }
      read("officer", "/api/services?atLeast=" + head);
      read("officer", "/api/totals?atLeast=" + head);
      read("auditor", "/api/suspicions?atLeast=" + head);
      read("auditor", "/api/suspicions/csv");
      read("auditor", "/api/suspicions/xlsx");
    }

    private void theJournalShowsAll(long head) {
      long lines = 0;
      Optional<String> before = Optional.empty();
      do {
        JsonNode page =
            Endpoints.json(
                read(
                    "auditor",
                    "/api/ledger/journal?limit=200&atLeast="
                        + head
                        + before.map(place -> "&before=" + place).orElse("")));
        lines += page.get("lines").size();
        before = Optional.ofNullable(page.get("next")).map(JsonNode::asString);
      } while (before.isPresent());
      assertThat(lines).isEqualTo(head);
    }

    private void figuresAreCountedTheSameFromTheExport(
        Set<String> subjects, String export, long head) {
      String today = LocalDate.ofInstant(Instant.now(), Vietnam.ZONE).toString();
      List<String> figures = new ArrayList<>(List.of("teams", "members"));
      subjects.stream()
          .filter(subject -> subject.startsWith("unit/"))
          .limit(4)
          .forEach(unit -> figures.add("households." + unit.substring("unit/".length())));
      for (String figure : figures) {
        for (String day : List.of("2020-06-03", today)) {
          String when = "asOf=" + day + "&upTo=" + head;
          HttpResponse<String> replayed =
              endpoints.send(
                  "auditor",
                  "POST",
                  "/api/replays?figure=" + figure + "&" + when,
                  export,
                  "Content-Type",
                  "application/x-ndjson");
          assertThat(replayed.statusCode()).as(replayed.body()).isEqualTo(200);
          assertThat(Endpoints.json(replayed).get("same").asBoolean()).as(replayed.body()).isTrue();
          String evidence = "/api/evidence/" + figure;
          assertThat(Endpoints.json(read("auditor", evidence + "?" + when)).get("value"))
              .as(figure)
              .isEqualTo(Endpoints.json(replayed).get("counted"));
          read("auditor", evidence + "/csv?" + when);
          read("auditor", evidence + "/xlsx?" + when);
        }
      }
    }

    private void unlessItIsNoMore(String address) {
      HttpResponse<String> answer = endpoints.get("officer", address);
      assertThat(answer.statusCode()).as("%s: %s", address, answer.body()).isIn(200, 404);
    }

    private HttpResponse<String> read(String login, String address) {
      HttpResponse<String> answer = endpoints.get(login, address);
      assertThat(answer.statusCode()).as("%s: %s", address, answer.body()).isEqualTo(200);
      return answer;
    }
  }
}
