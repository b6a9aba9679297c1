package io.labport.core.internal.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Collects everything that is wrong, so that an operator mends it in one go. */
public final class Problems {
  private record Problem(String key, String text) {}

  private final List<Problem> found = new ArrayList<>();

  public void add(String key, String text) {
    Problem problem = new Problem(key, text);
    if (!found.contains(problem)) {
      found.add(problem);
    }
  }

  public boolean isEmpty() {
    return found.isEmpty();
  }

  public int count() {
    return found.size();
  }

  /** One line each: the key, then what is wrong and what to do. */
  public String report() {
    int width = found.stream().mapToInt(problem -> problem.key().length()).max().orElse(0);
    String head =
        found.size() == 1
            ? "Configuration has 1 problem:"
            : "Configuration has " + found.size() + " problems:";
    return found.stream()
        .sorted(Comparator.comparing(Problem::key))
        .map(
            problem ->
                "  "
                    + problem.key()
                    + " ".repeat(width - problem.key().length() + 3)
                    + problem.text())
        .collect(Collectors.joining("\n", head + "\n", ""));
  }
}
