package socai.query.evidence;

import java.util.Optional;
import org.springframework.stereotype.Component;
import socai.guidance.GuidanceEvent;
import socai.ledger.Entry;
import socai.ledger.Ledger;
import socai.query.evidence.WholeEvidence.Told;
import socai.query.figure.ActSteps;
import socai.query.figure.Figure;

/**
 * The evidence of one household's level, from the household's own stream: it costs as much as the
 * household has events.
 */
@Component
class LevelEvidence {
  private final Ledger ledger;

  LevelEvidence(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Empty if the ledger knows nothing of the household. */
  Optional<Evidence> page(Figure.Level figure, Asked asked) {
    ActSteps<Told> acts = new ActSteps<>();
    boolean known = false;
    for (Entry entry : ledger.read(figure.household().stream(), 0)) {
      if (!entry.position().isAfter(asked.upTo())) {
        known = true;
        Told told = Told.of(entry);
        if (told.event() instanceof GuidanceEvent e) {
          acts.tell(told, e);
        }
      }
    }
    return known
        ? Optional.of(WholeEvidence.page(asked, acts.lifts(figure.service(), asked.asOf())))
        : Optional.empty();
  }
}
