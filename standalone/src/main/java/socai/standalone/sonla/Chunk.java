package socai.standalone.sonla;

import java.util.List;

/** Commands that are sent one after the other; if the last has been carried out, so have all. */
record Chunk(String name, List<Sending> sendings) {
  Chunk {
    sendings = List.copyOf(sendings);
  }

  Sending last() {
    return sendings.get(sendings.size() - 1);
  }
}
