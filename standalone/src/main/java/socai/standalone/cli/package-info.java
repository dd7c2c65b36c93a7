/** What the program does besides serving: looking after the embedded store. */
@NullMarked
package socai.standalone.cli;

import org.jspecify.annotations.NullMarked;
