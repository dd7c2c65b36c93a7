package socai.query.territory;

import java.time.LocalDate;
import java.util.Optional;
import socai.territory.Place;
import socai.territory.UnitId;
import socai.territory.UnitLevel;

/**
 * A unit as it is on a date.
 *
 * @param from the first day it exists
 * @param to the first day on which it does not exist
 */
public record Unit(
    UnitId id,
    String code,
    String name,
    UnitLevel level,
    Optional<UnitId> parent,
    LocalDate from,
    Optional<LocalDate> to,
    Optional<Place> place) {}
