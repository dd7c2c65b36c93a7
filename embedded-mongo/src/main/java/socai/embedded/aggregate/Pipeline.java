package socai.embedded.aggregate;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import socai.embedded.value.Errors;

/** A pipeline that was read and can be run. */
public final class Pipeline {
  private static final int ONE_STAGE = 40323;
  private static final int LAST_STAGE = 40601;

  private final List<Stage> stages;

  private Pipeline(List<Stage> stages) {
    this.stages = stages;
  }

  /**
   * Reads a pipeline.
   *
   * @throws MongoServerError if a stage asks for what there is not
   */
  public static Pipeline of(List<Document> specs, OtherCollections others) {
    List<Stage> stages = new ArrayList<>();
    for (int i = 0; i < specs.size(); i++) {
      Document spec = specs.get(i);
      if (spec.size() != 1) {
        throw Errors.located(
            ONE_STAGE, "A pipeline stage specification object must contain exactly one field.");
      }
      String name = spec.keySet().iterator().next();
      if (name.equals("$out") && i < specs.size() - 1) {
        throw Errors.located(LAST_STAGE, "$out can only be the final stage in the pipeline");
      }
      stages.add(Stages.of(name, spec.get(name), others));
    }
    return new Pipeline(List.copyOf(stages));
  }

  /** What comes out of it. What must see everything first is computed at once. */
  public Stream<Document> run(Stream<Document> documents) {
    Stream<Document> running = documents;
    for (Stage stage : stages) {
      running = stage.run(running);
    }
    return running;
  }
}
