package io.labport.adapter.scorm.packaging.batch;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a table (RFC 4180) as spreadsheets write it: in UTF-8, with or without a byte order mark,
 * with commas or, where the comma is the decimal sign, semicolons.
 */
final class BatchTable {
  private static final char MARK = '\uFEFF';

  private final List<Line> lines = new ArrayList<>();
  private final List<BatchError> errors = new ArrayList<>();
  private final List<BatchColumn> columns = new ArrayList<>();

  private BatchTable() {}

  /**
   * A line that is not blank.
   *
   * @param number of its beginning in the file
   * @param cells that are not blank
   */
  record Line(long number, Map<BatchColumn, String> cells) {
    Optional<String> cell(BatchColumn column) {
      return Optional.ofNullable(cells.get(column));
    }
  }

  static BatchTable read(byte[] csv) {
    BatchTable table = new BatchTable();
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(csv)).toString();
      table.read(text.isEmpty() || text.charAt(0) != MARK ? text : text.substring(1));
    } catch (CharacterCodingException e) {
      table.errors.add(
          BatchError.at(1, "the file is not in UTF-8; save it as 'CSV UTF-8' and try again"));
    }
    return table;
  }

  List<Line> lines() {
    return List.copyOf(lines);
  }

  /** What is wrong with the table itself. */
  List<BatchError> errors() {
    return List.copyOf(errors);
  }

  private void read(String text) {
    String first = text.lines().findFirst().orElse("");
    char separator = first.indexOf(';') >= 0 && first.indexOf(',') < 0 ? ';' : ',';
    // Of the line that was begun last, for when the parser gives up within it.
    long number = 1;
    try (JsonParser parser =
        new CsvMapper()
            .enable(CsvParser.Feature.TRIM_SPACES)
            .reader(CsvSchema.emptySchema().withColumnSeparator(separator))
            .createParser(text)) {
      List<String> cells = new ArrayList<>();
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.START_ARRAY) {
          cells.clear();
        } else if (token == JsonToken.VALUE_STRING) {
          if (cells.isEmpty()) {
            number = parser.currentTokenLocation().getLineNr();
          }
          cells.add(parser.getText().strip());
        } else if (token == JsonToken.END_ARRAY && !cells.stream().allMatch(String::isEmpty)) {
          if (columns.isEmpty()) {
            head(number, cells);
            if (!errors.isEmpty()) {
              return;
            }
          } else {
            line(number, cells);
          }
        }
      }
    } catch (JacksonException e) {
      errors.add(
          BatchError.at(
              number,
              "this line or the next is no CSV ("
                  + e.getOriginalMessage()
                  + "); nothing from here on was read"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read from memory", e);
    }
    if (columns.isEmpty() && errors.isEmpty()) {
      errors.add(BatchError.at(1, "the file is empty; its first line names the columns"));
    }
  }

  private void head(long number, List<String> headings) {
    for (String heading : headings) {
      Optional<BatchColumn> column = BatchColumn.of(heading);
      if (column.isEmpty()) {
        errors.add(
            new BatchError(
                number,
                Optional.of(heading),
                Optional.empty(),
                "there is no such column; there are " + BatchColumn.all()));
      } else if (columns.contains(column.get())) {
        errors.add(BatchError.at(number, column.get(), "the column is there twice"));
      } else {
        columns.add(column.get());
      }
    }
    for (BatchColumn needed : List.of(BatchColumn.LAB, BatchColumn.TITLE)) {
      if (!columns.contains(needed)) {
        errors.add(BatchError.at(number, needed, "the column is missing"));
      }
    }
  }

  private void line(long number, List<String> cells) {
    Map<BatchColumn, String> known = new EnumMap<>(BatchColumn.class);
    for (int i = 0; i < cells.size(); i++) {
      if (cells.get(i).isEmpty()) {
        continue;
      }
      if (i >= columns.size()) {
        errors.add(
            BatchError.at(
                number,
                "the line has more cells than there are columns; put quotation marks around texts"
                    + " that hold the separator"));
        return;
      }
      known.put(columns.get(i), cells.get(i));
    }
    lines.add(new Line(number, known));
  }
}
