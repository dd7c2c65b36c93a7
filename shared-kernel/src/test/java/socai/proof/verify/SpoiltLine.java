package socai.proof.verify;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What may be made of a line of JSON so that two programs read two things in it. */
final class SpoiltLine {
  private static final Pattern MEMBER = Pattern.compile("\"([a-zA-Z]+)\":(\"[^\"\\\\]*\"|[0-9.]+)");
  private static final Pattern NUMBER = Pattern.compile("(?<=:)-?[0-9][0-9.]*");
  private static final Pattern TEXT = Pattern.compile("(?<=:\")[^\"\\\\]+");
  private static final List<String> NUMBERS =
      List.of(
          "0",
          "-0",
          "-0.0",
          "01",
          "1.",
          ".5",
          "+1",
          "1e2",
          "1E+2",
          "1e400",
          "-1e400",
          "1e-400",
          "1.0",
          "0x10",
          "NaN",
          "Infinity",
          "-Infinity",
          "1_000",
          "9007199254740991",
          "9007199254740993",
          "-9007199254740993",
          "9223372036854775808",
          "123456789012345678901234567890",
          "0.1000000000000000055511151231257827",
          "21.325599999999998",
          "2.2250738585072014E-308",
          "5e-324",
          "8.409999999999999E21",
          "١",
          "true",
          "null",
          "nul",
          "\"1\"");
  private static final List<String> CHARACTERS =
      List.of(
          " ",
          "\t",
          "\r",
          "\0",
          "\u001f",
          "\u007f",
          "\u0085",
          "\u2028",
          "\u2029",
          "\ufeff",
          "\ufffe",
          "\u200f",
          "\ud83d\ude00",
          "\\u0000",
          "\\ud83d\\ude00",
          "\\uD83D",
          "\\ude00",
          "\\ude00\\ud83d",
          "\\u00E1",
          "\\u00e1",
          "\\x41",
          "\\'",
          "\\/",
          "\\u12",
          "\\u００６１",
          "á",
          "a\u0301",
          "<",
          "'",
          "\"",
          "\\",
          "}",
          "]",
          ",",
          "//",
          "/**/",
          "\\b\\f\\n\\r\\t");
  private static final List<byte[]> BYTES =
      List.of(
          bytes(0xc0, 0x80),
          bytes(0xc1, 0xbf),
          bytes(0xe0, 0x80, 0xaf),
          bytes(0xed, 0xa0, 0x80),
          bytes(0xed, 0xb0, 0x80),
          bytes(0xf0, 0x80, 0x80, 0xaf),
          bytes(0xf4, 0x90, 0x80, 0x80),
          bytes(0xf5, 0x80, 0x80, 0x80),
          bytes(0xff),
          bytes(0xfe),
          bytes(0x80),
          bytes(0xc3),
          bytes(0xe1, 0xba));

  private SpoiltLine() {}

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  /** {@code line} with one to three changes; it has no line feed. */
  static byte[] of(String line, Random random) {
    byte[] spoilt = line.getBytes(StandardCharsets.UTF_8);
    for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
      spoilt = once(spoilt, random);
    }
    return spoilt;
  }

  private static byte[] once(byte[] line, Random random) {
    String text = new String(line, StandardCharsets.UTF_8);
    return switch (random.nextInt(9)) {
      case 0 -> utf8(doubled(text, random));
      case 1 -> utf8(replaced(text, NUMBER, any(NUMBERS, random), random));
      case 2 -> utf8(within(text, any(CHARACTERS, random), random));
      case 3 -> utf8(inserted(text, any(CHARACTERS, random), random.nextInt(text.length() + 1)));
      case 4 -> spliced(line, any(BYTES, random), random.nextInt(line.length + 1));
      case 5 -> utf8(around(text, random));
      case 6 -> utf8(respelled(text, random));
      case 7 -> line.length == 0 ? line : withoutFeeds(Mutation.of(line, random));
      default -> utf8(replaced(text, TEXT, any(NUMBERS, random), random));
    };
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static <T> T any(List<T> all, Random random) {
    return all.get(random.nextInt(all.size()));
  }

  /** A member stands there twice, in the same letters or others. */
  private static String doubled(String text, Random random) {
    List<int[]> members = found(text, MEMBER);
    if (members.isEmpty()) {
      return text;
    }
    int[] member = any(members, random);
    String name = text.substring(member[2], member[3]);
    String value = text.substring(member[4], member[5]);
    String again =
        switch (random.nextInt(6)) {
          case 0 -> name.toUpperCase(Locale.ROOT);
          case 1 -> "\\u%04x".formatted((int) name.charAt(0)) + name.substring(1);
          case 2 -> name + " ";
          case 3 -> name.replace("k", "\u212a").replace("s", "\u017f");
          case 4 -> name + "2";
          default -> name;
        };
    String other = random.nextBoolean() ? value : "\"other\"";
    return text.substring(0, member[1]) + ",\"" + again + "\":" + other + text.substring(member[1]);
  }

  private static List<int[]> found(String text, Pattern what) {
    List<int[]> found = new ArrayList<>();
    for (Matcher next = what.matcher(text); next.find(); ) {
      int[] places = new int[2 + 2 * next.groupCount()];
      for (int group = 0; group <= next.groupCount(); group++) {
        places[2 * group] = next.start(group);
        places[2 * group + 1] = next.end(group);
      }
      found.add(places);
    }
    return found;
  }

  private static String replaced(String text, Pattern what, String by, Random random) {
    List<int[]> found = found(text, what);
    if (found.isEmpty()) {
      return text;
    }
    int[] place = any(found, random);
    return text.substring(0, place[0]) + by + text.substring(place[1]);
  }

  private static String within(String text, String what, Random random) {
    List<int[]> texts = found(text, TEXT);
    if (texts.isEmpty()) {
      return text;
    }
    int[] place = any(texts, random);
    return inserted(text, what, place[0] + random.nextInt(place[1] - place[0] + 1));
  }

  private static String inserted(String text, String what, int at) {
    return text.substring(0, at) + what + text.substring(at);
  }

  private static byte[] spliced(byte[] line, byte[] more, int at) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(line, 0, at);
    out.writeBytes(more);
    out.write(line, at, line.length - at);
    return out.toByteArray();
  }

  private static String around(String text, Random random) {
    int deep = random.nextInt(300);
    return switch (random.nextInt(8)) {
      case 0 -> "\ufeff" + text;
      case 1 -> text + "\r";
      case 2 -> text + "{}";
      case 3 -> "[" + text + "]";
      case 4 -> text.replaceFirst("}$", ",}");
      case 5 -> text.replaceFirst("}$", ",\"deep\":" + "[".repeat(deep) + "]".repeat(deep) + "}");
      case 6 -> "{\"socai.x\":" + text + "}";
      default -> text + " ";
    };
  }

  /** The same text in another spelling. */
  private static String respelled(String text, Random random) {
    List<int[]> texts = found(text, TEXT);
    if (texts.isEmpty()) {
      return text;
    }
    int[] place = any(texts, random);
    StringBuilder spelled = new StringBuilder();
    for (char c : text.substring(place[0], place[1]).toCharArray()) {
      spelled.append((random.nextBoolean() ? "\\u%04x" : "\\u%04X").formatted((int) c));
    }
    return text.substring(0, place[0]) + spelled + text.substring(place[1]);
  }

  private static byte[] withoutFeeds(byte[] line) {
    byte[] plain = line.clone();
    for (int i = 0; i < plain.length; i++) {
      plain[i] = plain[i] == '\n' ? (byte) ' ' : plain[i];
    }
    return plain;
  }
}
