package socai.query.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static socai.fixture.Field.PAYMENT;
import static socai.fixture.Field.VNEID;
import static socai.fixture.Field.day;

import com.mongodb.client.MongoDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import socai.catalogue.ServiceField;
import socai.catalogue.ServiceId;
import socai.catalogue.ServiceOffered;
import socai.catalogue.ServiceWithdrawn;
import socai.fixture.Field;
import socai.fixture.FreshDatabase;
import socai.query.QueryContext;
import socai.query.RecordedEvents;

/** Given what was recorded of services, then the catalogue on a day. */
@ExtendWith(FreshDatabase.class)
class CatalogueIT {
  @Test
  void a_service_is_in_the_catalogue_in_its_periods_under_the_name_of_the_period(
      MongoDatabase database) {
    try (QueryContext context = new QueryContext(database)) {
      context.apply(
          RecordedEvents.of(
              Field.offered(VNEID),
              Field.offered(PAYMENT),
              new ServiceWithdrawn(VNEID, day("2022-01-01")),
              new ServiceOffered(
                  VNEID, ServiceField.SECURITY, "Tên mới", "New name", day("2023-01-01"))));
      assertThat(on(context, "2020-06-02")).isEmpty();
      assertThat(on(context, "2021-12-31")).containsExactlyInAnyOrder(VNEID, PAYMENT);
      assertThat(on(context, "2022-06-01")).containsExactly(PAYMENT);
      Catalogue now = context.get(ServiceQuery.class).on(day("2023-01-01"), QueryContext.ALL);
      assertThat(now.services())
          .contains(
              new Catalogue.Service(
                  VNEID, ServiceField.SECURITY, "Tên mới", "New name", day("2023-01-01")));
    }
  }

  private static List<ServiceId> on(QueryContext context, String day) {
    return context.get(ServiceQuery.class).on(day(day), QueryContext.ALL).services().stream()
        .map(Catalogue.Service::id)
        .toList();
  }
}
