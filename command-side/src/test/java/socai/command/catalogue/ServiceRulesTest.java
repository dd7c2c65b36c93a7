package socai.command.catalogue;

import static socai.fixture.Field.VNEID;
import static socai.fixture.Field.day;

import org.junit.jupiter.api.Test;
import socai.catalogue.ServiceField;
import socai.catalogue.ServiceOffered;
import socai.catalogue.ServiceWithdrawn;
import socai.command.CommandRefusal;
import socai.command.CommandScenario;
import socai.fixture.Field;

/** What may be recorded of services. */
class ServiceRulesTest extends CommandScenario {
  @Test
  void a_service_is_offered() {
    story.when(offer("2021-01-01")).then(offered("2021-01-01"));
  }

  @Test
  void a_service_is_not_offered_twice_at_one_time() {
    story.given(Field.offered(VNEID));
    story.when(offer("2024-01-01")).refused(ServiceRefusal.OFFERED_ALREADY);
  }

  @Test
  void a_withdrawn_service_may_be_offered_again_from_that_day_on() {
    story.given(Field.offered(VNEID), new ServiceWithdrawn(VNEID, day("2023-01-01")));
    story.when(offer("2022-12-31")).refused(ServiceRefusal.OFFERED_ALREADY);
    story.when(offer("2023-01-01")).then(offered("2023-01-01"));
  }

  @Test
  void a_service_is_withdrawn() {
    story.given(Field.offered(VNEID));
    story
        .when(new WithdrawService(next(), VNEID, day("2023-01-01")))
        .then(new ServiceWithdrawn(VNEID, day("2023-01-01")));
  }

  @Test
  void what_is_not_in_the_catalogue_is_not_withdrawn() {
    story
        .when(new WithdrawService(next(), VNEID, day("2023-01-01")))
        .refused(ServiceRefusal.UNKNOWN);
    story.given(Field.offered(VNEID));
    story
        .when(new WithdrawService(next(), VNEID, Field.BEGINNING.minusDays(1)))
        .refused(ServiceRefusal.NOT_OFFERED);
    story.given(new ServiceWithdrawn(VNEID, day("2023-01-01")));
    story
        .when(new WithdrawService(next(), VNEID, day("2023-02-01")))
        .refused(ServiceRefusal.NOT_OFFERED);
  }

  @Test
  void the_catalogue_does_not_change_tomorrow() {
    story.on(day("2023-01-01"));
    story.when(offer("2023-01-02")).refused(CommandRefusal.IN_THE_FUTURE);
    story.given(Field.offered(VNEID));
    story
        .when(new WithdrawService(next(), VNEID, day("2023-01-02")))
        .refused(CommandRefusal.IN_THE_FUTURE);
  }

  private OfferService offer(String from) {
    return new OfferService(next(), VNEID, ServiceField.IDENTITY, "VNeID", "VNeID", day(from));
  }

  private static ServiceOffered offered(String from) {
    return new ServiceOffered(VNEID, ServiceField.IDENTITY, "VNeID", "VNeID", day(from));
  }
}
