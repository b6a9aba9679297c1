package io.labport.examples.certification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How all cases went, for people and programs. */
public record Report(String tool, List<CaseResult> results) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  public Report {
    results = List.copyOf(results);
  }

  /** A report of these results. */
  public static Report of(String tool, List<CaseResult> results) {
    return new Report(tool, results);
  }

  /** How many ended so. */
  public long count(Verdict verdict) {
    return results.stream().filter(result -> result.verdict() == verdict).count();
  }

  /** One line. */
  public String summary() {
    return count(Verdict.PASSED)
        + " passed, "
        + count(Verdict.FAILED)
        + " failed, "
        + count(Verdict.NOT_APPLICABLE)
        + " not applicable";
  }

  /** One line for each case, in columns, for a terminal. */
  public String table() {
    StringBuilder table = new StringBuilder();
    for (CaseResult result : results) {
      table.append(line(result)).append('\n');
    }
    return table.append(summary()).toString();
  }

  /** One line for one case. */
  public static String line(CaseResult result) {
    String status = result.status().isPresent() ? Integer.toString(result.status().getAsInt()) : "";
    String code = result.code().orElse("");
    return String.format(
            Locale.ROOT,
            "%-14s %-28s %3s %-32s %s",
            result.verdict().words(),
            result.tried().id(),
            status,
            code,
            result.verdict() == Verdict.PASSED ? result.tried().name() : result.seen())
        .stripTrailing();
  }

  /** Tables in Markdown, a table for each group. */
  public String markdown() {
    StringBuilder page = new StringBuilder("# Certification of ").append(tool).append("\n\n");
    page.append(summary()).append(".\n");
    for (Group group : Group.values()) {
      List<CaseResult> of = in(group);
      if (of.isEmpty()) {
        continue;
      }
      page.append("\n## ").append(group.title()).append("\n\n");
      page.append("| Case | The tool is given | Expected | Verdict | Status | Code | Seen |\n");
      page.append("|---|---|---|---|---|---|---|\n");
      for (CaseResult result : of) {
        List<String> cells = new ArrayList<>();
        cells.add(result.tried().id());
        cells.add(result.tried().name());
        cells.add(result.tried().expectation().words());
        cells.add(result.verdict().words());
        cells.add(result.status().isPresent() ? Integer.toString(result.status().getAsInt()) : "");
        cells.add(result.code().orElse(""));
        cells.add(result.seen());
        page.append("| ");
        page.append(String.join(" | ", cells.stream().map(Report::cell).toList()));
        page.append(" |\n");
      }
    }
    return page.toString();
  }

  /** The same as JSON. */
  public String json() {
    ObjectNode report = JSON.createObjectNode().put("tool", tool);
    for (Verdict verdict : Verdict.values()) {
      report.put(verdict.words().replace(' ', '-'), count(verdict));
    }
    ArrayNode cases = report.putArray("cases");
    for (CaseResult result : results) {
      ObjectNode one =
          cases
              .addObject()
              .put("id", result.tried().id())
              .put("group", result.tried().group().id())
              .put("name", result.tried().name())
              .put("expected", result.tried().expectation().words())
              .put("verdict", result.verdict().words())
              .put("seen", result.seen());
      result.status().ifPresent(status -> one.put("status", status));
      Optional<String> code = result.code();
      code.ifPresent(found -> one.put("code", found));
    }
    try {
      return JSON.writeValueAsString(report);
    } catch (JsonProcessingException notWritten) {
      throw new IllegalStateException("a report could not be written", notWritten);
    }
  }

  private List<CaseResult> in(Group group) {
    return results.stream().filter(result -> result.tried().group() == group).toList();
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("<", "&lt;").replaceAll("\\s+", " ");
  }
}
