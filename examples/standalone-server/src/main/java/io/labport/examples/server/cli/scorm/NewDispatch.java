package io.labport.examples.server.cli.scorm;

import io.labport.core.domain.InvalidParameterException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a new dispatch is to be. */
final class NewDispatch {
  static final String FLAVOURS =
      "scorm-12, scorm-2004-3rd or scorm-2004-4th; by default what suits the LMS.";
  private static final Pattern LAB = Pattern.compile("([0-9]{1,9})(?:=(.*\\S.*))?", Pattern.DOTALL);

  @Option(
      names = "--lab",
      paramLabel = "NUMBER[=TITLE]",
      required = true,
      description =
          "The lab profile's number at Skillable. Several make a course, in this order, each with"
              + " a title of its own or that of the course.")
  List<String> labs = new ArrayList<>();

  @Option(names = "--title", required = true, description = "As the LMS shows it.")
  String title = "";

  @Option(
      names = "--for",
      paramLabel = "LMS",
      description = "A family that 'labport scorm lms' lists; chooses flavour and switches.")
  @Nullable String lms;

  @Option(names = "--tenant", description = "Whose learners they are, for a server of several.")
  @Nullable String tenant;

  @Parameters(paramLabel = "TERM=VALUE", arity = "0..*", description = Settings.TERMS)
  Map<String, String> terms = new LinkedHashMap<>();

  Map<String, @Nullable Object> json(@Nullable String flavour) {
    return json(title, labs, lms, flavour, tenant, terms);
  }

  /** The body of a request for it. */
  static Map<String, @Nullable Object> json(
      String title,
      List<String> labs,
      @Nullable String lms,
      @Nullable String flavour,
      @Nullable String tenant,
      Map<String, String> terms) {
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("title", title);
    body.put("labs", labs.stream().map(NewDispatch::lab).toList());
    put(body, "for", lms);
    put(body, "flavour", flavour);
    put(body, "tenant", tenant);
    body.putAll(Settings.json(terms));
    return body;
  }

  private static Map<String, Object> lab(String typed) {
    Matcher lab = LAB.matcher(typed.strip());
    if (!lab.matches()) {
      throw new InvalidParameterException(
          "lab", "'" + typed + "' must be a number, or a number and a title like 101=Networks");
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("lab", Integer.valueOf(lab.group(1)));
    if (lab.group(2) != null) {
      json.put("title", lab.group(2).strip());
    }
    return json;
  }

  private static void put(Map<String, @Nullable Object> body, String name, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      body.put(name, value.strip());
    }
  }
}
