package socai.embedded;

import com.mongodb.client.MongoClient;
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
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;

/**
 * Measures the store, client in the same process; each figure is a JSON line. Arguments: a folder,
 * and how many documents.
 */
final class StoreFigures {
  private static final int BATCH = 500;
  private static final String[] WORDS = {"nhà", "thôn", "bản", "tổ", "công", "nghệ", "số", "xã"};

  private final Random random = new Random(7);
  private final int documents;

  private StoreFigures(int documents) {
    this.documents = documents;
  }

  /** See the class. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    StoreFigures figures = new StoreFigures(Integer.parseInt(arguments[1]));
    long start = System.nanoTime();
    try (EmbeddedMongo mongo = EmbeddedMongo.open(folder);
        MongoClient client = WithStore.clientOf(mongo.uri())) {
      figures.say("open, empty", millis(start), "ms");
      figures.measure(client.getDatabase("figures"));
      System.out.println(mongo.statistics());
      start = System.nanoTime();
    }
    figures.say("close", millis(start), "ms");
    figures.say("files", size(folder) / 1e6, "MB");
    start = System.nanoTime();
    EmbeddedMongo.open(folder).close();
    figures.say("open and close again", millis(start), "ms");
  }

  private void measure(MongoDatabase database) throws InterruptedException {
    MongoCollection<Document> small = database.getCollection("small");
    small.createIndex(Indexes.ascending("code"), new IndexOptions().unique(true));
    small.createIndex(Indexes.compoundIndex(Indexes.ascending("team"), Indexes.descending("at")));
    long start = System.nanoTime();
    for (int i = 0; i < documents; i += BATCH) {
      small.insertMany(IntStream.range(i, i + BATCH).mapToObj(this::small).toList());
    }
    say("insertMany of 500, two indexes, durable", documents / seconds(start), "documents/s");

    for (int threads : List.of(1, 8, 64)) {
      MongoCollection<Document> ones = database.getCollection("ones" + threads);
      int each = Math.max(50, 8000 / threads / (threads == 1 ? 4 : 1));
      inThreads(threads, each, i -> ones.insertOne(small(i))); // warm
      ones.drop();
      start = System.nanoTime();
      inThreads(threads, each, i -> ones.insertOne(small(i)));
      say("insertOne, durable, threads " + threads, threads * each / seconds(start), "documents/s");
    }
    repeat("find by _id", 5000, () -> first(small, Filters.eq("_id", random.nextInt(documents))));
    repeat(
        "100 documents by range of _id",
        1000,
        () -> {
          int from = random.nextInt(documents - 100);
          return small
              .find(Filters.gt("_id", from))
              .sort(Sorts.ascending("_id"))
              .limit(100)
              .into(new ArrayList<>())
              .size();
        });
    repeat(
        "latest 20 of a team by index",
        1000,
        () ->
            small
                .find(Filters.eq("team", random.nextInt(100)))
                .sort(Sorts.descending("at"))
                .limit(20)
                .into(new ArrayList<>())
                .size());
    blocks(database.getCollection("commits"));
  }

  private void blocks(MongoCollection<Document> commits) throws InterruptedException {
    commits.createIndex(Indexes.ascending("streams"), new IndexOptions().unique(true));
    int count = Math.min(3000, documents / 100);
    List<Document> all = IntStream.range(0, count).mapToObj(this::block).toList();
    long start = System.nanoTime();
    AtomicInteger next = new AtomicInteger();
    inThreads(8, count / 8, i -> commits.insertOne(all.get(next.getAndIncrement())));
    say("blocks of 100 events, threads 8", next.get() * 100 / seconds(start), "events/s");
    for (int round = 0; round < 2; round++) {
      start = System.nanoTime();
      long events = 0;
      for (Document commit : commits.find().sort(Sorts.ascending("_id"))) {
        events += commit.getList("events", String.class).size();
      }
      say("ordered scan of blocks", events / seconds(start), "events/s");
    }
    repeat(
        "a stream, by $elemMatch on an array of strings",
        1000,
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

  private Document small(int id) {
    return new Document("_id", id)
        .append("code", "H" + id)
        .append("team", id % 100)
        .append("at", (long) id)
        .append("name", text(6));
  }

  private Document block(int id) {
    return new Document("_id", id * 100)
        .append("streams", List.of("household/%d/%010d".formatted(id / 10, id % 10)))
        .append("events", IntStream.range(0, 100).mapToObj(i -> text(60)).toList());
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

  private interface Work {
    int get();
  }

  private interface Each {
    void at(int index);
  }

  private void repeat(String what, int times, Work work) {
    for (int i = 0; i < times / 2; i++) {
      work.get();
    }
    long start = System.nanoTime();
    long sum = 0;
    for (int i = 0; i < times; i++) {
      sum += work.get();
    }
    say(what, times / seconds(start), "/s, " + sum / times + " each");
  }

  private static void inThreads(int threads, int each, Each work) throws InterruptedException {
    List<Thread> all = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      int first = t * each;
      all.add(
          new Thread(
              () -> {
                for (int i = first; i < first + each; i++) {
                  work.at(i);
                }
              }));
    }
    all.forEach(Thread::start);
    for (Thread thread : all) {
      thread.join();
    }
  }

  private void say(String what, double figure, String unit) {
    System.out.printf(
        Locale.ROOT,
        "{\"documents\": %d, \"figure\": \"%s\", \"value\": %.1f, \"unit\": \"%s\"}%n",
        documents,
        what,
        figure,
        unit);
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static double millis(long start) {
    return seconds(start) * 1e3;
  }

  private static double size(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }
}
