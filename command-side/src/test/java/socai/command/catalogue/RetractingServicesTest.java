package socai.command.catalogue;

import static socai.fixture.Field.VNEID;
import static socai.fixture.Field.at;
import static socai.fixture.Field.day;

import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import socai.catalogue.ServiceEntryRetracted;
import socai.catalogue.ServiceField;
import socai.catalogue.ServiceOffered;
import socai.catalogue.ServiceWithdrawn;
import socai.command.CommandScenario;
import socai.command.InsteadOf;
import socai.fixture.Names;
import socai.time.OccurredAt;

/** What was recorded of a service in error can be put right. */
class RetractingServicesTest extends CommandScenario {
  private static final OccurredAt NOON = at("2024-06-01T12:00:00+07:00");

  @BeforeEach
  void offered() {
    story.recorded("offered", offered("2023-06-01")).on(day("2024-06-01"));
  }

  @Test
  void a_first_day_is_corrected() {
    story.when(offer("2023-01-01", "offered")).then(retracted("offered"), offered("2023-01-01"));
  }

  @Test
  void an_offer_in_error_is_retracted_but_not_from_under_its_end() {
    story.recorded("withdrawn", new ServiceWithdrawn(VNEID, day("2024-01-01")));
    story
        .when(retract("offered"))
        .refused(ServiceRefusal.RESTS_ON_IT, "entry", Names.entry("withdrawn").toString());
    story.when(retract("withdrawn")).then(retracted("withdrawn"));
    story.when(retract("offered")).then(retracted("offered"));
    story.when(retract("offered")).refused(ServiceRefusal.ENTRY_UNKNOWN);
    story
        .when(new WithdrawService(next(), VNEID, day("2024-01-01")))
        .refused(ServiceRefusal.UNKNOWN);
  }

  @Test
  void an_end_is_moved_to_another_day() {
    story.recorded("withdrawn", new ServiceWithdrawn(VNEID, day("2024-01-01")));
    story
        .when(
            new WithdrawService(
                next(),
                VNEID,
                day("2024-02-01"),
                Optional.of(new InsteadOf(Names.entry("withdrawn"), "Nhầm"))))
        .then(retracted("withdrawn"), new ServiceWithdrawn(VNEID, day("2024-02-01")));
  }

  @Test
  void who_offers_it_while_it_is_offered_or_will_be_is_refused() {
    story.when(offer("2023-01-01")).refused(ServiceRefusal.OFFERED_ALREADY);
    story
        .when(new WithdrawService(next(), VNEID, day("2023-03-01")))
        .refused(ServiceRefusal.NOT_OFFERED);
  }

  @Test
  void an_offer_that_ended_on_its_first_day_stands_in_nobodys_way() {
    story.recorded("withdrawn", new ServiceWithdrawn(VNEID, day("2023-06-01")));
    story.when(offer("2023-01-01")).then(offered("2023-01-01"));
  }

  private RetractServiceEntry retract(String entry) {
    return new RetractServiceEntry(next(), VNEID, Names.entry(entry), "Nhầm");
  }

  private OfferService offer(String from, String... insteadOf) {
    return new OfferService(
        next(),
        VNEID,
        ServiceField.IDENTITY,
        "VNeID",
        "VNeID",
        day(from),
        insteadOf.length == 0
            ? Optional.empty()
            : Optional.of(new InsteadOf(Names.entry(insteadOf[0]), "Nhầm")));
  }

  private static ServiceOffered offered(String from) {
    return new ServiceOffered(VNEID, ServiceField.IDENTITY, "VNeID", "VNeID", day(from));
  }

  private static ServiceEntryRetracted retracted(String entry) {
    return new ServiceEntryRetracted(VNEID, Names.entry(entry), "Nhầm", NOON);
  }
}
