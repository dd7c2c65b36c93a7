package socai.process;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What whoever runs a process can set, and what it can be set to.
 *
 * @param name such as {@code socai.proof.origin}
 */
public record Setting(String name, Kind kind) {
  /** What a value can be. */
  public sealed interface Kind {
    /** Whether it can be {@code value}. */
    boolean takes(String value);

    /** What it can be, as people write it. */
    String allowed();
  }

  /** Yes or no, written as JSON does: whoever writes another word means one of the two. */
  public record YesOrNo() implements Kind {
    private static final Set<String> WORDS = Set.of("true", "false");

    @Override
    public boolean takes(String value) {
      return WORDS.contains(value);
    }

    @Override
    public String allowed() {
      return "true | false";
    }
  }

  /** A whole number from {@code least} to {@code most}. */
  public record Whole(long least, long most) implements Kind {
    @Override
    public boolean takes(String value) {
      try {
        long number = Long.parseLong(value);
        return number >= least && number <= most;
      } catch (NumberFormatException e) {
        return false;
      }
    }

    @Override
    public String allowed() {
      return least + " … " + most;
    }
  }

  /** A text of which {@code pattern} matches all. */
  public record Matching(Pattern pattern) implements Kind {
    @Override
    public boolean takes(String value) {
      return pattern.matcher(value).matches();
    }

    @Override
    public String allowed() {
      return pattern.pattern();
    }
  }

  /** A file that is there and can be read. */
  public record ReadableFile() implements Kind {
    @Override
    public boolean takes(String value) {
      try {
        Path file = Path.of(value);
        return Files.isRegularFile(file) && Files.isReadable(file);
      } catch (InvalidPathException e) {
        return false;
      }
    }

    @Override
    public String allowed() {
      return "a file that can be read / tệp đọc được";
    }
  }

  /** A folder to write in: it, or the nearest one above that is there, can be written. */
  public record Folder() implements Kind {
    @Override
    public boolean takes(String value) {
      try {
        Path folder = Path.of(value).toAbsolutePath();
        while (!Files.exists(folder) && folder.getParent() != null) {
          folder = folder.getParent();
        }
        return Files.isDirectory(folder) && Files.isWritable(folder);
      } catch (InvalidPathException e) {
        return false;
      }
    }

    @Override
    public String allowed() {
      return "a folder that can be written / thư mục ghi được";
    }
  }

  /** Any text, none too. */
  public record Text() implements Kind {
    @Override
    public boolean takes(String value) {
      return true;
    }

    @Override
    public String allowed() {
      return "…";
    }
  }

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
}
