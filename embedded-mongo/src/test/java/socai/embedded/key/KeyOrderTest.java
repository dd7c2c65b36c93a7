package socai.embedded.key;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.LegacyUUID;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import socai.embedded.bson.Binary;
import socai.embedded.value.ValueOrder;

/** The order of keys is that of the values, both ways, and no key begins another. */
class KeyOrderTest {
  private static final long SEED = 20261127;

  @Test
  void keys_compare_as_values_do() {
    List<Object> values = values();
    List<byte[]> up = values.stream().map(KeyWriter::bytesOf).toList();
    List<byte[]> down =
        values.stream().map(value -> new KeyWriter().value(value, true).toBytes()).toList();
    for (int i = 0; i < values.size(); i++) {
      for (int j = 0; j < values.size(); j++) {
        int expected = Integer.signum(ValueOrder.compare(values.get(i), values.get(j)));
        assertThat(Integer.signum(Arrays.compareUnsigned(up.get(i), up.get(j))))
            .as("%s and %s, seed %d", values.get(i), values.get(j), SEED)
            .isEqualTo(expected);
        assertThat(Integer.signum(Arrays.compareUnsigned(down.get(i), down.get(j))))
            .as("%s and %s downwards, seed %d", values.get(i), values.get(j), SEED)
            .isEqualTo(-expected);
        if (expected != 0) {
          assertThat(Arrays.mismatch(up.get(i), up.get(j)))
              .as("where %s and %s part", values.get(i), values.get(j))
              .isLessThan(Math.min(up.get(i).length, up.get(j).length));
        }
      }
    }
  }

  private static List<Object> values() {
    List<Object> values =
        new ArrayList<>(
            Arrays.asList(
                null,
                MinKey.getInstance(),
                MaxKey.getInstance(),
                true,
                false,
                "",
                "a",
                "a\u0000",
                "a\u0001",
                "\uFF5E",
                "\uD83D\uDE00",
                Instant.EPOCH,
                Instant.ofEpochMilli(-1),
                new ObjectId("0123456789abcdef01234567"),
                new BsonTimestamp(5),
                new BsonTimestamp(-5),
                new BsonRegularExpression("a", "i"),
                new BinData(new byte[] {1}),
                new Binary(0x80, new byte[] {1}),
                new Binary(0x80, new byte[16]),
                new UUID(1, 2),
                new UUID(-1, 2),
                new LegacyUUID(1, 2),
                new Document(),
                new Document("a", 1),
                new Document("a", 1.0),
                new Document("b", 0),
                new Document("a", "x"),
                List.of(),
                List.of(1),
                List.of(1, 2),
                List.of("a"),
                List.of(List.of())));
    Random random = new Random(SEED);
    for (long near :
        new long[] {0, 1, 1L << 53, (1L << 60) + 300, Long.MAX_VALUE, Long.MIN_VALUE}) {
      for (int i = 0; i < 6; i++) {
        long whole = near + random.nextInt(2000) - 1000;
        values.add(whole);
        values.add((int) whole);
        values.add((double) whole);
        values.add(Math.nextUp((double) whole));
        values.add(new Decimal128(BigDecimal.valueOf(whole)));
        values.add(new Decimal128(BigDecimal.valueOf(whole).add(new BigDecimal("0.5"))));
        values.add(new Decimal128(BigDecimal.valueOf(whole).subtract(new BigDecimal("1E-12"))));
        values.add(new Decimal128(new BigDecimal((double) whole).negate()));
      }
    }
    for (String decimal :
        List.of(
            "0.1",
            "0.10",
            "-0.1",
            "1E-6176",
            "-1E-6176",
            "1E400",
            "1.1E400",
            "-1E400",
            "9E6144",
            "1E309",
            "1.7976931348623157E308",
            "1.7976931348623158E308",
            "1E18",
            "1E19")) {
      values.add(new Decimal128(new BigDecimal(decimal)));
    }
    values.addAll(
        List.of(
            0.1,
            -0.1,
            -0.0,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.MIN_VALUE,
            Double.MAX_VALUE,
            1e19,
            Decimal128.NaN,
            Decimal128.POSITIVE_INFINITY,
            Decimal128.NEGATIVE_INFINITY,
            Decimal128.NEGATIVE_ZERO));
    return values;
  }
}
