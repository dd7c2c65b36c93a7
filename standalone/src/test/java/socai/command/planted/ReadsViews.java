package socai.command.planted;

import socai.query.territory.Unit;

/** Decides by a view. */
public interface ReadsViews {
  /** What the view shows. */
  boolean decide(Unit unit);
}
