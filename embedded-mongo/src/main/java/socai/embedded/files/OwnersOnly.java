package socai.embedded.files;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/**
 * That nobody but the owner may read what is kept: names of people lie there in clear. Where files
 * have no owners, as on Windows, nothing is done: there, the folder's access list decides.
 */
public final class OwnersOnly {
  static final boolean HAS_OWNERS =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  private static final Set<PosixFilePermission> OF_FOLDERS =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> OF_FILES =
      PosixFilePermissions.fromString("rw-------");

  private OwnersOnly() {}

  /** Makes a folder and those above it where they are missing; what is there stays as it is. */
  public static void makeFolder(Path folder) throws IOException {
    Files.createDirectories(folder, attributes(OF_FOLDERS));
  }

  /** What to make a file with. */
  public static FileAttribute<?>[] ofFile() {
    return attributes(OF_FILES);
  }

  /**
   * Takes from others what they may do with {@code file} or folder.
   *
   * @return whether they might do anything before
   * @throws IOException if it is somebody else's
   */
  public static boolean tighten(Path file) throws IOException {
    if (!HAS_OWNERS) {
      return false;
    }
    Set<PosixFilePermission> before = Files.getPosixFilePermissions(file);
    Set<PosixFilePermission> own = EnumSet.noneOf(PosixFilePermission.class);
    own.addAll(before);
    own.retainAll(OF_FOLDERS);
    if (own.size() == before.size()) {
      return false;
    }
    Files.setPosixFilePermissions(file, own);
    return true;
  }

  private static FileAttribute<?>[] attributes(Set<PosixFilePermission> permissions) {
    return HAS_OWNERS
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
        : new FileAttribute<?>[0];
  }
}
