package socai.embedded.upkeep;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.Json;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import socai.embedded.bson.StoredBson;
import socai.embedded.collection.Catalog;
import socai.embedded.collection.Tally;
import socai.embedded.index.SecondaryIndex;
import socai.embedded.key.KeyRange;
import socai.embedded.key.KeyWriter;
import socai.embedded.report.CheckFinding.Kind;
import socai.embedded.store.KeyScan;
import socai.embedded.store.View;

/**
 * Holds a collection's documents against its indexes, both ways: each document must have its
 * entries, and there must be as many as all documents ask for. Only where they are not, each entry
 * is looked at.
 */
final class CollectionCheck {
  private final View view;
  private final Catalog.Listed listed;
  private final Findings findings;
  private final byte[] prefix;
  private final @Nullable String idField;
  private final long[] asked;
  private final long[] repeated;

  CollectionCheck(View view, Catalog.Listed listed, Findings findings) {
    this.view = view;
    this.listed = listed;
    this.findings = findings;
    this.prefix = new KeyWriter().int32(listed.tree()).toBytes();
    this.idField = Catalog.idFieldOf(listed.namespace());
    this.asked = new long[listed.indexes().size()];
    this.repeated = new long[listed.indexes().size()];
  }

  void run() {
    findings.collection();
    documents();
    for (int i = 0; i < asked.length; i++) {
      SecondaryIndex index = listed.indexes().get(i);
      if ((repeated[i] & ~index.repeatedFields()) != 0) {
        add(Kind.REPEATED_UNKNOWN, index, "");
      }
      long there = count(index);
      findings.entries(there);
      if (there != asked[i]) {
        entries(index);
      }
    }
  }

  private void documents() {
    long documents = 0;
    long bytes = 0;
    try (KeyScan scan = view.scan(List.of(KeyRange.ofPrefix(prefix)), false)) {
      while (scan.next()) {
        byte[] key = Arrays.copyOfRange(scan.key(), prefix.length, scan.key().length);
        byte[] bson = scan.value();
        documents++;
        bytes += bson.length;
        findings.document();
        Document document = decoded(bson);
        if (document == null) {
          findings.add(Kind.UNREADABLE, listed.namespace(), "", hex(key));
        } else {
          document(key, document);
        }
      }
    }
    Tally tally = Tally.of(view.get(Tally.key(listed.tree())));
    if (tally.documents() != documents || tally.bytes() != bytes) {
      findings.add(
          Kind.MISCOUNTED,
          listed.namespace(),
          "",
          tally.documents() + " != " + documents + ", " + tally.bytes() + " B != " + bytes + " B");
    }
  }

  private void document(byte[] key, Document document) {
    if (idField != null && !Arrays.equals(key, KeyWriter.bytesOf(document.get(idField)))) {
      findings.add(Kind.MISPLACED, listed.namespace(), "", name(document));
    }
    for (int i = 0; i < asked.length; i++) {
      SecondaryIndex index = listed.indexes().get(i);
      SecondaryIndex.Entries entries = index.entriesOf(document, key);
      repeated[i] |= entries.repeatedFields();
      for (SecondaryIndex.Key entry : entries.keys().keySet()) {
        byte[] value = view.get(entry.bytes());
        if (value == null) {
          add(Kind.ENTRY_MISSING, index, name(document));
        } else if (!Arrays.equals(value, entries.value())) {
          add(Kind.ENTRY_OF_ANOTHER, index, name(document));
        }
        asked[i]++;
      }
    }
  }

  private long count(SecondaryIndex index) {
    long count = 0;
    try (KeyScan scan = view.scan(List.of(index.all()), false)) {
      while (scan.next()) {
        count++;
      }
    }
    return count;
  }

  private void entries(SecondaryIndex index) {
    try (KeyScan scan = view.scan(List.of(index.all()), false)) {
      while (scan.next()) {
        byte[] key = index.documentKey(scan.key(), scan.value());
        byte[] bson = view.get(new KeyWriter().raw(prefix).raw(key).toBytes());
        Document document = bson == null ? null : decoded(bson);
        if (document == null) {
          add(Kind.ENTRY_TOO_MANY, index, hex(key));
        } else if (!asksFor(index, document, key, scan.key())) {
          add(Kind.ENTRY_TOO_MANY, index, name(document));
        }
      }
    }
  }

  private static boolean asksFor(
      SecondaryIndex index, Document document, byte[] key, byte[] entry) {
    Map<SecondaryIndex.Key, ?> asked = index.entriesOf(document, key).keys();
    return asked.containsKey(new SecondaryIndex.Key(entry));
  }

  private void add(Kind kind, SecondaryIndex index, String key) {
    findings.add(kind, listed.namespace(), index.definition().name(), key);
  }

  private String name(Document document) {
    return idField == null ? "" : Json.toCompactJsonValue(document.get(idField));
  }

  private static String hex(byte[] key) {
    return "0x" + HexFormat.of().formatHex(key);
  }

  private static @Nullable Document decoded(byte[] bson) {
    try {
      return StoredBson.decode(bson);
    } catch (RuntimeException e) { // whatever a decoder makes of rubbish
      return null;
    }
  }
}
