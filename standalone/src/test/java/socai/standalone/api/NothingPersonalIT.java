package socai.standalone.api;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

/** Names, addresses and notes go into the ledger and nowhere else. */
@ExtendWith(Endpoints.Given.class)
class NothingPersonalIT {
  private static final String CANARY = "Hoàng-Yến-7431";

  private final Endpoints endpoints;

  NothingPersonalIT(Endpoints endpoints) {
    this.endpoints = endpoints;
  }

  @Test
  void neither_log_nor_refusal_repeats_what_says_something_about_a_person() {
    Field field = new Field(endpoints);
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    root.addAppender(log);
    try {
      root.getLoggerContext().getLogger(NothingPersonalIT.class).warn("the log is heard");
      recordAll(field);
      for (String body :
          List.of(
              "{\"" + CANARY + "\":1}",
              "{\"command\":\"" + CANARY + "\"}",
              "[\"" + CANARY + "\"]",
              "\"" + CANARY,
              "{\"home\":{\"head\":{\"" + CANARY + "\":\"" + CANARY + "\"}}}")) {
        for (String path : List.of("/api/households", "/api/guidance-acts")) {
          assertThat(endpoints.post("field", path, body).body()).doesNotContain(CANARY);
        }
      }
    } finally {
      root.detachAppender(log);
    }
    List<String> lines = List.copyOf(log.list).stream().map(NothingPersonalIT::text).toList();
    assertThat(lines).anyMatch(line -> line.contains("the log is heard"));
    assertThat(lines).noneMatch(line -> line.contains("Yến") || line.contains("7431"));
  }

  /** Every command that carries something personal, once done and once refused. */
  private void recordAll(Field f) {
    both("officer", "/api/memberships", Field.with(f.enrolment("member"), "name", CANARY), "team");
    both(
        "field",
        "/api/households",
        Field.with(f.registration(Field.id(), f.hamlet), "home", Field.home(CANARY, CANARY)),
        "hamlet");
    both(
        "field",
        "/api/household-updates",
        Map.of(
            "command",
            Field.id(),
            "household",
            f.home,
            "home",
            Field.home(CANARY, CANARY),
            "occurredAt",
            "2023-01-06T08:00:00+07:00"),
        "household");
    Map<String, Object> act = f.act(Field.with(f.guidance(), "note", CANARY));
    both("field", "/api/guidance-acts", act, "household");
    both(
        "field",
        "/api/guidance-act-corrections",
        Map.of(
            "command",
            Field.id(),
            "act",
            act.get("act"),
            "household",
            f.home,
            "guidance",
            Field.with(f.guidance(), "note", CANARY),
            "reason",
            CANARY),
        "household");
    both(
        "field",
        "/api/guidance-act-retractions",
        Map.of("command", Field.id(), "act", act.get("act"), "household", f.home, "reason", CANARY),
        "household");
    both(
        "field",
        "/api/household-moves",
        Map.of(
            "command",
            Field.id(),
            "household",
            f.home,
            "hamlet",
            f.free,
            "address",
            CANARY,
            "occurredAt",
            "2023-02-06T08:00:00+07:00"),
        "household");
    both(
        "officer",
        "/api/teams",
        Field.with(
            Field.with(Field.with(f.formation(), "team", Field.id()), "unit", f.free),
            "founders",
            List.of(Field.member(Field.id(), "leader", CANARY))),
        "unit");
    Map<String, Object> examination =
        Map.of(
            "command",
            Field.id(),
            "finding",
            Field.id(),
            "seen",
            1,
            "about",
            "person/" + f.leader,
            "reason",
            CANARY);
    both("auditor", "/api/finding-examinations", examination, "command");
    Map<String, Object> reopening = new LinkedHashMap<>(examination);
    reopening.remove("seen");
    both(
        "auditor",
        "/api/finding-reopenings",
        Field.with(reopening, "command", Field.id()),
        "command");
  }

  private void both(String login, String path, Map<String, Object> command, String toMiss) {
    HttpResponse<String> done = endpoints.post(login, path, command);
    assertThat(done.statusCode()).as("%s: %s", path, done.body()).isEqualTo(201);
    Map<String, Object> missing =
        Field.with(Field.with(command, toMiss, Field.id()), "command", Field.id());
    HttpResponse<String> refused = endpoints.post(login, path, missing);
    assertThat(refused.statusCode()).as(path).isIn(409, 422);
    assertThat(done.body() + refused.body()).doesNotContain(CANARY);
    assertThat(done.headers().map().toString() + refused.headers().map()).doesNotContain(CANARY);
  }

  private static String text(ILoggingEvent event) {
    return event.getFormattedMessage()
        + (event.getThrowableProxy() == null
            ? ""
            : ThrowableProxyUtil.asString(event.getThrowableProxy()));
  }
}
