package socai.standalone.api;

import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import socai.range.FromDay;
import socai.range.Items;
import socai.range.Line;
import socai.range.Prose;
import socai.range.Within;
import socai.time.OccurredAt;
import socai.time.Vietnam;

/**
 * What lies just within the range of a field, and what just outside, as JSON.
 *
 * @param inside values that are accepted
 * @param outside values that are refused
 */
record Extremes(List<String> inside, List<String> outside) {
  private static final String LEAST_MOMENT = "T00:00:00+07:00";

  /** Texts that some part of a system, some day, took for something else. */
  private static final List<String> HARMLESS =
      List.of(
          "x",
          "7",
          "…",
          "Quàng Thị Nhữ",
          "Qua\u0300ng Thi\u0323 Nhu\u031b\u0303", // the same, with combining marks
          "مرحبا بالعالم",
          "नेपाली ०१२",
          "ဗမာ ၁၂၃",
          "İIıi",
          "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67", // joined
          "\ud842\udfb7野家", // beyond the first plane
          "a\u00a0b",
          "a\u202fb",
          "\"\\/'`",
          "</script><b>&amp;",
          "=1+1",
          "@cmd|' /C calc'!A0",
          "${x} {0} %d %n \\u0041",
          "null",
          "a\udbff\udffdb"); // for private use

  private static final List<String> SHOW_NOTHING =
      List.of(
          "",
          " ",
          "\u00a0",
          "\u3000",
          "\u200b",
          "\u200d",
          "\u200c\u200c",
          "\u2060",
          "\ufeff",
          "\u3164",
          "\u2800",
          "\u00ad",
          "\u0301",
          "\ufe0f");

  private static final List<String> HIDE_SOMETHING =
      List.of(
          "a\u0000",
          "a\u0007",
          "a\u001b[31m",
          "a\u007f",
          "a\u0085",
          "a\u009f",
          "a\u200bb",
          "a\u200eb",
          "a\u200fb",
          "a\u061cb",
          "a\u2028b",
          "a\u2029b",
          "a\u202ab",
          "a\u202eb",
          "a\u202c",
          "a\u2066b",
          "a\u2069",
          "a\u206a",
          "a\ufeff",
          "a\ufff9b",
          "a\ufffe",
          "a\uffff",
          "a\ud800",
          "\udfffa");

  private static final List<String> SEVERAL_LINES = List.of("a\nb", "a\r\nb", "a\tb", "a\n");

  static Extremes of(CommandFields.Field field) {
    if (field.range(Line.class).isPresent()) {
      return ofText(field.range(Line.class).get().value(), false);
    }
    if (field.range(Prose.class).isPresent()) {
      return ofText(field.range(Prose.class).get().value(), true);
    }
    if (field.range(FromDay.class).isPresent()) {
      LocalDate first = field.range(FromDay.class).get().value().day();
      return field.type() == OccurredAt.class ? ofMoments(first) : ofDays(first);
    }
    if (field.range(Within.class).isPresent()) {
      return ofNumbers(field.range(Within.class).get(), field.type() == double.class);
    }
    if (field.range(Pattern.class).isPresent()) {
      return field.range(Pattern.class).get().regexp().endsWith("{1,20}")
          ? quoted(
              List.of("a", ".", "Z".repeat(20), "0-9.A-z"),
              List.of("", " ", "a b", "ạ", "a\n", "Z".repeat(21), "\u0661", "a\u202e"))
          : quoted(
              List.of(),
              List.of("", "x", "person/", "team/" + Field.id(), "person/" + Field.id() + "\n"));
    }
    return new Extremes(List.of(), List.of());
  }

  private static Extremes ofText(int most, boolean lines) {
    List<String> inside = new ArrayList<>(HARMLESS);
    inside.add("x".repeat(most));
    inside.add("ữ".repeat(most));
    inside.add("\ud83d\udc4d".repeat(most));
    inside.add(" ".repeat(most - 1) + "x");
    List<String> outside = new ArrayList<>(SHOW_NOTHING);
    outside.addAll(HIDE_SOMETHING);
    outside.add("x".repeat(most + 1));
    outside.add("\ud83d\udc4d".repeat(most + 1));
    outside.add("x".repeat(200_000));
    (lines ? inside : outside).addAll(SEVERAL_LINES);
    return quoted(inside, outside);
  }

