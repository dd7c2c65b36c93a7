package socai.standalone.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Tables that are taken along, as the endpoints give them. */
@ExtendWith(Endpoints.Given.class)
class SheetsIT {
  private static final String TYPE =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private static final String CSV_TYPE = "text/csv;charset=UTF-8";

  private final Endpoints endpoints;
  private final HttpClient http = HttpClient.newHttpClient();

  SheetsIT(Endpoints endpoints) {
    this.endpoints = endpoints;
  }

  @Test
  void the_evidence_of_a_figure_comes_with_its_amounts_as_numbers() throws Exception {
    new Field(endpoints);
    String teams = "/api/evidence/teams";
    JsonNode evidence =
        Endpoints.json(endpoints.get("officer", teams + "?atLeast=" + endpoints.head()));
    HttpResponse<byte[]> file = file(teams + "/xlsx?upTo=" + evidence.get("position"));
    assertThat(file.headers().firstValue("Content-Type")).contains(TYPE);
    assertThat(file.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"teams.xlsx\"");
    String sheet = part(file.body(), "xl/worksheets/sheet1.xml");
    assertThat(sheet.split("<row ", -1)).hasSize(evidence.get("count").asInt() + 2);
    assertThat(sheet)
        .contains("<v>" + evidence.at("/events/0/position").asLong() + "</v>")
        .doesNotContain("<f>");
  }

  @Test
  void findings_and_coverage_come_as_sheets_too() throws Exception {
    Field field = new Field(endpoints);
    endpoints.get("officer", "/api/suspicions?atLeast=" + endpoints.head());
    endpoints.get("officer", "/api/units?atLeast=" + endpoints.head());
    for (String path :
        List.of(
            "/api/suspicions/xlsx",
            "/api/coverage/xlsx?service=vneid&unitLevel=hamlet&within=" + field.hamlet)) {
      HttpResponse<byte[]> file = file(path);
      assertThat(file.statusCode()).as(path).isEqualTo(200);
      assertThat(file.headers().firstValue("Content-Type")).as(path).contains(TYPE);
      assertThat(part(file.body(), "xl/worksheets/sheet1.xml")).as(path).contains("<row ");
    }
  }

  @Test
  void every_table_comes_as_lines_with_as_many_rows_as_the_sheet_has() throws Exception {
    Field field = new Field(endpoints);
    endpoints.get("officer", "/api/suspicions?atLeast=" + endpoints.head());
    endpoints.get("officer", "/api/units?atLeast=" + endpoints.head());
    for (String path :
        List.of(
            "/api/evidence/teams/FORM?atLeast=" + endpoints.head(),
            "/api/suspicions/FORM?",
            "/api/totals/units/FORM?unitLevel=hamlet&within=" + field.hamlet,
            "/api/coverage/FORM?service=vneid&unitLevel=hamlet&within=" + field.hamlet)) {
      HttpResponse<byte[]> lines = file(path.replace("FORM", "csv"));
      HttpResponse<byte[]> sheet = file(path.replace("FORM", "xlsx"));
      String text = new String(lines.body(), StandardCharsets.UTF_8);
      assertThat(lines.headers().firstValue("Content-Type"))
          .as(path)
          .hasValueSatisfying(type -> assertThat(type).isEqualToIgnoringCase(CSV_TYPE));
      assertThat(lines.headers().firstValue("Content-Disposition"))
          .as(path)
          .hasValueSatisfying(file -> assertThat(file).startsWith("attachment").endsWith(".csv\""));
      assertThat(text).as(path).startsWith("\ufeff").endsWith("\r\n");
      assertThat(text.split("\r\n", -1))
          .as(path)
          .hasSize(part(sheet.body(), "xl/worksheets/sheet1.xml").split("<row ", -1).length);
    }
  }

  private HttpResponse<byte[]> file(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + endpoints.port() + path))
            .header("Authorization", Endpoints.basic("officer", "officer"))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
  }

  private static String part(byte[] file, String name) throws IOException {
    Path kept = Files.createTempFile("sheet", ".xlsx");
    try {
      Files.write(kept, file);
      try (ZipFile zip = new ZipFile(kept.toFile())) {
        ZipEntry entry = zip.getEntry(name);
        assertThat(entry).as(name).isNotNull();
        return new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
      }
    } finally {
      Files.delete(kept);
    }
  }
}
