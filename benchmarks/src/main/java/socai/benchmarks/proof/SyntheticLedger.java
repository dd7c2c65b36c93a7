package socai.benchmarks.proof;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import socai.event.StreamId;
import socai.ledger.CarriedOut;
import socai.ledger.CommandId;
import socai.ledger.Commit;
import socai.ledger.Entry;
import socai.ledger.Ledger;
import socai.ledger.Position;
import socai.ledger.UniqueKey;

/**
 * A ledger of any size that is stored nowhere: each line follows from its position, and is as long
 * as a household's event.
 */
final class SyntheticLedger implements Ledger {
  private static final String BEFORE = "{\"specversion\":\"1.0\",\"id\":\"2f7c1f0a-6d8e-4d4e-9a51-";
  private static final String AFTER =
      "\",\"source\":\"/ledger/son-la\",\"type\":\"socai.household.updated\",\"revision\":1,"
          + "\"subject\":\"household/af1e0b8d-c7ad-3c31-a296-751bb83bb018\","
          + "\"sequence\":\"0000000012\",\"time\":\"2023-03-06T08:10:00+07:00\","
          + "\"recordedtime\":\"2023-03-06T02:00:00Z\",\"actor\":\"field\","
          + "\"command\":\"5b0f2b1e-7c39-4c0b-9f0a-3f5f1f6f2a01\","
          + "\"datacontenttype\":\"application/json\",\"data\":{\"household\":"
          + "\"af1e0b8d-c7ad-3c31-a296-751bb83bb018\",\"people\":5,\"smartphones\":2}}";

  private final long size;

  SyntheticLedger(long size) {
    this.size = size;
  }

  static String line(long position) {
    String digits = Long.toString(position);
    return BEFORE + "0".repeat(12 - digits.length()) + digits + AFTER;
  }

  @Override
  public Position head() {
    return new Position(size);
  }

  @Override
  public List<Entry> read(Position after, int limit) {
    List<Entry> entries = new ArrayList<>(limit);
    for (long p = after.value() + 1; p <= size && entries.size() < limit; p++) {
      entries.add(new Entry(new Position(p), line(p)));
    }
    return entries;
  }

  @Override
  public Position append(Commit commit) {
    throw new UnsupportedOperationException("nothing is stored");
  }

  @Override
  public Iterator<Entry> follow(Position after) {
    throw new UnsupportedOperationException("read in batches");
  }

  @Override
  public List<Entry> read(StreamId stream, long from) {
    throw new UnsupportedOperationException("there are no streams");
  }

  @Override
  public Optional<StreamId> holder(UniqueKey key) {
    return Optional.empty();
  }

  @Override
  public Optional<CarriedOut> find(CommandId command) {
    return Optional.empty();
  }
}
