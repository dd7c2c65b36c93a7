package socai.standalone.pages;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** What may be wrong with a proof, and the step that a check must then name. */
enum ProofFlaw {
  NONE("") {
    @Override
    List<String> in(List<String> lines) {
      return lines;
    }
  },
  BIT_OF_THE_LINE("root") {
    @Override
    List<String> in(List<String> lines) {
      byte[] line = Base64.getDecoder().decode(lines.get(EXTRA).substring("extra ".length()));
      line[line.length / 2] ^= 1;
      return with(lines, EXTRA, "extra " + Base64.getEncoder().encodeToString(line));
    }
  },
  BIT_OF_A_HASH("root") {
    @Override
    List<String> in(List<String> lines) {
      byte[] hash = Base64.getDecoder().decode(lines.get(FIRST_HASH));
      hash[0] ^= 1;
      return with(lines, FIRST_HASH, Base64.getEncoder().encodeToString(hash));
    }
  },
  INDEX_OF_ANOTHER("root") {
    @Override
    List<String> in(List<String> lines) {
      return with(lines, INDEX, "index 2");
    }
  },
  INDEX_BEYOND_THE_SIZE("index") {
    @Override
    List<String> in(List<String> lines) {
      return with(lines, INDEX, "index 5");
    }
  },
  HASH_LEFT_OUT("path") {
    @Override
    List<String> in(List<String> lines) {
      List<String> rest = new ArrayList<>(lines);
      rest.remove(FIRST_HASH);
      return rest;
    }
  },
  ROOT_OF_ANOTHER("signature") {
    @Override
    List<String> in(List<String> lines) {
      int root = lines.indexOf("") + 3;
      byte[] hash = Base64.getDecoder().decode(lines.get(root));
      hash[0] ^= 1;
      return with(lines, root, Base64.getEncoder().encodeToString(hash));
    }
  },
  CUT_OFF("form") {
    @Override
    List<String> in(List<String> lines) {
      return lines.subList(0, lines.size() - 3);
    }
  };

  private static final int EXTRA = 1;
  private static final int INDEX = 2;
  private static final int FIRST_HASH = 3;

  private final String step;

  ProofFlaw(String step) {
    this.step = step;
  }

  /** The step that must be told to be wrong; none for a proof without a flaw. */
  String step() {
    return step;
  }

  abstract List<String> in(List<String> lines);

  /** {@code proof} with this flaw. */
  String in(String proof) {
    return in(proof.lines().toList()).stream().collect(Collectors.joining("\n", "", "\n"));
  }

  private static List<String> with(List<String> lines, int at, String line) {
    List<String> changed = new ArrayList<>(lines);
    changed.set(at, line);
    return changed;
  }
}
