/** How the pages are served; they ask the same endpoints as everybody else. */
@NullMarked
package socai.query.web;

import org.jspecify.annotations.NullMarked;
