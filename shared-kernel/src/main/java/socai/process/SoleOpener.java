package socai.process;

/** Says that the store is one that no other process can open while this one has it. */
public record SoleOpener() {}
