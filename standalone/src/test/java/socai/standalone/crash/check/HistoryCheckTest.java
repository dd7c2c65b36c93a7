package socai.standalone.crash.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.CRC32C;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The check says nothing of a ledger that is as its writers were told, and names every flaw. */
class HistoryCheckTest {
  private static final String TEAM = "team/a";

  private final List<Document> stored = new ArrayList<>();
  private final HistoryCheck check = new HistoryCheck();
  private long clock;

  @BeforeEach
  void two_commits_that_were_acknowledged() {
    commit("first", 1, TEAM, 0, 2);
    commit("second", 3, TEAM, 2, 1);
  }

  /** Sends, stores and acknowledges. */
  private void commit(String command, long at, String stream, long number, int events) {
    Document document = document(command, at, stream, number, events);
    stored.add(document);
    intend(command, 1, document);
    acknowledge(command, 1, at + events - 1);
  }

  private static Document document(
      String command, long at, String stream, long number, int events) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < events; i++) {
      lines.add(
          String.format(
              "{\"id\":\"%s-%d\",\"subject\":\"%s\",\"sequence\":\"%010d\",\"command\":\"%s\"}",
              command, i, stream, number + i, command));
    }
    return new Document("_id", at)
        .append("streams", List.of(String.format("%s/%010d", stream, number)))
        .append("command", command)
        .append("events", lines);
  }

  private void intend(String command, int attempt, Document document) {
    CRC32C sum = new CRC32C();
    document
        .getList("events", String.class)
        .forEach(line -> sum.update((line + "\n").getBytes(StandardCharsets.UTF_8)));
    record("intent", command, attempt, ",\"sum\":" + sum.getValue());
  }

  private void acknowledge(String command, int attempt, long position) {
    record("acknowledged", command, attempt, ",\"position\":" + position);
  }

  private void record(String what, String command, int attempt, String more) {
    check.add(
        String.format(
            "{\"%s\":\"%s\",\"by\":\"A\",\"attempt\":%d,\"at\":%d%s}",
            what, command, attempt, ++clock, more));
  }

  private List<Flaw> flaws() {
    stored.sort(Comparator.comparing(document -> document.getLong("_id")));
    return check
        .lookAtTheEnd(
            position ->
                stored.stream().filter(document -> document.getLong("_id") >= position).toList())
        .findings()
        .stream()
        .map(Violation::flaw)
        .toList();
  }

  @Test
  void a_ledger_that_is_as_it_was_told_is_sound() {
    assertThat(flaws()).isEmpty();
  }

  @Test
  void it_goes_on_where_it_looked_last() {
    assertThat(flaws()).isEmpty();
    commit("third", 4, "team/b", 0, 1);
    assertThat(flaws()).isEmpty();
    stored.remove(2);
    acknowledge("fourth", 1, 5);
    assertThat(flaws()).containsExactly(Flaw.LOST);
  }

  @Test
  void an_acknowledged_command_that_is_not_there_is_lost() {
    stored.remove(1);
    assertThat(flaws()).containsExactly(Flaw.LOST);
  }

  @Test
  void a_commit_missing_in_the_middle_is_a_gap_besides() {
    stored.remove(0);
    assertThat(flaws()).contains(Flaw.POSITIONS_DO_NOT_JOIN, Flaw.NUMBERS_DO_NOT_JOIN, Flaw.LOST);
  }

  @Test
  void a_command_that_is_there_twice_is_doubled() {
    stored.add(document("first", 4, "team/b", 0, 2));
    assertThat(flaws()).contains(Flaw.DOUBLED);
  }

  @Test
  void a_number_of_a_stream_given_twice_is_found() {
    commit("third", 4, TEAM, 2, 1);
    assertThat(flaws()).containsExactly(Flaw.NUMBERS_DO_NOT_JOIN);
  }

  @Test
  void positions_that_overlap_are_found() {
    commit("third", 4, "team/b", 0, 2);
    commit("fourth", 5, "team/c", 0, 1);
    assertThat(flaws()).containsExactly(Flaw.POSITIONS_DO_NOT_JOIN);
  }

  @Test
  void a_command_that_stands_elsewhere_than_was_told_is_misplaced() {
    stored.add(document("third", 4, "team/b", 0, 1));
    intend("third", 1, stored.get(2));
    acknowledge("third", 1, 5);
    assertThat(flaws()).containsExactly(Flaw.MISPLACED);
  }

  @Test
  void a_command_that_was_told_two_places_is_misplaced() {
    acknowledge("second", 1, 4);
    assertThat(flaws()).containsExactly(Flaw.MISPLACED);
  }

  @Test
  void what_nobody_sent_is_found() {
    stored.add(document("third", 4, "team/b", 0, 1));
    assertThat(flaws()).containsExactly(Flaw.NEVER_SENT);
  }

  @Test
  void what_was_sent_otherwise_is_found() {
    stored.add(document("third", 4, "team/b", 0, 1));
    intend("third", 1, document("third", 4, "team/b", 0, 2));
    assertThat(flaws()).containsExactly(Flaw.NEVER_SENT);
  }

  @Test
  void what_was_refused_must_not_be_there() {
    stored.add(document("third", 4, "team/b", 0, 1));
    intend("third", 1, stored.get(2));
    record("refused", "third", 1, "");
    assertThat(flaws()).containsExactly(Flaw.NEVER_SENT);
  }

  @Test
  void what_nobody_answered_may_be_there_or_not() {
    stored.add(document("third", 4, "team/b", 0, 1));
    intend("third", 1, stored.get(2));
    record("unknown", "third", 1, "");
    intend("fourth", 1, document("fourth", 5, "team/b", 1, 1));
    record("unknown", "fourth", 1, "");
    assertThat(flaws()).isEmpty();
  }

  @Test
  void a_command_sent_again_may_be_told_where_its_first_attempt_went() {
    stored.add(document("third", 4, "team/b", 0, 1));
    intend("third", 1, stored.get(2));
    record("unknown", "third", 1, "");
    intend("third", 2, document("third", 4, "team/b", 1, 1));
    record("known", "third", 2, ",\"position\":4");
    assertThat(flaws()).isEmpty();
  }

  @Test
  void a_command_that_is_told_as_known_when_it_is_new_is_found() {
    stored.add(document("third", 4, "team/b", 0, 1));
    intend("third", 1, stored.get(2));
    record("known", "third", 1, ",\"position\":4");
    assertThat(flaws()).containsExactly(Flaw.KNOWN_TOO_EARLY);
  }

  @Test
  void a_writer_who_takes_anothers_commit_for_its_own_is_found() {
    intend("second", 2, document("second", 3, "team/b", 0, 1));
    acknowledge("second", 2, 3);
    assertThat(flaws()).containsExactly(Flaw.MISTAKEN);
  }

  @Test
  void a_document_whose_keys_are_not_those_of_its_lines_is_found() {
    stored.get(1).put("streams", List.of(TEAM + "/0000000009"));
    assertThat(flaws()).containsExactly(Flaw.AT_ODDS_WITH_ITSELF);
  }

  @Test
  void a_commit_before_one_that_was_acknowledged_before_it_began_is_found() {
    Document late = document("late", 4, "team/b", 0, 1);
    Document early = document("early", 5, "team/c", 0, 1);
    stored.addAll(List.of(late, early));
    intend("early", 1, early);
    acknowledge("early", 1, 5);
    intend("late", 1, late);
    acknowledge("late", 1, 4);
    assertThat(flaws()).containsExactly(Flaw.OUT_OF_TIME);
  }

  @Test
  void a_reader_who_was_shown_what_stands_there_says_nothing_new() throws Exception {
    check.add(seen(3, "first-0", "first-1", "second-0"));
    assertThat(flaws()).isEmpty();
  }

  @Test
  void a_reader_who_was_shown_another_order_or_what_is_gone_is_heard() throws Exception {
    check.add(seen(3, "first-1", "first-0", "second-0"));
    check.add(seen(4, "first-0", "first-1", "second-0", "gone-0"));
    assertThat(flaws()).containsExactly(Flaw.SHOWN_OTHERWISE, Flaw.SHOWN_OTHERWISE);
  }

  private static String seen(int position, String... events) throws Exception {
    long link = 0;
    for (String event : events) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(ByteBuffer.allocate(8).putLong(link).array());
      link = ByteBuffer.wrap(digest.digest(event.getBytes(StandardCharsets.UTF_8))).getLong();
    }
    return String.format("{\"seen\":%d,\"by\":\"A\",\"at\":1,\"chain\":\"%016x\"}", position, link);
  }

  @Test
  void a_writer_who_found_the_ledger_broken_is_heard() {
    check.add("{\"broken\":\"position 7 is missing\",\"by\":\"A\",\"at\":1}");
    assertThat(flaws()).containsExactly(Flaw.FOUND_BROKEN);
  }
}
