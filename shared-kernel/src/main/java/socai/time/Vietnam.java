package socai.time;

import java.time.ZoneId;
import java.time.ZoneOffset;

/** Where the field is: days begin and end by this clock. */
public final class Vietnam {
  /**
   * UTC+7 all year round since 1975; on some days before, and by local mean time before 1911, not.
   */
  public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

  /** The one offset that moments of ours are written with; RFC 3339 knows no seconds in it. */
  public static final ZoneOffset OFFSET = ZoneOffset.ofHours(7);

  private Vietnam() {}
}
