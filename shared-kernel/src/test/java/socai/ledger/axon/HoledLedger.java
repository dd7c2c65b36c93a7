package socai.ledger.axon;

import java.util.Iterator;
import java.util.List;
import socai.event.StreamId;
import socai.fixture.ForwardingLedger;
import socai.ledger.Entry;
import socai.ledger.Ledger;
import socai.ledger.Position;

/** A ledger that does not show one of its events, and does not notice. */
final class HoledLedger extends ForwardingLedger {
  private final long hole;

  HoledLedger(Ledger whole, long hole) {
    super(whole);
    this.hole = hole;
  }

  private List<Entry> without(List<Entry> entries) {
    return entries.stream().filter(entry -> entry.position().value() != hole).toList();
  }

  @Override
  public List<Entry> read(Position after, int limit) {
    return without(whole.read(after, limit));
  }

  @Override
  public Iterator<Entry> follow(Position after) {
    return read(after, Integer.MAX_VALUE).iterator();
  }

  @Override
  public List<Entry> read(StreamId stream, long from) {
    return without(whole.read(stream, from));
  }
}
