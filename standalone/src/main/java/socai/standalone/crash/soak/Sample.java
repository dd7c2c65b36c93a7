package socai.standalone.crash.soak;

/**
 * How things stand at one moment.
 *
 * @param seconds since the load began
 * @param acknowledged so many commands in all
 * @param perSecond as many were acknowledged a second since the last sample
 * @param slowestMillis 99 of 100 answers since the last sample were at least as quick
 * @param refused so many attempts in all were refused for the moment
 * @param unanswered so many attempts in all had no answer
 * @param waiting commands that were due and not sent, since all callers wait for answers
 * @param heap bytes that no garbage collection gives back
 * @param descriptors open files and connections
 * @param threads of the program
 * @param lag how many events the read models are behind the ledger
 */
public record Sample(
    long seconds,
    long acknowledged,
    long perSecond,
    long slowestMillis,
    long refused,
    long unanswered,
    long waiting,
    long heap,
    long descriptors,
    int threads,
    long lag) {}
