package io.labport.examples.server.cli.scorm;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.labport.core.domain.InvalidParameterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A list of packages to make, as spreadsheets write it: a line of headings, {@code title} and
 * {@code lab} among them, separated by commas or semicolons.
 *
 * <p>Not the adapter's {@code PackageBatch}, which is for programs that hold Labport themselves:
 * its columns are fixed and a wrong line keeps no other from its package. Here a line may have any
 * setting that the server knows and names its file, and nothing is sent while one line is wrong.
 */
final class LabList {
  private static final Set<String> HEADINGS =
      Set.of("title", "lab", "file", "for", "flavour", "tenant");

  /** Settings that have a heading of their own. */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "language", "handling.language",
          "not-after", "access.notAfter",
          "registrations", "limits.registrations");

  private LabList() {}

  /**
   * One package.
   *
   * @param line where it stands, for messages
   * @param file its name
   * @param body what the dispatch is to be
   */
  record Row(int line, String file, Map<String, @Nullable Object> body) {}

  /**
   * Reads the whole list, so that nothing is made when a line is wrong.
   *
   * @param usual what holds where a line says nothing else
   * @throws InvalidParameterException naming the line
   */
  static List<Row> read(Path csv, Map<String, String> usual) {
    List<Row> rows = new ArrayList<>();
    Set<String> files = new HashSet<>();
    int line = 1;
    for (Map<String, String> cells : cells(csv)) {
      line++;
      Map<String, String> given = new LinkedHashMap<>(usual);
      cells.forEach(
          (name, value) -> {
            if (!value.isBlank()) {
              given.put(SETTINGS.getOrDefault(name, name), value.strip());
            }
          });
      Row row = row(line, given);
      if (!files.add(row.file())) {
        throw wrong(line, "another line makes " + row.file() + " already; add a column 'file'");
      }
      rows.add(row);
    }
    if (rows.isEmpty()) {
      throw new InvalidParameterException("csv", csv + " has no line below its headings");
    }
    return rows;
  }

  private static Row row(int line, Map<String, String> given) {
    Map<String, String> terms = new LinkedHashMap<>(given);
    terms.keySet().removeAll(HEADINGS);
    String unknown =
        terms.keySet().stream().filter(name -> !name.contains(".")).findFirst().orElse("");
    if (!unknown.isEmpty()) {
      throw wrong(line, "there is no column '" + unknown + "'; settings are like limits.allowNew");
    }
    String title = given.getOrDefault("title", "");
    String labs = given.getOrDefault("lab", "");
    if (title.isEmpty() || labs.isEmpty()) {
      throw wrong(line, "title and lab must not be empty");
    }
    try {
      String file = given.getOrDefault("file", PackageFile.named(title, "line-" + line));
      if (!file.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")) {
        throw wrong(line, "the name '" + file + "' must consist of letters, digits, '.', '_', '-'");
      }
      return new Row(
          line,
          file.endsWith(".zip") ? file : file + ".zip",
          NewDispatch.json(
              title,
              labs(labs),
              given.get("for"),
              given.get("flavour"),
              given.get("tenant"),
              terms));
    } catch (InvalidParameterException e) {
      throw e.parameter().equals("csv") ? e : wrong(line, String.valueOf(e.getMessage()));
    }
  }

  /** Numbers alone may have blanks or semicolons between them; titles may hold both. */
  private static List<String> labs(String cell) {
    return Arrays.asList(cell.split(cell.contains("=") ? "\\|" : "[|;\\s]+", -1));
  }

  private static List<Map<String, String>> cells(Path csv) {
    try {
      String text = Files.readString(csv).replaceFirst("^\ufeff", "");
      String headings = text.lines().findFirst().orElse("");
      char separator = headings.indexOf(';') >= 0 && headings.indexOf(',') < 0 ? ';' : ',';
      CsvMapper mapper =
          CsvMapper.builder()
              .enable(CsvParser.Feature.TRIM_SPACES, CsvParser.Feature.SKIP_EMPTY_LINES)
              .build();
      try (MappingIterator<Map<String, String>> lines =
          mapper
              .readerForMapOf(String.class)
              .with(CsvSchema.emptySchema().withHeader().withColumnSeparator(separator))
              .readValues(text)) {
        return lines.readAll();
      }
    } catch (IOException e) {
      throw new InvalidParameterException("csv", csv + " cannot be read as a list in UTF-8");
    }
  }

  private static InvalidParameterException wrong(int line, String what) {
    return new InvalidParameterException("csv", "line " + line + ": " + what);
  }
}
