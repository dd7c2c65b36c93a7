package socai.command.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import socai.catalogue.ServiceEntryRetracted;
import socai.catalogue.ServiceEvent;
import socai.catalogue.ServiceHistory;
import socai.catalogue.ServiceId;
import socai.catalogue.ServiceOffered;
import socai.catalogue.ServiceWithdrawn;
import socai.command.Bound;
import socai.command.ChangeKind;
import socai.command.CommandRefusal;
import socai.command.InsteadOf;
import socai.event.EntryId;
import socai.event.HistoryEvent;
import socai.time.OccurredAt;
import socai.time.RecordedAt;

/** What may be recorded of services, in any order. */
final class ServiceRules {
  /** Offered anew twice a year for a century. */
  static final Bound BOUND = Bound.of(200, ServiceRefusal.FULL_HISTORY);

  private ServiceRules() {}

  static List<ServiceEvent> offer(ServiceState service, OfferService c, RecordedAt now) {
    notAfter(c.from(), now);
    return record(
        service,
        ChangeKind.of(c.insteadOf()),
        c.entry(),
        c.insteadOf(),
        now,
        new ServiceOffered(c.service(), c.field(), c.nameVi(), c.nameEn(), c.from()),
        ServiceRefusal.OFFERED_ALREADY);
  }

  static List<ServiceEvent> withdraw(ServiceState service, WithdrawService c, RecordedAt now) {
    notAfter(c.on(), now);
    if (!service.service().isKnown()) {
      throw ServiceRefusal.UNKNOWN.refused();
    }
    return record(
        service,
        ChangeKind.END,
        c.entry(),
        c.insteadOf(),
        now,
        new ServiceWithdrawn(c.service(), c.on()),
        ServiceRefusal.NOT_OFFERED);
  }

  static List<ServiceEvent> retract(ServiceState service, RetractServiceEntry c, RecordedAt now) {
    ServiceEntryRetracted retracted =
        retraction(service.service(), c.service(), c.retracts(), c.basis(), now);
    holds(service.service(), service.service().after(retracted, c.entry()));
    return List.of(retracted);
  }

  /**
   * @param cannotBe says that {@code event} contradicts what was recorded of other days
   */
  private static List<ServiceEvent> record(
      ServiceState state,
      ChangeKind kind,
      EntryId entry,
      Optional<InsteadOf> insteadOf,
      RecordedAt now,
      ServiceEvent event,
      ServiceRefusal cannotBe) {
    ServiceHistory service = state.service();
    List<ServiceEvent> events = new ArrayList<>();
    ServiceHistory after = service;
    if (insteadOf.isPresent()) {
      InsteadOf wrong = insteadOf.get();
      ServiceEntryRetracted retracted =
          retraction(service, event.service(), wrong.entry(), wrong.reason(), now);
      events.add(retracted);
      after = after.after(retracted, entry);
    }
    events.add(event);
    after = after.after(event, entry);
    List<HistoryEvent<ServiceEvent>> known = service.offers().contradictions();
    for (HistoryEvent<ServiceEvent> against : after.offers().contradictions()) {
      if (against.entry().equals(entry) || (insteadOf.isEmpty() && !known.contains(against))) {
        throw cannotBe.refused();
      }
    }
    holds(service, after);
    BOUND.demand(state.tally(), kind);
    return events;
  }

  private static ServiceEntryRetracted retraction(
      ServiceHistory service, ServiceId id, EntryId retracts, String basis, RecordedAt now) {
    if (!service.events().has(retracts)) {
      throw ServiceRefusal.ENTRY_UNKNOWN.refused();
    }
    return new ServiceEntryRetracted(id, retracts, basis, OccurredAt.of(now));
  }

  /** Nothing that was recorded before comes to contradict what is recorded now. */
  private static void holds(ServiceHistory before, ServiceHistory after) {
    List<HistoryEvent<ServiceEvent>> known = before.offers().contradictions();
    for (HistoryEvent<ServiceEvent> against : after.offers().contradictions()) {
      if (!known.contains(against)) {
        throw ServiceRefusal.RESTS_ON_IT.refused(Map.of("entry", against.entry().toString()));
      }
    }
  }

  private static void notAfter(LocalDate day, RecordedAt now) {
    if (day.isAfter(now.day())) {
      throw CommandRefusal.IN_THE_FUTURE.refused();
    }
  }
}
