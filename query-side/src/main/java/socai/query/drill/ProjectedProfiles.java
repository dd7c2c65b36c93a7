package socai.query.drill;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.util.Optional;
import org.bson.Document;
import socai.proof.drill.DrilledReadModels;
import socai.query.rebuild.Compared;
import socai.query.rebuild.ProjectionAdmin;

/**
 * The households' profiles, projected as the query side projects them, for a drill that changes
 * one.
 */
public final class ProjectedProfiles implements DrilledReadModels {
  private static final String PROFILES = "profiles";

  private final String store;

  /**
   * @param store the address of the store that has the drill's databases
   */
  public ProjectedProfiles(String store) {
    this.store = store;
  }

  @Override
  public void project(MongoDatabase database) {
    try (ProjectionAdmin admin = open(database)) {
      compared(admin);
    }
  }

  @Override
  public void change(MongoDatabase database) {
    Document any = database.getCollection(PROFILES).find().sort(Sorts.descending("_id")).first();
    if (any == null) {
      throw new IllegalStateException("there is no profile to change");
    }
    database
        .getCollection(PROFILES)
        .updateOne(new Document("_id", any.get("_id")), Updates.set("home.people", 99));
  }

  /** The lines of the ledger are those of the export: they have been verified. */
  @Override
  public Optional<String> difference(MongoDatabase database, Path export, MongoDatabase scratch) {
    try (ProjectionAdmin admin = open(database)) {
      return compared(admin).samples().stream()
          .findFirst()
          .map(sample -> sample.collection() + "/" + sample.id());
    }
  }

  private static Compared compared(ProjectionAdmin admin) {
    admin.rebuild(PROFILES, true, advance -> {}, () -> false);
    Compared compared = admin.compare(PROFILES, advance -> {});
    admin.drop(PROFILES);
    return compared;
  }

  private ProjectionAdmin open(MongoDatabase database) {
    return ProjectionAdmin.open(store + "/" + database.getName());
  }
}
