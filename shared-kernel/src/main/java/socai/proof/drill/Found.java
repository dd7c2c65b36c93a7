package socai.proof.drill;

/**
 * What the auditor found.
 *
 * @param by which check
 * @param what a stable code
 * @param where a position, a size, or the name of a view
 */
public record Found(Check by, String what, String where) {}
