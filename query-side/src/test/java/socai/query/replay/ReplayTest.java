package socai.query.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import socai.event.Event;
import socai.fixture.Field;
import socai.fixture.OneOfEach;
import socai.guidance.AdoptionLevel;
import socai.ledger.Position;
import socai.query.figure.Figure;
import socai.query.replay.NotAnExportException.Fault;

/** What an export says is counted; what is no export is named with its place. */
class ReplayTest {
  private static final LocalDate DAY = LocalDate.of(2024, 6, 1);
  private static final Figure MEMBERS = new Figure.Members(Optional.empty());

  private static List<String> lines() {
    List<Event> events = new ArrayList<>(Field.units());
    events.addAll(OneOfEach.events().stream().filter(e -> !Field.units().contains(e)).toList());
    events.removeIf(e -> e.stream().kind().equals("unit") && !Field.units().contains(e));
    return new ArrayList<>(Exports.of(events).lines().toList());
  }

  private static Replay.Outcome replay(List<String> lines, Figure figure) {
    return Exports.replay(String.join("\n", lines) + "\n", figure, DAY, Position.MOST);
  }

  private static void assertFault(List<String> lines, long position, Fault fault) {
    assertThatExceptionOfType(NotAnExportException.class)
        .isThrownBy(() -> replay(lines, MEMBERS))
        .satisfies(wrong -> assertThat(wrong.position()).isEqualTo(new Position(position)))
        .satisfies(wrong -> assertThat(wrong.fault()).isEqualTo(fault));
  }

  @Test
  void every_kind_of_figure_comes_out_of_the_lines_alone() {
    List<String> lines = lines();
    assertThat(replay(lines, MEMBERS).value()).hasValue(2);
    assertThat(replay(lines, new Figure.TeamMembers(Field.TEAM)).value()).hasValue(2);
    assertThat(replay(lines, new Figure.Teams(Optional.empty())).value()).hasValue(1);
    assertThat(replay(lines, new Figure.Households(Field.PROVINCE)).value()).hasValue(1);
    assertThat(replay(lines, new Figure.Households(Field.HAMLET)).value()).hasValue(0);
    Figure introduced =
        new Figure.Reached(Field.OTHER_HAMLET, Field.VNEID, AdoptionLevel.INTRODUCED);
    assertThat(replay(lines.subList(0, retraction(lines)), introduced).value()).hasValue(1);
    assertThat(replay(lines, introduced).value()).hasValue(0);
    assertThat(replay(lines, new Figure.Level(Field.HOME, Field.VNEID)).value()).hasValue(0);
    assertThat(replay(lines, MEMBERS).position()).isEqualTo(new Position(lines.size()));
  }

  private static int retraction(List<String> lines) {
    int at = 0;
    while (!lines.get(at).contains("act-retracted")) {
      at++;
    }
    return at;
  }

  @Test
  void of_what_no_line_tells_there_is_no_figure() {
    assertThat(replay(List.of(lines().get(0)), new Figure.TeamMembers(Field.TEAM)).value())
        .isEmpty();
    assertThat(Exports.replay("", new Figure.Households(Field.HAMLET), DAY, 9).value()).isEmpty();
  }

  @Test
  void a_line_that_is_no_event_is_named_by_its_place() {
    for (String wrong :
        List.of("", "{", "null", "[]", "{}", lines().get(2) + " x", lines().get(2) + "\r\n{}")) {
      List<String> lines = lines();
      lines.set(2, wrong);
      assertFault(lines, wrong.endsWith("{}") && wrong.length() > 2 ? 4 : 3, Fault.NO_EVENT);
    }
  }

  /** Each stream's name is kept: one that no ledger has would fill the memory. */
  @Test
  void a_line_about_what_no_stream_can_be_is_no_event() {
    for (String subject : List.of("x".repeat(2_000_000), "team/" + "x".repeat(65), "team", "/")) {
      List<String> lines = lines();
      lines.set(
          2,
          lines.get(2).replaceFirst("\"subject\":\"[^\"]*\"", "\"subject\":\"" + subject + "\""));
      assertFault(lines, 3, Fault.NO_EVENT);
    }
  }

