package socai.standalone.crash;

import java.util.Locale;

/**
 * What happens in one cycle.
 *
 * @param number from 1
 * @param seed of what the writers do
 * @param victim which writer's process suffers, where one does
 * @param after how many commands are acknowledged first
 * @param pauseMillis how long whoever is stopped stays so
 * @param cuts how many inserts are cut
 */
record Cycle(int number, Fault fault, long seed, int victim, int after, int pauseMillis, int cuts) {
  String recorded() {
    return String.format(
        Locale.ROOT,
        "{\"cycle\":%d,\"fault\":\"%s\",\"seed\":%d,\"victim\":%d,\"after\":%d,"
            + "\"pauseMillis\":%d,\"cuts\":%d}",
        number,
        fault,
        seed,
        victim,
        after,
        pauseMillis,
        cuts);
  }
}
