package socai.query.table;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import org.springframework.http.HttpHeaders;
import socai.ledger.Position;

/** The files that a table is given as; columns, headings and rows are the same in each. */
public enum TableFile {
  /** For spreadsheets: numbers are numbers, days are days, whatever its settings. */
  XLSX(Xlsx.TYPE, ".xlsx", Xlsx.MOST_ROWS),

  /** For everything that reads lines of text. */
  CSV(Csv.TYPE, ".csv", Long.MAX_VALUE);

  /** The header that states the position of a file. */
  public static final String POSITION = "Ledger-Position";

  private final String type;
  private final String ending;
  private final long mostRows;

  TableFile(String type, String ending, long mostRows) {
    this.type = type;
    this.ending = ending;
    this.mostRows = mostRows;
  }

  /**
   * Says that {@code response} is such a file of {@code rows} rows, how it is called but for its
   * ending, and of which position it is: in the header {@link #POSITION}.
   *
   * @throws socai.problem.RefusedException {@link TableRefusal#TOO_LONG} if it has no room for them
   */
  public void announce(String name, Position position, long rows, HttpServletResponse response) {
    if (rows > mostRows) {
      throw TableRefusal.TOO_LONG.refused();
    }
    response.setContentType(type);
    response.setHeader(POSITION, position.toString());
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ending + "\"");
  }

  /**
   * Writes the table, row by row; none is held longer than until a buffer is full.
   *
   * @param name what it is of, a key as the columns' are
   * @param out is not closed
   */
  public <R> void write(String name, List<Column<R>> columns, Iterator<R> rows, OutputStream out)
      throws IOException {
    switch (this) {
      case XLSX -> Xlsx.write(name, columns, rows, out);
      case CSV -> Csv.write(name, columns, rows, out);
    }
  }
}
