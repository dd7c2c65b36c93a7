package socai.command.axon;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Objects;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.jspecify.annotations.Nullable;

/**
 * Axon's cache of streams on Caffeine, bounded: Axon's own keeps entries by weak references, which
 * the next garbage collection empties.
 */
final class StreamCache implements Cache {
  private final com.github.benmanes.caffeine.cache.Cache<Object, Object> entries;

  StreamCache(int mostKept) {
    entries = Caffeine.newBuilder().maximumSize(mostKept).build();
  }

  @Override
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as Axon declares it
  public <K, V> @Nullable V get(K key) {
    return (V) entries.getIfPresent(Objects.requireNonNull(key));
  }

  @Override
  public void put(Object key, Object value) {
    entries.put(key, value);
  }

  @Override
  public boolean putIfAbsent(Object key, Object value) {
    return entries.asMap().putIfAbsent(key, value) == null;
  }

  @Override
  public boolean remove(Object key) {
    return entries.asMap().remove(key) != null;
  }

  @Override
  public boolean containsKey(Object key) {
    return entries.asMap().containsKey(key);
  }

  /** Nobody listens: repositories do not. */
  @Override
  public Registration registerCacheEntryListener(EntryListener listener) {
    throw new UnsupportedOperationException("this cache tells nobody");
  }
}
