package socai.command.planted;

import java.util.Date;

/** Tells time the old way. */
public interface DatedByHand {
  /** When. */
  Date when();
}
