/**
 * How fast what is worth a look is found, where one login tells thousands of late acts of a team.
 */
@NullMarked
package socai.benchmarks.finding;

import org.jspecify.annotations.NullMarked;
