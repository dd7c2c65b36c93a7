package socai.proof.witness;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import socai.proof.note.KeyType;
import socai.proof.note.MalformedNoteException;
import socai.proof.note.VerifierKey;

/**
 * Who is asked to witness, and whose word is enough: a file of C2SP's tlog-policy. Lines for logs
 * are passed over; the log is this one.
 */
public final class WitnessPolicy {
  /** Somebody who is asked. */
  record Named(String name, VerifierKey key, URI address) {}

  private record Group(int atLeast, List<String> members) {}

  private static final String NONE = "none";

  private final Map<String, Named> witnesses = new LinkedHashMap<>();
  private final Map<String, Group> groups = new HashMap<>();
  private final List<String> lines = new ArrayList<>();
  private String quorum = "";

  private WitnessPolicy() {}

  /**
   * Reads a policy.
   *
   * @throws MalformedNoteException naming the line, if it is not one
   */
  public static WitnessPolicy parse(String file) {
    WitnessPolicy policy = new WitnessPolicy();
    int number = 0;
    for (String line : file.split("\n", -1)) {
      number++;
      String[] words = line.strip().split("[ \t]+");
      try {
        if (!words[0].isEmpty() && !words[0].startsWith("#")) {
          policy.read(words);
        }
      } catch (IllegalArgumentException | IndexOutOfBoundsException | MalformedNoteException e) {
        throw new MalformedNoteException("line " + number + " of the policy is no such line", e);
      }
    }
    if (policy.quorum.isEmpty()) {
      throw new MalformedNoteException("the policy has no quorum");
    }
    return policy;
  }

  private void read(String[] words) {
    switch (words[0]) {
      case "log" -> VerifierKey.parse(words[1]);
      case "witness" -> {
        demand(words.length == 4 && isNew(words[1]));
        VerifierKey key = VerifierKey.parse(words[2]);
        demand(key.type() == KeyType.COSIGNATURE);
        demand(witnesses.values().stream().noneMatch(other -> other.key().equals(key)));
        String address = words[3].endsWith("/") ? words[3] : words[3] + "/";
        witnesses.put(words[1], new Named(words[1], key, URI.create(address)));
        lines.add("witness " + words[1] + " " + key);
      }
      case "group" -> {
        List<String> members = List.of(words).subList(3, words.length);
        demand(isNew(words[1]) && !members.isEmpty() && members.stream().allMatch(this::isKnown));
        demand(members.stream().distinct().count() == members.size());
        groups.put(words[1], new Group(atLeast(words[2], members.size()), members));
        lines.add(String.join(" ", words));
      }
      case "quorum" -> {
        demand(words.length == 2 && quorum.isEmpty());
        demand(words[1].equals(NONE) || isKnown(words[1]));
        quorum = words[1];
        lines.add("quorum " + quorum);
      }
      default -> throw new IllegalArgumentException(words[0]);
    }
  }

  private static int atLeast(String word, int members) {
    int number =
        switch (word) {
          case "any" -> 1;
          case "all" -> members;
          default -> Integer.parseInt(word);
        };
    demand(number >= 1 && number <= members);
    return number;
  }

  private static void demand(boolean holds) {
    if (!holds) {
      throw new IllegalArgumentException();
    }
  }

  private boolean isKnown(String name) {
    return witnesses.containsKey(name) || groups.containsKey(name);
  }

  private boolean isNew(String name) {
    return !name.equals(NONE) && !isKnown(name);
  }

  /**
   * The policy for whoever verifies, as a file of the same format: the log's keys in place of its
   * own lines for logs, and no addresses, for those are between the log and its witnesses.
   */
  public String published(List<VerifierKey> logs) {
    StringBuilder file = new StringBuilder();
    logs.forEach(key -> file.append("log ").append(key).append('\n'));
    lines.forEach(line -> file.append(line).append('\n'));
    return file.toString();
  }

  /** Those who are asked, in the order of the file. */
  List<Named> witnesses() {
    return new ArrayList<>(witnesses.values());
  }

  /** Whether it is enough that the witnesses of these names have signed. */
  boolean isMetBy(Set<String> names) {
    return quorum.equals(NONE) || isMetBy(quorum, names);
  }

  private boolean isMetBy(String member, Set<String> names) {
    Group group = groups.get(member);
    return group == null
        ? names.contains(member)
        : group.members().stream().filter(m -> isMetBy(m, names)).count() >= group.atLeast();
  }
}