  private static Extremes ofDays(LocalDate first) {
    LocalDate today = LocalDate.ofInstant(Instant.now(), Vietnam.ZONE);
    return quoted(
        List.of(first.toString(), today.toString()),
        List.of(
            first.minusDays(1).toString(),
            today.plusDays(2).toString(),
            "0000-01-01",
            "9999-12-31",
            "-0001-01-01",
            "+10000-01-01",
            "10000-01-01",
            "2023-02-29",
            "2023-00-10",
            "2023-1-1",
            "٢٠٢٣-٠١-٠١",
            "2023-01-01T00:00:00+07:00"));
  }

  private static Extremes ofMoments(LocalDate first) {
    OffsetDateTime least = OffsetDateTime.parse(first + LEAST_MOMENT);
    OffsetDateTime now = OffsetDateTime.now(ZoneOffset.ofHours(7)).withNano(0);
    return quoted(
        List.of(
            first + LEAST_MOMENT,
            first + "T00:00:00.000000001+07:00",
            at(least, "Z"),
            at(least, "+18:00"),
            at(least, "-18:00"),
            at(least, "+05:45"),
            at(least, "-00:30"),
            at(now, "+07:00"),
            at(now, "-12:00")),
        List.of(
            at(least.minusNanos(1), "+07:00"),
            at(least.minusSeconds(1), "-18:00"),
            at(now.plusDays(2), "+07:00"),
            "0001-01-01T00:00:00+07:00",
            "0000-01-01T00:00:00+18:00",
            "9999-12-31T23:59:59-18:00",
            "-0001-01-01T00:00:00+07:00",
            "+10000-01-01T00:00:00+07:00",
            "2022-08-01T08:00:00+07:06:30",
            "2022-08-01T08:00:00+07:00:00",
            "2022-08-01T08:00:00+18:01",
            "2022-08-01T08:00:00-24:00",
            "2022-12-31T23:59:60Z",
            "2022-08-01T24:00:00Z",
            "2022-08-01T08:00:00",
            "2022-08-01T08:00:00+0700",
            "2022-08-01",
            "٢٠٢٢-٠٨-٠١T08:00:00Z"));
  }

  private static String at(OffsetDateTime moment, String offset) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        moment.withOffsetSameInstant(ZoneOffset.of(offset)));
  }

  private static Extremes ofNumbers(Within range, boolean real) {
    List<String> inside = new ArrayList<>(List.of(Long.toString(range.least())));
    if (range.most() < Integer.MAX_VALUE) { // further on only a ledger so long would not refuse it
      inside.add(Long.toString(range.most()));
    }
    List<String> outside =
        new ArrayList<>(
            List.of(
                Long.toString(range.least() - 1),
                Long.toString(range.most() + 1),
                Long.toString(Long.MIN_VALUE),
                Long.toString(Long.MAX_VALUE),
                "1" + "0".repeat(40),
                "\"1\"",
                "true"));
    if (real) {
      inside.addAll(List.of("0.0", "1e-300", "-0.1234567890123456789"));
      outside.addAll(List.of(range.most() + ".000001", "1e400", "-1e400", "\"NaN\"", "NaN"));
    } else {
      outside.addAll(List.of("1.5", "1e1"));
    }
    return new Extremes(inside, outside);
  }

  /** How many elements a list has, at its least and most, and just beyond. */
  static List<Integer> countsInside(Items range) {
    return range.least() == range.most()
        ? List.of(range.most())
        : List.of(range.least(), range.most());
  }

  static List<Integer> countsOutside(Items range) {
    return range.least() == 0
        ? List.of(range.most() + 1)
        : List.of(range.least() - 1, range.most() + 1);
  }

  private static Extremes quoted(List<String> inside, List<String> outside) {
    return new Extremes(
        inside.stream().map(Extremes::quoted).toList(),
        outside.stream().map(Extremes::quoted).toList());
  }

  /** With halves of characters as escapes: they cannot be sent otherwise. */
  private static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c < ' ' || c == '"' || c == '\\' || Character.isSurrogate(c)) {
        json.append('\\').append('u').append(hex(c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }

  private static String hex(char c) {
    String digits = Integer.toHexString(c);
    return "0".repeat(4 - digits.length()) + digits;
  }
}
