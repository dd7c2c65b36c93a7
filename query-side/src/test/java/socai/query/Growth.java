package socai.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.util.List;
import java.util.function.Consumer;
import socai.fixture.FreshDatabase;
import socai.query.projection.Projection;
import socai.query.projection.Recorded;

/**
 * One subject of whom ever more is recorded: what projecting it costs, by what is read and written,
 * documents and bytes. {@code -Dsocai.growth} says how many acts.
 */
public final class Growth {
  /** How many acts a household is given. */
  public static final int ACTS = Integer.getInteger("socai.growth", 2_000);

  private static final int WINDOW = 100;

  private Growth() {}

  /**
   * Projects {@code recorded}, of which the last {@link #ACTS} are alike, with the one projection
   * of that name: the last hundred cost what the second hundred cost, within a fifth.
   *
   * @param then is asked what answers cost
   */
  public static void costsTheSame(
      FreshDatabase.Address address,
      String projection,
      List<Recorded> recorded,
      Consumer<Asked> then) {
    Counting counting = new Counting();
    try (MongoClient client = counting.client(address.uri());
        QueryContext context = new QueryContext(database(client, address))) {
      Projection projected =
          context.projections().stream()
              .filter(p -> p.name().equals(projection))
              .findFirst()
              .orElseThrow();
      int begin = recorded.size() - ACTS;
      context.apply(projected, recorded.subList(0, begin + WINDOW));
      Counting.Count first = oneByOne(counting, context, projected, recorded, begin + WINDOW);
      context.apply(projected, recorded.subList(begin + 2 * WINDOW, recorded.size() - WINDOW));
      Counting.Count last =
          oneByOne(counting, context, projected, recorded, recorded.size() - WINDOW);
      assertThat(last.documents())
          .as("documents, %s after %s", last, first)
          .isBetween(first.documents() * 8 / 10, first.documents() * 12 / 10);
      assertThat(last.bytes())
          .as("bytes, %s after %s", last, first)
          .isBetween(first.bytes() * 8 / 10, first.bytes() * 12 / 10);
      then.accept(new Asked(counting, context));
    }
  }

  /** Answers whose cost is counted. */
  public record Asked(Counting counting, QueryContext context) {
    /** What {@code question} reads. */
    public Counting.Count cost(Consumer<QueryContext> question) {
      counting.begin();
      question.accept(context);
      return counting.count();
    }
  }

  private static MongoDatabase database(MongoClient client, FreshDatabase.Address address) {
    return client.getDatabase(address.uri().substring(address.uri().lastIndexOf('/') + 1));
  }

  private static Counting.Count oneByOne(
      Counting counting,
      QueryContext context,
      Projection projected,
      List<Recorded> recorded,
      int from) {
    counting.begin();
    recorded.subList(from, from + WINDOW).forEach(one -> context.apply(projected, List.of(one)));
    return counting.count();
  }
}
