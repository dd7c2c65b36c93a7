package socai.standalone.consistency;

import static org.assertj.core.api.Assertions.assertThat;
import static socai.standalone.consistency.Table.Kind.DAY;
import static socai.standalone.consistency.Table.Kind.MOMENT;
import static socai.standalone.consistency.Table.Kind.NUMBER;
import static socai.standalone.consistency.Table.Kind.TEXT;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Holds files against what the lines up to their position make, cell by cell. */
final class TableJudge {
  private static final Map<String, String> LEVELS =
      Map.of("province", "Tỉnh", "commune", "Xã", "hamlet", "Tổ, bản, tiểu khu");
  private static final Map<String, String> STATES =
      Map.of("open", "Cần xem", "examined", "Đã xem xét", "withdrawn", "Đã rút");
  private static final Map<String, String> RULES =
      Map.of(
          "doors_per_hour", "Quá nhiều nhà trong một giờ",
          "travel", "Đi lại không kịp",
          "two_communes", "Ở hai xã cùng một lúc",
          "told_twice", "Một lượt ghi nhiều lần",
          "outside_membership", "Ngoài thời gian là thành viên",
          "late_batch", "Gửi muộn hàng loạt",
          "acts_per_day", "Quá nhiều lượt trong một ngày");

  private TableJudge() {}

  static void coverage(
      Answer answer, Naive naive, String within, String service, String level, String day) {
    List<List<Object>> wanted = new ArrayList<>();
    for (Naive.Unit unit : below(naive, within, day)) {
      long households = naive.households(unit.id(), day);
      long reached = naive.reached(unit.id(), service, level, day);
      wanted.add(
          row(unit, households, reached, households == 0 ? 0 : (double) reached / households));
    }
    assertThat(Table.rows(answer, List.of(TEXT, TEXT, TEXT, NUMBER, NUMBER, NUMBER)))
        .as(answer.toString())
        .containsExactlyInAnyOrderElementsOf(wanted);
  }

  static void totals(Answer answer, Naive naive, String within, String day) {
    List<List<Object>> wanted = new ArrayList<>();
    for (Naive.Unit unit : below(naive, within, day)) {
      Map<String, TreeSet<String>> communes = naive.teamsIn(unit.id(), Set.of("commune"), day);
      Map<String, TreeSet<String>> hamlets = naive.teamsIn(unit.id(), Set.of("hamlet"), day);
      long inCommunes = Naive.membersOf(communes.values());
      long inHamlets = Naive.membersOf(hamlets.values());
      wanted.add(
          row(
              unit,
              communes.size(),
              inCommunes,
              hamlets.size(),
              inHamlets,
              communes.size() + hamlets.size(),
              inCommunes + inHamlets));
    }
    assertThat(
            Table.rows(
                answer, List.of(TEXT, TEXT, TEXT, NUMBER, NUMBER, NUMBER, NUMBER, NUMBER, NUMBER)))
        .as(answer.toString())
        .containsExactlyInAnyOrderElementsOf(wanted);
  }

  /** In this world whatever is in a unit is in one directly below it: nothing is left over. */
  private static List<Naive.Unit> below(Naive naive, String within, String day) {
    return naive.units(day).stream()
        .filter(unit -> unit.parent().equals(Optional.of(within)))
        .toList();
  }

  private static List<Object> row(Naive.Unit unit, double... numbers) {
    List<Object> row =
        new ArrayList<>(List.of(unit.code(), unit.name(), LEVELS.getOrDefault(unit.level(), "")));
    for (double number : numbers) {
      row.add(Table.number(number));
    }
    return row;
  }

  /** Each line is of the event at its position, and all of them add up to {@code value}. */
  static void evidence(Answer answer, List<JsonNode> events, Optional<Long> value, String day) {
    List<List<Object>> rows =
        Table.rows(answer, List.of(NUMBER, DAY, NUMBER, NUMBER, TEXT, TEXT, MOMENT, MOMENT, TEXT));
    double sum = 0;
    for (List<Object> row : rows) {
      double position = (double) row.get(0);
      assertThat(position).as(answer.toString()).isBetween(1.0, (double) answer.position());
      assertThat((LocalDate) row.get(1))
          .as(answer.toString())
          .isBeforeOrEqualTo(LocalDate.parse(day));
      sum += (double) row.get(2);
      assertThat(row.get(3)).as(answer + " " + row).isEqualTo(sum);
      JsonNode event = events.get((int) position - 1);
      assertThat(row.subList(4, 9))
          .as(answer + " " + row)
          .isEqualTo(
              List.of(
                  event.get("type").asString(),
                  event.get("subject").asString(),
                  clock(event.get("time").asString()),
                  clock(event.get("recordedtime").asString()),
                  event.get("actor").asString()));
    }
    assertThat(Optional.of((long) sum)).as(answer.toString()).isEqualTo(value);
  }

  private static LocalDateTime clock(String moment) {
    return OffsetDateTime.parse(moment)
        .withOffsetSameInstant(ZoneOffset.ofHours(7))
        .toLocalDateTime()
        .truncatedTo(ChronoUnit.SECONDS);
  }

  static void findings(Answer answer, Naive naive, List<NaiveFindings.Shown> found, String today) {
    List<List<Object>> rows =
        Table.rows(
            answer, List.of(TEXT, TEXT, DAY, TEXT, TEXT, TEXT, TEXT, NUMBER, NUMBER, NUMBER, TEXT));
    assertThat(rows.stream().map(row -> row.get(0) + " " + row.get(2)))
        .as(answer.toString())
        .containsExactlyElementsOf(found.stream().map(one -> one.id() + " " + one.day()).toList());
    for (int i = 0; i < rows.size(); i++) {
      NaiveFindings.Shown one = found.get(i);
      List<Object> row = rows.get(i);
      Set<String> hamlets =
          one.hamlets().stream()
              .map(id -> naive.unit(id, today).map(Naive.Unit::name).orElse(id))
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(
              List.of(
                  row.get(1),
                  row.get(3),
                  parts(row.get(4), " "),
                  parts(row.get(5), " "),
                  parts(row.get(6), "; "),
                  row.get(7),
                  row.get(8),
                  row.get(9),
                  row.get(10)))
          .as(answer + " " + one)
          .isEqualTo(
              List.of(
                  RULES.getOrDefault(one.rule(), ""),
                  STATES.getOrDefault(one.state(), ""),
                  one.members(),
                  one.teams(),
                  hamlets,
                  Table.number(one.acts().size()),
                  Table.number(one.measure()),
                  Table.number(one.threshold()),
                  one.recorded().stream().map(Object::toString).collect(Collectors.joining(" "))));
    }
  }

  private static Set<String> parts(Object cell, String between) {
    return cell.equals("") ? Set.of() : new TreeSet<>(List.of(((String) cell).split(between)));
  }
}
