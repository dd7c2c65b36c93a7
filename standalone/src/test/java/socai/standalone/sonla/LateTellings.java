package socai.standalone.sonla;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Counts, from the ledger's lines alone, whose acts were told late together. */
final class LateTellings {
  private final JsonMapper mapper = new JsonMapper();
  private final Map<String, Set<String>> batches = new HashMap<>();

  void read(String line) {
    JsonNode event = mapper.readTree(line);
    JsonNode data = event.get("data");
    if (event.get("type").asString().equals("socai.guidance.act-recorded")) {
      OffsetDateTime occurred = OffsetDateTime.parse(event.get("time").asString());
      OffsetDateTime recorded = OffsetDateTime.parse(event.get("recordedtime").asString());
      if (Duration.between(occurred, recorded).compareTo(Duration.ofDays(7)) >= 0) {
        batches
            .computeIfAbsent(
                data.get("guidance").get("team").asString()
                    + event.get("actor").asString()
                    + recorded.withOffsetSameInstant(ZoneOffset.ofHours(7)).toLocalDate(),
                batch -> new HashSet<>())
            .add(data.get("act").asString());
      }
    } else if (event.get("type").asString().equals("socai.guidance.act-retracted")) {
      batches.values().forEach(batch -> batch.remove(data.get("act").asString()));
    }
  }

  int ofMoreThan(int acts) {
    return (int) batches.values().stream().filter(batch -> batch.size() > acts).count();
  }
}
