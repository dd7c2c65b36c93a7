package socai.standalone.sonla;

import java.util.List;
import java.util.function.Predicate;
import socai.ledger.CommandId;

/**
 * Commands that are sent one after the other; if one has been carried out, so have all before it.
 */
record Chunk(String name, List<Sending> sendings) {
  Chunk {
    sendings = List.copyOf(sendings);
  }

  boolean sentWhole(Predicate<CommandId> known) {
    return known.test(command(sendings.size() - 1));
  }

  /**
   * What is left to send after a load that was interrupted. Asks about the logarithm of the number
   * of commands; one that changed nothing is unknown to the ledger, so a few may be sent again.
   */
  List<Sending> unsent(Predicate<CommandId> known) {
    int sent = 0;
    int end = sendings.size();
    while (sent < end) {
      int middle = (sent + end) >>> 1;
      if (known.test(command(middle))) {
        sent = middle + 1;
      } else {
        end = middle;
      }
    }
    return sendings.subList(sent, sendings.size());
  }

  private CommandId command(int number) {
    return sendings.get(number).command().command();
  }
}
