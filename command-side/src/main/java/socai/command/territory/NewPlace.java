package socai.command.territory;

import socai.event.Means;
import socai.range.Within;
import socai.territory.Place;

/** Where a command says that a unit is. */
public record NewPlace(
    @Means("degrees north, WGS 84") @Within(least = -90, most = 90) double latitude,
    @Means("degrees east, WGS 84") @Within(least = -180, most = 180) double longitude) {
  Place place() {
    return new Place(latitude, longitude);
  }
}
