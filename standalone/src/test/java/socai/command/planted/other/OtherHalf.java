package socai.command.planted.other;

import socai.command.planted.CycleOfCommand;

/** The other half of a circle. */
public interface OtherHalf {
  /** The first half. */
  CycleOfCommand first();
}
