/** The manners of every endpoint: who may come in, what is said to those who may not, and how. */
@NullMarked
package socai.web;

import org.jspecify.annotations.NullMarked;
