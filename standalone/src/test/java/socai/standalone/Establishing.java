package socai.standalone;

import java.util.UUID;

/** The command with which a ledger of units begins, as it is sent. */
final class Establishing {
  private Establishing() {}

  /** Establishes a new province. */
  static String newProvince() {
    return province(UUID.randomUUID().toString(), UUID.randomUUID().toString(), "Tỉnh Sơn La");
  }

  /** Establishes {@code unit} as a province called {@code name}. */
  static String province(String command, String unit, String name) {
    return """
        {"command":"@command","unit":"@unit","code":"14",
         "name":"@name","level":"province","from":"2020-06-03","basis":"-"}
        """
        .replace("@command", command)
        .replace("@unit", unit)
        .replace("@name", name);
  }
}
