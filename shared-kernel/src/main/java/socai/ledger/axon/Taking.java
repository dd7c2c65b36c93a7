package socai.ledger.axon;

import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import socai.ledger.UniqueKey;
import socai.problem.Refusal;

/** What a unit of work takes for itself with its commit, once in the whole ledger. */
public final class Taking {
  private static final String KEY = Taking.class.getName();

  private Taking() {}

  /** {@code work} takes {@code key}, or is refused by {@code taken} and changes nothing. */
  public static void of(UnitOfWork<?> work, UniqueKey key, Refusal taken) {
    work.root()
        .<Map<UniqueKey, Refusal>>getOrComputeResource(KEY, none -> new LinkedHashMap<>())
        .put(key, taken);
  }

  /** All that {@code work} takes, and how it is refused where that is taken. */
  static Map<UniqueKey, Refusal> by(UnitOfWork<?> work) {
    return work.root().getOrDefaultResource(KEY, Map.<UniqueKey, Refusal>of());
  }
}
