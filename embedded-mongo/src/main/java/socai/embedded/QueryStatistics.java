package socai.embedded;

import java.util.List;

/**
 * How queries were answered since the store was opened.
 *
 * @param narrowed queries whose filter an index narrowed, {@code _id} included
 * @param scanned queries that had a filter and yet looked at every document
 * @param sortedInMemory queries whose order no index gave
 * @param latestScans the latest of those that scanned: namespace and shape, without any values
 */
public record QueryStatistics(
    long narrowed, long scanned, long sortedInMemory, List<String> latestScans) {}
