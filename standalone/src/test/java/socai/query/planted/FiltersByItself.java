package socai.query.planted;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.mongodb.client.model.Filters;
import org.bson.conversions.Bson;
import socai.query.projection.View;

/** What is kept knows how it is looked for, by a name that ends in nothing telling. */
public record FiltersByItself(@JsonProperty("_id") String id, long position) implements View {
  /** Finds it. */
  public static Bson of(String id) {
    return Filters.eq("_id", id);
  }
}
