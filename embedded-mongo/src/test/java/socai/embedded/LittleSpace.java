package socai.embedded;

import socai.embedded.store.Machine;

/** A machine that runs out of room, and has room again, when a test wants it to. */
final class LittleSpace implements Machine {
  private volatile long bytes = Long.MAX_VALUE;
  private volatile long descriptors = Long.MAX_VALUE;

  /** From now on so many are left. */
  void leave(long bytesLeft, long descriptorsLeft) {
    bytes = bytesLeft;
    descriptors = descriptorsLeft;
  }

  @Override
  public long bytesLeft() {
    return bytes;
  }

  @Override
  public long descriptorsLeft() {
    return descriptors;
  }
}