  @Test
  void a_line_that_is_missing_doubled_or_swapped_is_noticed() {
    int second = 0;
    List<String> lines = lines();
    while (!lines.get(second).contains("\"sequence\":\"0000000001\"")) {
      second++;
    }
    List<String> swapped = lines();
    int first = 0;
    String subject = lines.get(second).replaceAll(".*\"subject\":\"([^\"]+)\".*", "$1");
    while (!lines.get(first).contains(subject)) {
      first++;
    }
    Collections.swap(swapped, first, second);
    assertFault(swapped, first + 1, Fault.DOES_NOT_FOLLOW);
    List<String> missing = lines();
    missing.remove(first);
    assertFault(missing, second, Fault.DOES_NOT_FOLLOW);
    List<String> doubled = lines();
    doubled.add(first, lines.get(first));
    assertFault(doubled, first + 2, Fault.DOES_NOT_FOLLOW);
  }

  @Test
  void an_export_that_ends_in_the_middle_of_a_line_is_noticed() {
    String whole = String.join("\n", lines()) + "\n";
    String cut = whole.substring(0, whole.length() - 1);
    assertThatExceptionOfType(NotAnExportException.class)
        .isThrownBy(() -> Exports.replay(cut, MEMBERS, DAY, Position.MOST))
        .satisfies(wrong -> assertThat(wrong.position().value()).isEqualTo(lines().size()));
  }

  @Test
  void what_stands_between_the_events_for_those_who_verify_has_no_place() {
    List<String> lines = lines();
    int count = lines.size();
    lines.add(0, "{\"socai.export\":1,\"after\":0,\"through\":" + count + "}");
    lines.add(1, "{\"socai.leaves\":\"AAAA\"}");
    assertThat(replay(lines, MEMBERS))
        .usingRecursiveComparison()
        .isEqualTo(replay(lines(), MEMBERS));
    lines.remove(lines.size() - 1);
    assertFault(lines, count, Fault.CUT_OFF);
    lines.set(0, "{\"socai.export\":1,\"after\":7,\"through\":90}");
    assertFault(lines, 1, Fault.DOES_NOT_FOLLOW);
    lines.set(0, "{\"socai.export\"");
    assertFault(lines, 1, Fault.NO_EVENT);
  }

  @Test
  void a_revision_that_nobody_knows_yet_is_not_guessed_at() {
    List<String> lines = lines();
    int formed = 0;
    while (!lines.get(formed).contains("\"socai.team.formed\"")) {
      formed++;
    }
    lines.set(formed, lines.get(formed).replace("\"revision\":1", "\"revision\":2"));
    assertFault(lines, formed + 1, Fault.NEWER);
  }

  @Test
  void a_line_without_an_end_is_given_up_early() {
    InputStream endless =
        new SequenceInputStream(
            new ByteArrayInputStream((lines().get(0) + "\n").getBytes(StandardCharsets.UTF_8)),
            new InputStream() {
              @Override
              public int read() {
                return 'x';
              }

              @Override
              public int read(byte[] into, int from, int length) {
                Arrays.fill(into, from, from + length, (byte) 'x');
                return length;
              }
            });
    assertThatExceptionOfType(NotAnExportException.class)
        .isThrownBy(() -> replayed(endless))
        .satisfies(wrong -> assertThat(wrong.position()).isEqualTo(new Position(2)))
        .satisfies(wrong -> assertThat(wrong.fault()).isEqualTo(Fault.TOO_LONG));
  }

  private static Replay.Outcome replayed(InputStream export) throws IOException {
    return Replay.of(export, MEMBERS, DAY, new Position(Position.MOST), lines -> {});
  }
}
