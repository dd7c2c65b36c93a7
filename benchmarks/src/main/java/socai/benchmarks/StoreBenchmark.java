package socai.benchmarks;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.RawBsonDocument;
import socai.benchmarks.server.Folders;

/**
 * The store, through the real driver in the same process: ours, and the library's own backends on
 * the same data. Arguments: how many documents, 10,000 and 100,000 unless told otherwise.
 */
final class StoreBenchmark {
  private static final int WARM_UP = 5_000;
  private static final int BATCH = 500;
  private static final int EVENTS_IN_BLOCK = 100;
  private static final String[] WORDS = {"nhà", "thôn", "bản", "tổ", "công", "nghệ", "số", "xã"};

  private final Random random = new Random(7);
  private final Figures figures;
  private final int documents;
  private long bytes;

  private StoreBenchmark(Figures figures, int documents) {
    this.figures = figures;
    this.documents = documents;
  }

  /** See the class. */
  public static void main(String[] arguments) throws IOException {
    List<Integer> sizes =
        Arrays.stream(arguments).filter(each -> !each.isBlank()).map(Integer::valueOf).toList();
    for (Backend backend : Backend.values()) {
      measure(new Figures(backend, WARM_UP, false)); // who comes first would be the slowest
    }
    Figures.sayMachine();
    for (int size : sizes.isEmpty() ? List.of(10_000, 100_000) : sizes) {
      for (Backend backend : Backend.values()) {
        measure(new Figures(backend, size, true));
      }
    }
    System.exit(0); // the library's own servers leave threads behind
  }

  private static void measure(Figures figures) throws IOException {
    Path folder = Files.createTempDirectory("store-benchmark");
    try {
      StoreBenchmark benchmark = new StoreBenchmark(figures, figures.documents());
      try (Backend.Running running = figures.backend().open(folder);
          MongoClient client = MongoClients.create(running.uri() + "/?retryWrites=false")) {
        benchmark.smallDocuments(client.getDatabase("figures"));
        benchmark.blocks(client.getDatabase("figures").getCollection("commits"));
        benchmark.count(client.getDatabase("figures"));
      }
      if (figures.backend() != Backend.MEMORY) {
        figures.say("files when closed", bytesIn(folder) / 1e6, "MB");
        figures.say("data", benchmark.bytes / 1e6, "MB");
      }
    } finally {
      Folders.delete(folder);
    }
  }

  private void smallDocuments(MongoDatabase database) {
    MongoCollection<Document> small = database.getCollection("small");
    small.createIndex(Indexes.ascending("code"), new IndexOptions().unique(true));
    small.createIndex(Indexes.compoundIndex(Indexes.ascending("team"), Indexes.descending("at")));
    long start = System.nanoTime();
    for (int i = 0; i < documents; i += BATCH) {
      small.insertMany(IntStream.range(i, i + BATCH).mapToObj(this::small).toList());
    }
    figures.say(
        "insertMany of 500, two indexes", documents / Figures.seconds(start), "documents/s");
    for (int threads : List.of(1, 8, 64)) {
      MongoCollection<Document> ones = database.getCollection("ones" + threads);
      int each = Math.max(50, 4000 / threads);
      Figures.inThreads(threads, each, i -> ones.insertOne(small(i)));
      ones.drop();
      double rate = Figures.inThreads(threads, each, i -> ones.insertOne(small(i)));
      figures.say("insertOne, threads " + threads, rate, "documents/s");
      ones.drop();
    }
    figures.repeat(
        "find by _id", 3000, () -> first(small, Filters.eq("_id", random.nextInt(documents))));
    // Without a range over an index a backend reads everything each time; few rounds show it.
    int rounds = documents > 200_000 ? 10 : documents > 20_000 ? 40 : 200;
    figures.repeat(
        "100 documents by range of _id",
        rounds,
        () ->
            small
                .find(Filters.gt("_id", random.nextInt(documents - 100)))
                .sort(Sorts.ascending("_id"))
                .limit(100)
                .into(new ArrayList<>())
                .size());
    figures.repeat(
        "latest 20 of a team",
        rounds,
        () ->
            small
                .find(Filters.eq("team", random.nextInt(100)))
                .sort(Sorts.descending("at"))
                .limit(20)
                .into(new ArrayList<>())
                .size());
  }

  private void blocks(MongoCollection<Document> commits) {
    commits.createIndex(Indexes.ascending("streams"), new IndexOptions().unique(true));
    int count = Math.min(3000, documents / EVENTS_IN_BLOCK) / 8 * 8;
    List<Document> all = IntStream.range(0, count).mapToObj(this::block).toList();
    double rate = Figures.inThreads(8, count / 8, i -> commits.insertOne(all.get(i)));
    figures.say("blocks of 100 events, threads 8", rate * EVENTS_IN_BLOCK, "events/s");
    double best = 0;
    for (int round = 0; round < 3; round++) {
      long start = System.nanoTime();
      int blocks = 0;
      for (RawBsonDocument block :
          commits
              .withDocumentClass(RawBsonDocument.class)
              .find()
              .sort(Sorts.ascending("_id"))
              .batchSize(BATCH)) { // the library would send all of them in one message
        blocks += block.getByteBuffer().remaining() > 0 ? 1 : 0;
      }
      best = Math.max(best, (double) blocks * EVENTS_IN_BLOCK / Figures.seconds(start));
    }
    figures.say("ordered scan of blocks, not decoded by the client", best, "events/s");
    figures.repeat(
        "a stream's blocks, by $elemMatch",
        documents > 20_000 ? 40 : 200,
        () -> {
          int stream = random.nextInt(count / 10);
          return commits
              .find(
                  Filters.elemMatch(
                      "streams",
                      new Document("$gte", "household/" + stream + "/")
                          .append("$lt", "household/" + stream + "0")))
              .into(new ArrayList<>())
              .size();
        });
  }

  private void count(MongoDatabase database) {
    for (String name : List.of("small", "commits")) {
      for (RawBsonDocument each :
          database.getCollection(name, RawBsonDocument.class).find().batchSize(BATCH)) {
        bytes += each.getByteBuffer().remaining();
      }
    }
  }

  private Document small(int id) {
    return new Document("_id", id)
        .append("code", "H" + id)
        .append("team", id % 100)
        .append("at", (long) id)
        .append("name", text(6));
  }

  private Document block(int id) {
    return new Document("_id", id * EVENTS_IN_BLOCK)
        .append("streams", List.of("household/%d/%010d".formatted(id / 10, id % 10)))
        .append("events", IntStream.range(0, EVENTS_IN_BLOCK).mapToObj(i -> text(60)).toList());
  }

  private String text(int words) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < words; i++) {
      text.append(WORDS[random.nextInt(WORDS.length)]).append(random.nextInt(100)).append(' ');
    }
    return text.toString();
  }

  private static int first(MongoCollection<Document> in, org.bson.conversions.Bson filter) {
    return in.find(filter).first() == null ? 0 : 1;
  }

  private static long bytesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }
}
