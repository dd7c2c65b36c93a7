package socai.embedded.store;

import java.util.List;
import org.rocksdb.AbstractNativeReference;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.CompressionType;
import org.rocksdb.IndexType;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.Statistics;
import org.rocksdb.WALRecoveryMode;

/**
 * How RocksDB is set up: about 64 MiB of cache and at most 3 × 16 MiB of unwritten changes, LZ4,
 * and a log that is synced only when asked. No store is made unless that is asked for.
 */
final class StoreOptions implements AutoCloseable {
  private static final long CACHE_BYTES = 64L << 20;

  // Four parts of 16 MiB. By default there are 64 of 1 MiB, and what is larger is never kept.
  private static final int CACHE_SHARD_BITS = 2;
  private static final long BUFFER_BYTES = 16L << 20;
  private static final int BUFFERS = 3;
  private static final double BLOOM_BITS_PER_KEY = 10;

  private final Cache cache = new LRUCache(CACHE_BYTES, CACHE_SHARD_BITS, false, 0.3);
  private final BloomFilter bloom = new BloomFilter(BLOOM_BITS_PER_KEY);
  private final Options options =
      new Options()
          // A torn end is what a crash leaves. By default the rest of a damaged log is dropped too.
          .setWalRecoveryMode(WALRecoveryMode.TolerateCorruptedTailRecords)
          .setManualWalFlush(true) // GroupCommit flushes and syncs for many writers at once
          .setWriteBufferSize(BUFFER_BYTES)
          .setMaxWriteBufferNumber(BUFFERS)
          .setLevelCompactionDynamicLevelBytes(true)
          .setCompressionType(CompressionType.LZ4_COMPRESSION)
          .setMaxBackgroundJobs(2)
          .setKeepLogFileNum(3)
          .setMaxLogFileSize(4L << 20)
          .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
          .setTableFormatConfig(
              new BlockBasedTableConfig()
                  .setBlockCache(cache)
                  .setBlockSize(16L << 10)
                  .setFormatVersion(5)
                  .setCacheIndexAndFilterBlocks(true)
                  .setCacheIndexAndFilterBlocksWithHighPriority(true)
                  .setPinL0FilterAndIndexBlocksInCache(true)
                  // In small pieces: a whole file's filter is megabytes, read again at every miss.
                  .setIndexType(IndexType.kTwoLevelIndexSearch)
                  .setPartitionFilters(true)
                  .setMetadataBlockSize(4096)
                  .setPinTopLevelIndexAndFilter(true)
                  .setFilterPolicy(bloom));

  /** Makes RocksDB count what it does. */
  StoreOptions counting(Statistics statistics) {
    options.setStatistics(statistics);
    return this;
  }

  Options forOpening() {
    return options;
  }

  @Override
  public void close() {
    List.<AbstractNativeReference>of(options, bloom, cache).forEach(AbstractNativeReference::close);
  }
}
