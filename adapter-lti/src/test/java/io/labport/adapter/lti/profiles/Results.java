package io.labport.adapter.lti.profiles;

import io.labport.examples.lms.LmsProfile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Profile by step: what came of it. What did not happen stays a dash. */
final class Results {
  private final Map<LmsProfile, Map<Step, String>> cells = new EnumMap<>(LmsProfile.class);

  void tell(LmsProfile profile, Step step, String result) {
    cells.computeIfAbsent(profile, row -> new EnumMap<>(Step.class)).put(step, result);
  }

  List<String> row(LmsProfile profile) {
    Map<Step, String> row = cells.getOrDefault(profile, Map.of());
    return Arrays.stream(Step.values()).map(step -> row.getOrDefault(step, "-")).toList();
  }

  /** With columns as wide as they need to be, without blanks at the ends of lines. */
  String table() {
    List<List<String>> lines = new ArrayList<>();
    lines.add(line("profile", Arrays.stream(Step.values()).map(step -> step.title).toList()));
    for (LmsProfile profile : LmsProfile.values()) {
      lines.add(line(profile.name(), row(profile)));
    }
    StringBuilder table = new StringBuilder();
    for (List<String> line : lines) {
      StringBuilder text = new StringBuilder();
      for (int column = 0; column < line.size(); column++) {
        int at = column;
        int width = lines.stream().mapToInt(each -> each.get(at).length()).max().orElseThrow();
        text.append(String.format(Locale.ROOT, "%-" + width + "s | ", line.get(column)));
      }
      table.append(text.toString().replaceFirst("[ |]+$", "")).append('\n');
    }
    return table.toString();
  }

  private static List<String> line(String first, List<String> others) {
    List<String> all = new ArrayList<>(List.of(first));
    all.addAll(others);
    return all;
  }
}
