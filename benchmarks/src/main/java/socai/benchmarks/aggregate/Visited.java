package socai.benchmarks.aggregate;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import socai.catalogue.ServiceId;
import socai.event.Event;
import socai.guidance.ActId;
import socai.guidance.AdoptionLevel;
import socai.guidance.AdoptionLevelChanged;
import socai.guidance.Channel;
import socai.guidance.Guidance;
import socai.guidance.GuidanceActRecorded;
import socai.guidance.Step;
import socai.household.HouseholdId;
import socai.ledger.CommandId;
import socai.ledger.axon.EventOrigin;
import socai.person.PersonId;
import socai.person.Personal;
import socai.team.TeamId;
import socai.time.OccurredAt;

/**
 * A household that is visited again and again, each visit one command of two events.
 *
 * @param id which one
 */
record Visited(HouseholdId id) {
  private static final int SERVICES = 12;
  private static final OccurredAt AT =
      new OccurredAt(
          OffsetDateTime.ofInstant(Instant.parse("2024-01-01T00:00:00Z"), ZoneOffset.ofHours(7)));

  /** The messages of its visit {@code number}, from 0, as Axon hands them to an event storage. */
  List<DomainEventMessage<?>> visit(int number) {
    Map<String, String> origin =
        new EventOrigin("field", new CommandId(UUID.randomUUID())).asMetaData();
    List<Event> events = events(number);
    return IntStream.range(0, events.size())
        .<DomainEventMessage<?>>mapToObj(
            i ->
                new GenericDomainEventMessage<>(
                    id.stream().kind(),
                    id.stream().toString(),
                    2L * number + i,
                    events.get(i),
                    origin))
        .toList();
  }

  private List<Event> events(int number) {
    ActId act = new ActId(UUID.randomUUID());
    ServiceId service = new ServiceId("service-" + number % SERVICES);
    return List.of(
        new GuidanceActRecorded(
            id,
            act,
            new Guidance(
                new TeamId(UUID.randomUUID()),
                List.of(new PersonId(UUID.randomUUID())),
                AT,
                Channel.DOOR,
                List.of(new Step.Activated(service)),
                Optional.of(new Personal(id.stream().toString(), "Hẹn tuần sau quay lại")))),
        new AdoptionLevelChanged(
            id, act, service, AdoptionLevel.NONE, AdoptionLevel.ACTIVATED, AT));
  }
}
