/** Pipelines: stages that documents go through, one after the other. */
@NullMarked
package socai.embedded.aggregate;

import org.jspecify.annotations.NullMarked;
