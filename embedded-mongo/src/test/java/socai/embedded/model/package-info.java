/**
 * MongoDB's answers as its manual tells them, in the simplest way one can think of. It shares no
 * code with the store, and works on the driver's documents.
 */
package socai.embedded.model;
