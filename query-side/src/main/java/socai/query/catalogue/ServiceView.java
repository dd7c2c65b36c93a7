package socai.query.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;
import socai.catalogue.ServiceEvent;
import socai.catalogue.ServiceHistory;
import socai.catalogue.ServiceId;
import socai.event.HistoryEvent;
import socai.query.projection.View;

/** A service and when it has been in the catalogue, under which names. */
record ServiceView(@JsonProperty("_id") String id, long position, ServiceHistory service)
    implements View {
  static ServiceView unknown(ServiceId service) {
    return new ServiceView(service.value(), 0, ServiceHistory.UNKNOWN);
  }

  ServiceView after(HistoryEvent<ServiceEvent> recorded) {
    return new ServiceView(id, recorded.order(), service.after(recorded));
  }
}
