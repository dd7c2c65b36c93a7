package socai.embedded.backup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.json.JsonWriterSettings;
import socai.embedded.files.OwnersOnly;
import socai.embedded.files.WholeFolder;
import socai.embedded.report.BackupDiffersException;

/**
 * What a copy of a store is made of, in a file of its own: whoever puts it in a store's place is
 * told before anything is opened whether all of it has arrived. Put away once the copy is a store
 * in use, whose files change.
 */
public final class Manifest {
  /** Its file, first in the folder of a copy. */
  public static final String FILE = "backup.json";

  /** What it is called when the copy has become a store in use. */
  public static final String PUT_AWAY = "restored.json";

  /** The form of this file. Whoever reads a larger number does not know what it promises. */
  private static final int FORMAT = 1;

  private static final int SHOWN = 5;
  private static final JsonWriterSettings LINES = JsonWriterSettings.builder().indent(true).build();

  private final Instant madeAt;
  private final Document contents;
  private final List<CopiedFile> files;

  private Manifest(Instant madeAt, Document contents, List<CopiedFile> files) {
    this.madeAt = madeAt;
    this.contents = contents;
    this.files = files;
  }

  /**
   * Of all files in {@code folder}. Cost: reads all of them.
   *
   * @param contents what the store in it holds
   */
  public static Manifest of(Path folder, Map<String, ?> contents) throws IOException {
    List<CopiedFile> files = new ArrayList<>();
    for (Path file : new WholeFolder(folder).files()) {
      files.add(CopiedFile.of(folder, file));
    }
    return new Manifest(
        Instant.now().truncatedTo(ChronoUnit.SECONDS), new Document(Map.copyOf(contents)), files);
  }

  /** Whether there is one in {@code folder}, understood or not. */
  public static boolean isIn(Path folder) {
    return Files.exists(folder.resolve(FILE));
  }

  /**
   * The one in {@code folder}; empty if that is no copy, or one that became a store in use.
   *
   * @throws BackupDiffersException if it cannot be understood
   */
  public static Optional<Manifest> in(Path folder) throws IOException {
    String text;
    try {
      text = Files.readString(folder.resolve(FILE));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    }
    try {
      return Optional.of(read(Document.parse(text)));
    } catch (RuntimeException e) { // whatever a torn or a foreign text leads to
      throw new BackupDiffersException(folder, FILE + " cannot be understood", e);
    }
  }

  private static Manifest read(Document document) {
    int format = document.getInteger("format");
    if (format > FORMAT) {
      throw new IllegalArgumentException("a format of a newer version: " + format);
    }
    return new Manifest(
        Instant.parse(document.getString("madeAt")),
        document.get("contents", Document.class),
        document.getList("files", Document.class).stream().map(CopiedFile::read).toList());
  }

  /** When the copy was made. */
  public Instant madeAt() {
    return madeAt;
  }

  /** What the store in the copy held, as it was told then. */
  public Map<String, Object> contents() {
    return contents;
  }

  /** How many files the copy has. */
  public int size() {
    return files.size();
  }

  /** The bytes of all its files. */
  public long bytes() {
    return files.stream().mapToLong(CopiedFile::bytes).sum();
  }

  /** Writes it into {@code folder}; on disk when it returns. */
  public void write(Path folder) throws IOException {
    Document document =
        new Document("format", FORMAT)
            .append("madeAt", madeAt.toString())
            .append("contents", contents)
            .append("files", files.stream().map(CopiedFile::asDocument).toList());
    byte[] text = (document.toJson(LINES) + "\n").getBytes(StandardCharsets.UTF_8);
    Path file = Files.createFile(folder.resolve(FILE), OwnersOnly.ofFile());
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(text);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    new WholeFolder(folder).sync();
  }

  /**
   * Makes sure that a copy in {@code folder} is whole, and that nothing else is where its files
   * are; where there is no manifest, nothing is looked at. Cost: reads all files.
   *
   * @param data the folder of its files
   * @throws BackupDiffersException if it is not; nothing was changed
   */
  public static void demandWhole(Path folder, Path data) throws IOException {
    Optional<Manifest> copy = in(folder);
    if (copy.isPresent()) {
      List<String> flaws = copy.get().flaws(folder, data);
      if (!flaws.isEmpty()) {
        String first = flaws.stream().limit(SHOWN).collect(Collectors.joining(", "));
        int more = flaws.size() - SHOWN;
        throw new BackupDiffersException(
            folder, more > 0 ? first + ", and " + more + " more" : first);
      }
    }
  }

  private List<String> flaws(Path folder, Path data) throws IOException {
    List<String> flaws = new ArrayList<>();
    for (CopiedFile file : files) {
      file.flawIn(folder).ifPresent(flaws::add);
    }
    if (Files.isDirectory(data)) {
      Set<String> own = files.stream().map(CopiedFile::name).collect(Collectors.toSet());
      for (Path file : new WholeFolder(data).files()) {
        String name = CopiedFile.name(folder, file);
        if (!own.contains(name)) {
          flaws.add(name + " is not of this backup"); // it would be deleted as left over
        }
      }
    }
    return flaws;
  }

  /** From now on the files change. Kept under another name, for whoever asks where it came from. */
  public static void putAway(Path folder) throws IOException {
    if (isIn(folder)) {
      Files.move(
          folder.resolve(FILE), folder.resolve(PUT_AWAY), StandardCopyOption.REPLACE_EXISTING);
      new WholeFolder(folder).sync();
    }
  }
}
