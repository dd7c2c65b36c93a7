package socai.embedded.backup;

import de.bwaldvogel.mongo.exception.MongoServerError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import socai.embedded.files.OwnersOnly;

/**
 * Where backups go that are asked for over the wire: whoever asks there names a folder in it, and
 * has nothing written anywhere else with this process's rights.
 */
public final class BackupsFolder {
  private static final int BAD_VALUE = 2;

  private final Path folder;

  /**
   * @param folder made when the first backup is asked for
   */
  public BackupsFolder(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  /**
   * The folder for a backup.
   *
   * @param name relative to this one, or absolute and in it
   * @throws MongoServerError if it leads out of this one, be it by a link
   * @throws IOException if this one cannot be made
   */
  public Path place(String name) throws IOException {
    Path place = folder.resolve(path(name)).normalize();
    if (place.equals(folder) || !place.startsWith(folder)) {
      throw elsewhere(name);
    }
    OwnersOnly.makeFolder(folder);
    Path there = folder;
    for (Path part : folder.relativize(place)) {
      there = there.resolve(part);
      if (Files.exists(there) && !there.toRealPath().startsWith(folder.toRealPath())) {
        throw elsewhere(name);
      }
    }
    return place;
  }

  private Path path(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw elsewhere(name);
    }
  }

  private MongoServerError elsewhere(String name) {
    return new MongoServerError(
        BAD_VALUE,
        "BadValue",
        "backups asked for here are written below " + folder + " only, not to: " + name);
  }
}
