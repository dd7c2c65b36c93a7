/** The endpoints, tried over real HTTP: who may come in, what is refused, and how. */
@NullMarked
package socai.standalone.api;

import org.jspecify.annotations.NullMarked;
