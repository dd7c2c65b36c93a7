package socai.embedded.match;

/** Which element of an array made a filter match: the last one that was looked at. */
public final class Hit {
  private int index = -1;

  void at(int position) {
    if (position >= 0) {
      index = position;
    }
  }

  /** Its position; negative if no array was looked into. */
  public int index() {
    return index;
  }
}
