package socai.query.coverage;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.Map;
import socai.guidance.AdoptionLevel;
import socai.query.projection.Picture;

/** Where a household lives and stands: what it takes along when it moves. */
record CountedHousehold(
    @JsonProperty("_id") String id, long position, String hamlet, Map<String, AdoptionLevel> levels)
    implements Picture {
  CountedHousehold in(String another, long at) {
    return new CountedHousehold(id, at, another, levels);
  }

  CountedHousehold on(String service, AdoptionLevel level, long at) {
    Map<String, AdoptionLevel> more = new LinkedHashMap<>(levels);
    more.put(service, level);
    more.values().removeIf(AdoptionLevel.NONE::equals);
    return new CountedHousehold(id, at, hamlet, more);
  }
}
