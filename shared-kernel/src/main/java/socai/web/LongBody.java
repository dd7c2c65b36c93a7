package socai.web;

/**
 * An endpoint that reads its body as it comes and keeps nothing of it, and so takes longer ones
 * than commands may be.
 *
 * @param path its whole path
 * @param mostBytes where it is broken off
 */
public record LongBody(String path, long mostBytes) {}
