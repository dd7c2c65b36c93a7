package socai.query.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import socai.fixture.Field;
import socai.guidance.AdoptionLevel;
import socai.schema.Json;
import socai.territory.UnitLevel;

/** What version 1 drew, before teams were counted in units, is read and projected further. */
class OlderViewsTest {
  private static final UnitSpan SPAN =
      Json.mapper()
          .readValue(
              """
              {"_id": "%s", "position": 7, "latest": "2023-03-06",
               "counts": {"households": 3, "reached": {"vneid": {"activated": 2}}}}\
              """
                  .formatted(Field.HAMLET),
              UnitSpan.class);

  @Test
  void a_unit_counts_its_households_and_no_teams() {
    assertThat(SPAN.counts().reached(Field.VNEID, AdoptionLevel.ACTIVATED)).isEqualTo(2);
    assertThat(SPAN.counts().teams(UnitLevel.HAMLET)).isZero();
    Counts more = new Counts(Map.of(UnitLevel.HAMLET, 1), Map.of(UnitLevel.HAMLET, 5), 1, Map.of());
    UnitSpan after = SPAN.plus(more, Field.FORMED, 8);
    assertThat(after.counts().households()).isEqualTo(4);
    assertThat(Json.mapper().readValue(Json.mapper().writeValueAsString(after), UnitSpan.class))
        .isEqualTo(after);
  }
}
