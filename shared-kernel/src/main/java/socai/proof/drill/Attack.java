package socai.proof.drill;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.bson.Document;
import socai.proof.KeyFolder;
import socai.proof.Notary;
import socai.proof.note.Checkpoint;
import socai.proof.note.KeyType;
import socai.proof.note.SigningKey;

/** What is done to the ledger, through the plain driver. */
public enum Attack {
  EDIT_A_FIELD {
    @Override
    void strike(Scene scene) {
      change(scene, at(scene, 0.3), lines -> lines.set(2, invented(lines.get(2))));
    }
  },
  DELETE_AN_EVENT {
    @Override
    void strike(Scene scene) {
      change(scene, at(scene, 0.4), lines -> lines.remove(1));
    }
  },
  TRUNCATE_THE_TAIL {
    @Override
    void strike(Scene scene) {
      scene.commits().deleteMany(Filters.gte("_id", at(scene, 0.9)));
    }
  },
  RENUMBER {
    @Override
    void strike(Scene scene) {
      Document first = commit(scene, at(scene, 0.3));
      Document second = commit(scene, at(scene, 0.6));
      scene.commits().deleteMany(Filters.in("_id", first.get("_id"), second.get("_id")));
      Object place = first.get("_id");
      first.put("_id", second.get("_id"));
      second.put("_id", place);
      scene.commits().insertMany(List.of(first, second));
    }
  },
  INSERT_BACKDATED {
    @Override
    void strike(Scene scene) {
      long place = at(scene, 0.7);
      List<Document> later =
          scene.commits().find(Filters.gte("_id", place)).into(new ArrayList<>());
      Document made = new Document(later.get(0));
      scene.commits().deleteMany(Filters.gte("_id", place));
      made.put("command", UUID.nameUUIDFromBytes(new byte[] {1}).toString());
      made.put("streams", List.of("household/made-up/0000000000"));
      made.put("events", List.of(invented(made.getList("events", String.class).get(0))));
      later.forEach(commit -> commit.put("_id", commit.getLong("_id") + 1));
      later.add(0, made);
      scene.commits().insertMany(later);
    }
  },
  SWAP_TWO {
    @Override
    void strike(Scene scene) {
      change(scene, at(scene, 0.2), lines -> Collections.swap(lines, 0, 3));
    }
  },
  PUT_AN_OLD_BACKUP_BACK {
    @Override
    void strike(Scene scene) {
      Copies.copy(scene.backup(), scene.database());
    }
  },
  FORK {
    @Override
    void strike(Scene scene) {
      Copies.copy(scene.backup(), scene.database());
      new DrillEvents("another history")
          .append(scene.ledger(), scene.events() - scene.events() / 2);
      forgetting(scene).round();
    }
  },
  REPLAY_AN_OLD_CHECKPOINT {
    @Override
    void strike(Scene scene) {
      scene
          .database()
          .getCollection("log_checkpoints")
          .deleteMany(Filters.gt("_id", scene.events() / 2));
    }
  },
  DROP_THE_COLLECTION {
    @Override
    void strike(Scene scene) {
      scene.commits().drop();
    }
  },
  CHANGE_A_READ_MODEL {
    @Override
    void strike(Scene scene) {
      throw new UnsupportedOperationException("the views are changed by who knows them");
    }
  },
  SWAP_THE_KEY {
    @Override
    void strike(Scene scene) {
      SigningKey other = SigningKey.make(Scene.ORIGIN, KeyType.NOTE);
      Checkpoint latest = scene.log().latest().orElseThrow().checkpoint();
      scene
          .database()
          .getCollection("log_checkpoints")
          .updateOne(
              Filters.eq("_id", latest.size()),
              Updates.set("note", other.signed(latest.text()).toString()));
      scene
          .database()
          .getCollection("log_keys")
          .updateOne(Filters.eq("_id", 0), Updates.set("key", other.verifierKey().toString()));
    }
  };

  abstract void strike(Scene scene);

  /** The position at which a commit begins, so far into the ledger. */
  private static long at(Scene scene, double share) {
    long commit = (long) (share * scene.events()) / DrillEvents.IN_A_COMMIT;
    return commit * DrillEvents.IN_A_COMMIT + 1;
  }

  private static Document commit(Scene scene, long position) {
    Document found = scene.commits().find(Filters.eq("_id", position)).first();
    if (found == null) {
      throw new IllegalStateException("no commit begins at " + position);
    }
    return found;
  }

  private static void change(Scene scene, long position, Consumer<List<String>> how) {
    Document commit = commit(scene, position);
    List<String> lines = new ArrayList<>(commit.getList("events", String.class));
    how.accept(lines);
    scene.commits().updateOne(Filters.eq("_id", position), Updates.set("events", lines));
  }

  private static String invented(String line) {
    return line.replace("\"people\":", "\"people\":9");
  }

  /** A notary that has the key and remembers nothing. */
  private static Notary forgetting(Scene scene) {
    try {
      Path stolen = Files.createDirectories(scene.keys().resolve("stolen"));
      Files.copy(
          scene.keys().resolve("notary.key"),
          stolen.resolve("notary.key"),
          StandardCopyOption.REPLACE_EXISTING);
      return new Notary(
          scene.ledger(), scene.database(), new KeyFolder(stolen, Scene.ORIGIN), Clock.systemUTC());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
