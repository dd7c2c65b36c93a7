package socai.guidance;

import java.util.List;
import java.util.Optional;
import socai.event.Means;
import socai.person.PersonId;
import socai.person.Personal;
import socai.team.TeamId;
import socai.time.OccurredAt;

/**
 * What one act of guidance was: who guided, when, how, and what came of it.
 *
 * @param members of the team who guided, at least one
 * @param steps one per service, at least one
 */
public record Guidance(
    @Means("the team that guided") TeamId team,
    @Means("the members who guided") List<PersonId> members,
    @Means("when, by the phone's clock and with its offset") OccurredAt occurredAt,
    @Means("door, meeting, class, zalo or telephone") Channel channel,
    @Means("what came of it, service by service") List<Step> steps,
    @Means("free text; absent when none was written") Optional<Personal> note) {
  private static final GuidanceEvent.Visitor<Optional<Guidance>> TOLD_BY =
      new GuidanceEvent.Visitor<>() {
        @Override
        public Optional<Guidance> recorded(GuidanceActRecorded event) {
          return Optional.of(event.guidance());
        }

        @Override
        public Optional<Guidance> corrected(GuidanceActCorrected event) {
          return Optional.of(event.guidance());
        }

        @Override
        public Optional<Guidance> retracted(GuidanceActRetracted event) {
          return Optional.empty();
        }

        @Override
        public Optional<Guidance> levelChanged(AdoptionLevelChanged event) {
          return Optional.empty();
        }
      };

  public Guidance {
    members = List.copyOf(members);
    steps = List.copyOf(steps);
  }

  /** What {@code event} tells that an act was; empty if it does not tell that. */
  public static Optional<Guidance> recordedBy(GuidanceEvent event) {
    return event.accept(TOLD_BY);
  }
}
