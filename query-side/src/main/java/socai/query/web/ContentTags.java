package socai.query.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.Resource;
import org.springframework.util.DigestUtils;

/**
 * Names a file's state by its content. Its date would not do: builds are reproducible, so all files
 * of all versions bear the same one.
 */
final class ContentTags {
  private record Version(String place, long date, long length) {}

  private final Map<Version, String> known = new ConcurrentHashMap<>();

  String of(Resource file) {
    try {
      Version version =
          new Version(file.getDescription(), file.lastModified(), file.contentLength());
      String tag = known.get(version);
      if (tag == null) {
        tag = "W/\"" + DigestUtils.md5DigestAsHex(file.getContentAsByteArray()) + "\"";
        known.put(version, tag);
      }
      return tag;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
