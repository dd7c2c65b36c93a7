package socai.process;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * What whoever runs a process can set, and what it can be set to.
 *
 * @param name such as {@code socai.proof.origin}
 */
public record Setting(String name, Kind kind) {
  /** What a value can be. */
  public sealed interface Kind {}

  /** Yes or no, written as JSON does: whoever writes another word means one of the two. */
  public record YesOrNo() implements Kind {}

  /** A whole number from {@code least} to {@code most}. */
  public record Whole(long least, long most) implements Kind {}

  /** A text of which {@code pattern} matches all. */
  public record Matching(Pattern pattern) implements Kind {}

  /** A file that is there and can be read. */
  public record ReadableFile() implements Kind {}

  /** A folder to write in: it is there, or can be made. */
  public record Folder() implements Kind {}

  /** Any text, none too. */
  public record Text() implements Kind {}

  private static final Set<String> WORDS = Set.of("true", "false");

  /** A setting that is {@code true} or {@code false}. */
  public static Setting yesOrNo(String name) {
    return new Setting(name, new YesOrNo());
  }

  /** A setting that is a whole number. */
  public static Setting whole(String name, long least, long most) {
    return new Setting(name, new Whole(least, most));
  }

  /** A setting that is a text of some form. */
  public static Setting matching(String name, String pattern) {
    return new Setting(name, new Matching(Pattern.compile(pattern)));
  }

  /** A setting that names a file to read. */
  public static Setting file(String name) {
    return new Setting(name, new ReadableFile());
  }

  /** A setting that names a folder to write in. */
  public static Setting folder(String name) {
    return new Setting(name, new Folder());
  }

  /** A setting that is any text. */
  public static Setting text(String name) {
    return new Setting(name, new Text());
  }

  /** Whether it can be set to {@code value}. */
  boolean takes(String value) {
    if (kind instanceof YesOrNo) {
      return WORDS.contains(value);
    } else if (kind instanceof Whole whole) {
      return isWithin(value, whole);
    } else if (kind instanceof Matching matching) {
      return matching.pattern().matcher(value).matches();
    } else if (kind instanceof ReadableFile) {
      return Folders.isReadableFile(value);
    } else if (kind instanceof Folder) {
      return Folders.canBeWritten(value);
    }
    return true;
  }

  private static boolean isWithin(String value, Whole whole) {
    try {
      long number = Long.parseLong(value);
      return number >= whole.least() && number <= whole.most();
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** What it can be set to, as people write it. */
  String allowed() {
    if (kind instanceof YesOrNo) {
      return "true | false";
    } else if (kind instanceof Whole whole) {
      return whole.least() + " … " + whole.most();
    } else if (kind instanceof Matching matching) {
      return matching.pattern().pattern();
    } else if (kind instanceof ReadableFile) {
      return "a file that can be read / tệp đọc được";
    } else if (kind instanceof Folder) {
      return "a folder that can be written / thư mục ghi được";
    }
    return "…";
  }
}
