package io.labport.examples.server.cli.admin;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A command that shows one page of a list. */
public abstract class PagedCommand extends AdminCommand {
  @Option(names = "--limit", paramLabel = "NUMBER", description = "How many at most.")
  @Nullable Integer limit;

  @Option(
      names = "--after",
      paramLabel = "PLACE",
      description = "Where the page before ended, as it said.")
  @Nullable String after;

  /** What the query says about the page. */
  protected final Map<String, Object> page() {
    Map<String, Object> query = new LinkedHashMap<>();
    if (limit != null) {
      query.put("limit", limit);
    }
    if (after != null) {
      query.put("after", after);
    }
    return query;
  }
}
