package socai.standalone.crash.check;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether commits stand in an order that everybody who waited for an answer can have seen: none
 * before one that was acknowledged before it was begun. For a log that is all there is to
 * linearizability.
 */
final class OrderInTime {
  private final List<String> commands = new ArrayList<>();

  /** The next commit in the order of positions. */
  void add(String command) {
    commands.add(command);
  }

  List<String> commitsOutOfTime(History history) {
    List<String> outOfTime = new ArrayList<>();
    long firstEndFurtherOn = CommandHistory.NEVER;
    for (int i = commands.size() - 1; i >= 0; i--) {
      CommandHistory recorded = history.of(commands.get(i));
      if (recorded.begun() != CommandHistory.NEVER && firstEndFurtherOn < recorded.begun()) {
        outOfTime.add(commands.get(i));
      }
      firstEndFurtherOn = Math.min(firstEndFurtherOn, recorded.ended());
    }
    return outOfTime;
  }
}
