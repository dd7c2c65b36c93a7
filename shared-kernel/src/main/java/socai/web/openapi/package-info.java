/** The API describes itself: OpenAPI 3.1, drawn from the endpoints and records as they are. */
@NullMarked
package socai.web.openapi;

import org.jspecify.annotations.NullMarked;
