/** Expressions: what a pipeline, a projection or {@code $expr} computes of a document. */
@NullMarked
package socai.embedded.expression;

import org.jspecify.annotations.NullMarked;
