package socai.query.finding.history;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bson.conversions.Bson;
import socai.household.HouseholdId;
import socai.ledger.Position;
import socai.query.projection.IdsBelow;

/** The acts of households that one batch of events has to do with, as stored and as it goes. */
public final class StoredActs {
  /** So many documents, or names of them, go with one command. */
  private static final int SOME = 1_000;

  /** So many slots are read together where acts follow one another beyond those next to one. */
  private static final int RUN = 32;

  private final MongoCollection<KnownAct> stored;
  private final Slots slots;
  private final Position first;
  private final Map<String, KnownAct> known = new LinkedHashMap<>();
  private final Map<String, Set<String>> ids = new HashMap<>();
  private final Set<String> read = new HashSet<>();
  private final Set<String> changed = new LinkedHashSet<>();

  /**
   * @param first the first event that is asked about
   */
  public StoredActs(MongoCollection<KnownAct> stored, Slots slots, Position first) {
    this.stored = stored;
    this.slots = slots;
    this.first = first;
  }

  /** Reads the acts {@code keys}. */
  public void load(Collection<String> keys) {
    load(KnownAct.KEY, keys);
  }

  /** Reads what lies in {@code some} slots. */
  public void loadSlots(Collection<String> some) {
    load(KnownAct.SLOT, some);
  }

  private void load(String field, Collection<String> values) {
    List<String> missing = values.stream().distinct().filter(read::add).toList();
    for (int from = 0; from < missing.size(); from += SOME) {
      List<String> some = missing.subList(from, Math.min(missing.size(), from + SOME));
      stored.find(with(field, some, first)).batchSize(SOME).forEach(this::know);
    }
  }

  /** What acts are found by. */
  public static Bson[] indexes() {
    return new Bson[] {
      Indexes.ascending(KnownAct.KEY, KnownAct.UNTIL),
      Indexes.ascending(KnownAct.SLOT, KnownAct.UNTIL)
    };
  }

  /** Finds those with one of {@code values} in {@code field} that stood at {@code at} or later. */
  private static Bson with(String field, List<String> values, Position at) {
    return Filters.and(Filters.in(field, values), Filters.gte(KnownAct.UNTIL, at.value()));
  }

  /** Finds those of {@code household} that stood just before {@code at}. */
  private static Bson of(HouseholdId household, Position at) {
    return Filters.and(
        IdsBelow.of(household.toString()),
        Filters.gte(KnownAct.UNTIL, at.value()),
        Filters.lt("since", at.value()));
  }

  private void know(KnownAct act) {
    KnownAct before = known.get(act.id());
    if (before == null || before.position() < act.position()) {
      known.put(act.id(), act);
      ids.computeIfAbsent(act.key(), key -> new LinkedHashSet<>()).add(act.id());
      ids.computeIfAbsent(act.slot(), slot -> new LinkedHashSet<>()).add(act.id());
    }
  }

  /** {@code act} is so now; recorded again, it stays as later events have left it. */
  public void put(KnownAct act) {
    know(act);
    changed.add(act.id());
  }

  /** The act {@code key}, which was loaded, as it stood just before {@code at}. */
  public Optional<KnownAct> before(String key, Position at) {
    return as(key).filter(act -> act.stoodBefore(at)).findFirst();
  }

  /** All of {@code household} that stood just before {@code at} and are {@code wanted}. */
  public List<KnownAct> of(HouseholdId household, Position at, Predicate<KnownAct> wanted) {
    List<KnownAct> found = new ArrayList<>();
    known.values().stream()
        .filter(act -> act.act().household().equals(household) && act.stoodBefore(at))
        .filter(wanted)
        .forEach(found::add);
    stored
        .find(of(household, at))
        .sort(Sorts.ascending("_id"))
        .batchSize(SOME)
        .forEach(
            act -> {
              if (!known.containsKey(act.id()) && wanted.test(act)) {
                found.add(act);
              }
            });
    return found;
  }

  /**
   * The acts of {@code household} that are {@code wanted} and follow one another closely to and
   * from {@code time}: read outward, until there is none for longer than that.
   */
  public List<KnownAct> around(HouseholdId household, Instant time, Predicate<KnownAct> wanted) {
    Instant begin = time;
    Instant end = time;
    for (Optional<Instant> next = Optional.of(time);
        next.isPresent();
        next = earlier(household, begin, wanted)) {
      begin = next.get();
    }
    for (Optional<Instant> next = Optional.of(time);
        next.isPresent();
        next = later(household, end, wanted)) {
      end = next.get();
    }
    List<KnownAct> found = new ArrayList<>();
    for (long slot = slots.of(begin); slot <= slots.of(end); slot++) {
      for (KnownAct act : in(household, slot, 1).filter(wanted).toList()) {
        if (!act.act().at().isBefore(begin) && !act.act().at().isAfter(end)) {
          found.add(act);
        }
      }
    }
    return found;
  }

  private Optional<Instant> earlier(
      HouseholdId household, Instant time, Predicate<KnownAct> wanted) {
    long slot = slots.of(time);
    return Stream.concat(in(household, slot, -1), in(household, slot - 1, -1))
        .filter(wanted)
        .map(act -> act.act().at())
        .filter(at -> at.isBefore(time) && slots.isSoon(at, time))
        .min(Instant::compareTo);
  }

  private Optional<Instant> later(HouseholdId household, Instant time, Predicate<KnownAct> wanted) {
    long slot = slots.of(time);
    return Stream.concat(in(household, slot, 1), in(household, slot + 1, 1))
        .filter(wanted)
        .map(act -> act.act().at())
        .filter(at -> at.isAfter(time) && slots.isSoon(time, at))
        .max(Instant::compareTo);
  }

  private Stream<KnownAct> in(HouseholdId household, long slot, int step) {
    String key = Slots.key(household, slot);
    if (!read.contains(key)) {
      loadSlots(Slots.run(household, slot, step, RUN));
    }
    return as(key);
  }

  /** All that was read of the act {@code key}, or lies in the slot of that name. */
  public Stream<KnownAct> as(String keyOrSlot) {
    return ids.getOrDefault(keyOrSlot, Set.of()).stream()
        .flatMap(id -> Optional.ofNullable(known.get(id)).stream());
  }

  /** What is to be written, each in the place of what stood there. */
  public List<KnownAct> changed() {
    return changed.stream().flatMap(id -> Optional.ofNullable(known.get(id)).stream()).toList();
  }
}
