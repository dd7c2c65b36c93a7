package socai.territory;

import socai.event.Means;

/**
 * A point on the earth, WGS 84.
 *
 * @param latitude degrees, −90 to 90
 * @param longitude degrees, −180 to 180
 */
public record Place(
    @Means("degrees north, WGS 84") double latitude,
    @Means("degrees east, WGS 84") double longitude) {
  /**
   * @throws IllegalArgumentException if a coordinate is out of its range
   */
  public Place {
    if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
      throw new IllegalArgumentException("not a place on the earth");
    }
  }
}
