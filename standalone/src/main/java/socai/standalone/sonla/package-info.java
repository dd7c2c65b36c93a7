/**
 * Sơn La to look at: its real units of 2023 and the totals its report gives, told through the same
 * commands that field apps send. Hamlets, people, households and acts are invented.
 */
@NullMarked
package socai.standalone.sonla;

import org.jspecify.annotations.NullMarked;
