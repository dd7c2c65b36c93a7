package socai.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import socai.fixture.FreshDatabase;
import socai.ledger.Position;

/** Two who draw the same pictures, each not knowing of the other. */
@ExtendWith(FreshDatabase.class)
class PicturesIT {
  private static final Shelf<Note> NOTES = Shelf.of("notes", "notes", Note.class);

  record Note(@JsonProperty("_id") String id, long position, String text) implements Picture {}

  private Canvas canvas;

  @BeforeEach
  void room(MongoDatabase database) {
    canvas = new Canvas(new ReadModels(database), Generation.first("notes"), Share.WHOLE);
  }

  @Test
  void who_draws_first_what_is_there_already_is_told_so() {
    Pictures<Note> mine = canvas.pictures(NOTES);
    Pictures<Note> theirs = canvas.pictures(NOTES);
    write(theirs, 5, "theirs");
    write(mine, 3, "mine");
    theirs.flush();
    assertThatExceptionOfType(PictureConflictException.class).isThrownBy(mine::flush);
    assertThat(stored()).containsExactly(new Note("a", 5, "theirs"));
  }

  @Test
  void who_changes_what_was_changed_meanwhile_is_told_so() {
    Pictures<Note> first = canvas.pictures(NOTES);
    write(first, 1, "first");
    first.flush();
    Pictures<Note> mine = canvas.pictures(NOTES);
    Pictures<Note> theirs = canvas.pictures(NOTES);
    write(mine, 3, "mine");
    write(theirs, 2, "theirs");
    theirs.flush();
    assertThatExceptionOfType(PictureConflictException.class)
        .isThrownBy(mine::flush)
        .withMessageContaining("notes");
    assertThat(stored()).containsExactly(new Note("a", 2, "theirs"));
  }

  @Test
  void a_line_that_a_later_event_has_changed_stays_as_it_is() {
    canvas.writeLines(NOTES, List.of(new Note("a", 2, "second")));
    canvas.writeLines(NOTES, List.of(new Note("a", 1, "first"), new Note("b", 1, "first")));
    canvas.writeLines(NOTES, List.of(new Note("b", 2, "second")));
    assertThat(stored())
        .containsExactlyInAnyOrder(new Note("a", 2, "second"), new Note("b", 2, "second"));
  }

  private static void write(Pictures<Note> notes, long at, String text) {
    notes.load(List.of("a"));
    notes.draw(new Note("a", 0, ""));
    notes.change("a", new Position(at), note -> new Note("a", at, text));
  }

  private List<Note> stored() {
    return List.copyOf(canvas.collection(NOTES).find().into(new ArrayList<>()));
  }
}
