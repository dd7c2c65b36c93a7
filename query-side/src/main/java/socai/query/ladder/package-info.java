/** In which order a household climbs: where its acts of guidance stand among each other. */
@NullMarked
package socai.query.ladder;

import org.jspecify.annotations.NullMarked;
