package socai.embedded.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.bson.Document;

/**
 * A file of a copy.
 *
 * @param name its path in the copy, with slashes
 * @param sha256 of what is in it, in hexadecimal digits
 */
record CopiedFile(String name, long bytes, String sha256) {
  private static final int PIECE = 1 << 16;

  /** Reads {@code file} in {@code folder}. */
  static CopiedFile of(Path folder, Path file) throws IOException {
    return new CopiedFile(name(folder, file), Files.size(file), sha256(file));
  }

  static String name(Path folder, Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  /** What is wrong with it in {@code folder}; empty for nothing. Cost: reads all of it. */
  Optional<String> flawIn(Path folder) throws IOException {
    Path file = folder.resolve(name);
    if (!Files.isRegularFile(file)) {
      return Optional.of(name + " is missing");
    }
    long size = Files.size(file);
    if (size != bytes) {
      return Optional.of(name + " has " + size + " bytes, not " + bytes);
    }
    return sha256(file).equals(sha256)
        ? Optional.empty()
        : Optional.of(name + " is not what was copied");
  }

  private static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        DigestInputStream digesting =
            new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
      byte[] piece = new byte[PIECE];
      while (digesting.read(piece) >= 0) {
        // the stream digests what is read
      }
      return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  Document asDocument() {
    return new Document("name", name).append("bytes", bytes).append("sha256", sha256);
  }

  static CopiedFile read(Document file) {
    return new CopiedFile(
        file.getString("name"),
        file.get("bytes", Number.class).longValue(),
        file.getString("sha256"));
  }
}
