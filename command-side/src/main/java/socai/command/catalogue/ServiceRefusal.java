package socai.command.catalogue;

import socai.problem.Refusal;

/** Why something about a service is not done. */
public enum ServiceRefusal implements Refusal {
  UNKNOWN("service.unknown", 422),
  OFFERED_ALREADY("service.offered-already", 409),
  NOT_OFFERED("service.not-offered", 422),
  ENTRY_UNKNOWN("service.entry-unknown", 422),
  RESTS_ON_IT("service.rests-on-it", 422),
  FULL_HISTORY("service.full-history", 422);

  private final String code;
  private final int status;

  ServiceRefusal(String code, int status) {
    this.code = code;
    this.status = status;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public int status() {
    return status;
  }
}
