package socai.embedded.bson;

import java.util.Arrays;

/**
 * Bytes of a subtype that the library has no class for.
 *
 * @param subtype from 0 to 255
 * @param data not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // equality is spelt out below
public record Binary(int subtype, byte[] data) {
  @Override
  public boolean equals(Object other) {
    return other instanceof Binary that
        && subtype == that.subtype
        && Arrays.equals(data, that.data);
  }

  @Override
  public int hashCode() {
    return 31 * subtype + Arrays.hashCode(data);
  }
}
