package socai.query.territory;

import static org.assertj.core.api.Assertions.assertThat;
import static socai.fixture.Field.COMMUNE;
import static socai.fixture.Field.DISTRICT;
import static socai.fixture.Field.HAMLET;
import static socai.fixture.Field.OTHER_HAMLET;
import static socai.fixture.Field.PROVINCE;

import com.mongodb.client.MongoDatabase;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import socai.event.Event;
import socai.fixture.Field;
import socai.fixture.FreshDatabase;
import socai.fixture.Names;
import socai.problem.RefusedException;
import socai.query.QueryContext;
import socai.query.RecordedEvents;
import socai.query.projection.ReadSnapshot;
import socai.territory.UnitAbolished;
import socai.territory.UnitId;
import socai.territory.UnitMoved;
import socai.territory.UnitRenamed;

/** Given what was recorded of units, then the tree on a day. */
@ExtendWith(FreshDatabase.class)
class UnitIT {
  private static final LocalDate REFORM = LocalDate.of(2025, 7, 1);
  private static final LocalDate BEFORE = REFORM.minusDays(1);

  private QueryContext context;
  private static final ReadSnapshot NOW = QueryContext.ALL;

  private UnitQuery query;

  @BeforeEach
  void reform(MongoDatabase database) {
    context = new QueryContext(database);
    query = context.get(UnitQuery.class);
    List<Event> events = new ArrayList<>(Field.units());
    events.add(new UnitMoved(COMMUNE, PROVINCE, REFORM, "NQ 1"));
    events.add(new UnitRenamed(COMMUNE, "Xã Mới", REFORM, "NQ 1"));
    events.add(new UnitAbolished(DISTRICT, REFORM, "NQ 2"));
    context.apply(RecordedEvents.of(events));
  }

  @AfterEach
  void close() {
    context.close();
  }

  @Test
  void a_unit_that_is_not_there_is_told_with_the_day_from_or_until_which_it_is() {
    assertThat(query.notFound(DISTRICT, REFORM, NOW))
        .returns("unit.no-more", refused -> refused.refusal().code())
        .returns(Map.of("to", REFORM.toString()), RefusedException::details);
    assertThat(query.notFound(DISTRICT, Field.BEGINNING.minusDays(1), NOW))
        .returns("unit.not-yet", refused -> refused.refusal().code())
        .returns(Map.of("from", Field.BEGINNING.toString()), RefusedException::details);
    assertThat(query.notFound(Names.unit("nowhere"), REFORM, NOW))
        .returns("request.not-found", refused -> refused.refusal().code());
    assertThat(query.beginning(NOW)).contains(Field.BEGINNING);
  }

  @Test
  void the_tree_is_that_of_the_day() {
    assertThat(above(BEFORE)).containsExactly(PROVINCE, DISTRICT, COMMUNE);
    assertThat(above(REFORM)).containsExactly(PROVINCE, COMMUNE);
    assertThat(query.below(Set.of(PROVINCE), BEFORE, NOW))
        .extracting(Unit::id)
        .containsExactly(DISTRICT);
    assertThat(query.below(Set.of(PROVINCE), REFORM, NOW))
        .extracting(Unit::id)
        .containsExactly(COMMUNE);
    assertThat(query.below(Set.of(DISTRICT), REFORM, NOW)).isEmpty();
  }

  @Test
  void a_unit_bears_the_name_of_the_day() {
    assertThat(query.find(COMMUNE, REFORM, NOW)).map(Unit::name).contains("Xã Mới");
    assertThat(query.find(COMMUNE, BEFORE, NOW)).map(Unit::name).get().isNotEqualTo("Xã Mới");
  }

  @Test
  void a_unit_is_found_only_while_it_exists() {
    assertThat(query.find(DISTRICT, BEFORE, NOW)).isPresent();
    assertThat(query.find(DISTRICT, REFORM, NOW)).isEmpty();
    assertThat(query.find(HAMLET, Field.BEGINNING.minusDays(1), NOW)).isEmpty();
    assertThat(query.find(List.of(DISTRICT, HAMLET), REFORM, NOW)).containsOnlyKeys(HAMLET);
  }

  @Test
  void the_province_stands_above_all() {
    assertThat(query.roots(BEFORE, NOW)).extracting(Unit::id).containsExactly(PROVINCE);
  }

  @Test
  void hamlets_are_found_below_their_commune_and_by_their_code() {
    assertThat(query.below(Set.of(COMMUNE), REFORM, NOW))
        .extracting(Unit::id)
        .containsExactlyInAnyOrder(HAMLET, OTHER_HAMLET);
    String code = query.find(HAMLET, REFORM, NOW).orElseThrow().code();
    assertThat(query.withCode(code, REFORM, NOW)).extracting(Unit::id).containsExactly(HAMLET);
  }

  private List<UnitId> above(LocalDate day) {
    return query.above(query.find(HAMLET, day, NOW).orElseThrow(), day, NOW).stream()
        .map(Unit::id)
        .toList();
  }
}
