package socai.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import socai.event.EntryId;
import socai.event.History;
import socai.event.HistoryEvent;

/**
 * When a service is in the catalogue and under which names, by all that counts of what was recorded
 * of it, folded as {@link History} says. A value.
 */
public final class ServiceHistory {
  /** A service of which nothing was recorded. */
  public static final ServiceHistory UNKNOWN = new ServiceHistory(History.empty());

  private final History<ServiceEvent> all;

  private ServiceHistory(History<ServiceEvent> all) {
    this.all = all;
  }

  /**
   * One time in the catalogue, under the names that it was offered by.
   *
   * @param to the first day outside; empty while it goes on
   */
  public record Offer(ServiceOffered offered, Optional<LocalDate> to) {
    /** Whether it is in the catalogue on {@code day}. */
    public boolean includes(LocalDate day) {
      return !day.isBefore(offered.from()) && to.map(day::isBefore).orElse(true);
    }
  }

  /**
   * All its times in the catalogue, in their order; one that would end on its first day never was.
   *
   * @param contradictions what was recorded and cannot be: it was offered while it was in the
   *     catalogue, or withdrawn while it was not; it counts for nothing
   */
  public record Offers(List<Offer> offers, List<HistoryEvent<ServiceEvent>> contradictions) {}

  /** The service by what {@code recorded} tells of it, in the order in which it was recorded. */
  public static ServiceHistory of(Collection<HistoryEvent<ServiceEvent>> recorded) {
    ServiceHistory service = UNKNOWN;
    for (HistoryEvent<ServiceEvent> one : recorded) {
      service = service.after(one);
    }
    return service;
  }

  /** This service after {@code event}, recorded next, in {@code entry}. */
  public ServiceHistory after(ServiceEvent event, EntryId entry) {
    return after(HistoryEvent.of(event, all.next(), entry));
  }

  /** This service after {@code recorded}, whose order lies behind all that were recorded before. */
  public ServiceHistory after(HistoryEvent<ServiceEvent> recorded) {
    return recorded
        .event()
        .accept(
            new ServiceEvent.Visitor<>() {
              @Override
              public ServiceHistory offered(ServiceOffered event) {
                return new ServiceHistory(all.and(recorded));
              }

              @Override
              public ServiceHistory withdrawn(ServiceWithdrawn event) {
                return new ServiceHistory(all.and(recorded));
              }

              @Override
              public ServiceHistory retracted(ServiceEntryRetracted event) {
                return new ServiceHistory(all.without(event.retracts()));
              }
            });
  }

  /** All that counts, in order. */
  public History<ServiceEvent> events() {
    return all;
  }

  /** Whether it has ever been in the catalogue. */
  public boolean isKnown() {
    return !offers().offers().isEmpty();
  }

  /** Whether it is in the catalogue on {@code day}. */
  public boolean isOfferedOn(LocalDate day) {
    return offers().offers().stream().anyMatch(offer -> offer.includes(day));
  }

  /** When it is in the catalogue. */
  public Offers offers() {
    Taking taking = new Taking();
    withoutEmptyOnes().forEach(taking::take);
    taking.open.ifPresent(offered -> taking.offers.add(new Offer(offered, Optional.empty())));
    return new Offers(taking.offers, taking.contradictions);
  }

  private List<HistoryEvent<ServiceEvent>> withoutEmptyOnes() {
    List<HistoryEvent<ServiceEvent>> left = new ArrayList<>();
    for (HistoryEvent<ServiceEvent> one : all.all()) {
      int last = left.size() - 1;
      boolean empty =
          last >= 0
              && one.event() instanceof ServiceWithdrawn
              && left.get(last).event() instanceof ServiceOffered
              && left.get(last).day().equals(one.day());
      if (empty) {
        left.remove(last);
      } else {
        left.add(one);
      }
    }
    return left;
  }

  private static final class Taking implements ServiceEvent.Visitor<Boolean> {
    private final List<Offer> offers = new ArrayList<>();
    private final List<HistoryEvent<ServiceEvent>> contradictions = new ArrayList<>();
    private Optional<ServiceOffered> open = Optional.empty();

    void take(HistoryEvent<ServiceEvent> recorded) {
      if (!recorded.event().accept(this)) {
        contradictions.add(recorded);
      }
    }

    @Override
    public Boolean offered(ServiceOffered event) {
      boolean may = open.isEmpty();
      open = may ? Optional.of(event) : open;
      return may;
    }

    @Override
    public Boolean withdrawn(ServiceWithdrawn event) {
      boolean may = open.isPresent();
      open.ifPresent(offered -> offers.add(new Offer(offered, Optional.of(event.on()))));
      open = Optional.empty();
      return may;
    }

    @Override
    public Boolean retracted(ServiceEntryRetracted event) {
      return true;
    }
  }
}
