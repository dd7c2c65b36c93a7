package socai.time;

import java.time.ZoneId;

/** Where the field is: days begin and end by this clock. */
public final class Vietnam {
  /** UTC+7 all year round. */
  public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

  private Vietnam() {}
}
