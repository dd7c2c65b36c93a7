package socai.command.catalogue;

import socai.catalogue.ServiceEntryRetracted;
import socai.catalogue.ServiceEvent;
import socai.catalogue.ServiceHistory;
import socai.catalogue.ServiceOffered;
import socai.catalogue.ServiceWithdrawn;
import socai.command.Tally;
import socai.event.EntryId;

/**
 * What the rules need to know of a service.
 *
 * @param service when it is in the catalogue
 * @param tally how much was recorded of it
 */
public record ServiceState(ServiceHistory service, Tally tally) {
  /** A service of which nothing has been recorded. */
  public static final ServiceState UNKNOWN = new ServiceState(ServiceHistory.UNKNOWN, Tally.NONE);

  /** This service after {@code event}, recorded in {@code entry}. */
  public ServiceState after(ServiceEvent event, EntryId entry) {
    return new ServiceState(service.after(event, entry), event.accept(new Tallied(tally)));
  }

  private record Tallied(Tally before) implements ServiceEvent.Visitor<Tally> {
    @Override
    public Tally offered(ServiceOffered event) {
      return before.changed();
    }

    @Override
    public Tally withdrawn(ServiceWithdrawn event) {
      return before.ended();
    }

    @Override
    public Tally retracted(ServiceEntryRetracted event) {
      return before.retracted();
    }
  }
}
