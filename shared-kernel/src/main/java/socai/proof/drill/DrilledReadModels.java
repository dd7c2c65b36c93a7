package socai.proof.drill;

import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.util.Optional;

/** The views that are projected of a ledger, for a drill that is to change one of them. */
public interface DrilledReadModels {
  /** Projects them of the ledger in {@code database}. */
  void project(MongoDatabase database);

  /** Changes one, as somebody would who does not like it. */
  void change(MongoDatabase database);

  /**
   * Which view is not the one that {@code export} makes.
   *
   * @param export has been verified
   * @param scratch an empty database
   * @return its name; empty if all are
   */
  Optional<String> difference(MongoDatabase database, Path export, MongoDatabase scratch);
}
