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

/** Two who write the same views, each not knowing of the other. */
@ExtendWith(FreshDatabase.class)
class ViewBatchIT {
  private static final ReadModelCollection<Note> NOTES =
      ReadModelCollection.of("notes", "notes", Note.class);

  record Note(@JsonProperty("_id") String id, long position, String text) implements View {}

  private ReadModelSession session;

  @BeforeEach
  void room(MongoDatabase database) {
    session =
        new ReadModelSession(
            new ReadModels(database), Generation.first("notes"), ProjectionSegment.WHOLE);
  }

  @Test
  void who_draws_first_what_is_there_already_is_told_so() {
    ViewBatch<Note> mine = session.views(NOTES);
    ViewBatch<Note> theirs = session.views(NOTES);
    write(theirs, 5, "theirs");
    write(mine, 3, "mine");
    theirs.flush();
    assertThatExceptionOfType(ViewConflictException.class).isThrownBy(mine::flush);
    assertThat(stored()).containsExactly(new Note("a", 5, "theirs"));
  }

  @Test
  void who_changes_what_was_changed_meanwhile_is_told_so() {
    ViewBatch<Note> first = session.views(NOTES);
    write(first, 1, "first");
    first.flush();
    ViewBatch<Note> mine = session.views(NOTES);
    ViewBatch<Note> theirs = session.views(NOTES);
    write(mine, 3, "mine");
    write(theirs, 2, "theirs");
    theirs.flush();
    assertThatExceptionOfType(ViewConflictException.class)
        .isThrownBy(mine::flush)
        .withMessageContaining("notes");
    assertThat(stored()).containsExactly(new Note("a", 2, "theirs"));
  }

  @Test
  void a_line_that_a_later_event_has_changed_stays_as_it_is() {
    session.writeLines(NOTES, List.of(new Note("a", 2, "second")));
    session.writeLines(NOTES, List.of(new Note("a", 1, "first"), new Note("b", 1, "first")));
    session.writeLines(NOTES, List.of(new Note("b", 2, "second")));
    assertThat(stored())
        .containsExactlyInAnyOrder(new Note("a", 2, "second"), new Note("b", 2, "second"));
  }

  private static void write(ViewBatch<Note> notes, long at, String text) {
    notes.load(List.of("a"));
    notes.project(new Note("a", 0, ""));
    notes.change("a", new Position(at), note -> new Note("a", at, text));
  }

  private List<Note> stored() {
    return List.copyOf(session.collection(NOTES).find().into(new ArrayList<>()));
  }
}
