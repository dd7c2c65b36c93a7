package socai.command.planted;

import socai.query.territory.Unit;

/** Decides by a picture. */
public interface ReadsPictures {
  /** What the picture shows. */
  boolean decide(Unit unit);
}
