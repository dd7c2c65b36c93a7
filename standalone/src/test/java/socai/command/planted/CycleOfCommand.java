package socai.command.planted;

import socai.command.planted.other.OtherHalf;

/** One half of a circle. */
public interface CycleOfCommand {
  /** The other half. */
  OtherHalf other();
}
