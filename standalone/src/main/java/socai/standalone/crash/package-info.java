/**
 * Hurts writers, servers and the connections between them by a seed, cycle by cycle, and has it
 * checked after each that nothing was lost or doubled.
 */
@NullMarked
package socai.standalone.crash;

import org.jspecify.annotations.NullMarked;
