package socai.query.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;
import socai.catalogue.ServiceEvent;
import socai.catalogue.ServiceHistory;
import socai.catalogue.ServiceId;
import socai.event.Told;
import socai.query.projection.Picture;

/** A service and when it has been in the catalogue, under which names. */
record ServicePicture(@JsonProperty("_id") String id, long position, ServiceHistory service)
    implements Picture {
  static ServicePicture unknown(ServiceId service) {
    return new ServicePicture(service.value(), 0, ServiceHistory.UNKNOWN);
  }

  ServicePicture after(Told<ServiceEvent> told) {
    return new ServicePicture(id, told.order(), service.after(told));
  }
}
