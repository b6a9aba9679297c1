package io.labport.adapter.lti.deeplink;

import io.labport.core.domain.LabProfile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One page of the labs that fit a search, by series.
 *
 * @param series in order; the labs without one under an empty name, last
 * @param found how many fit in all
 * @param page from 1
 * @param pages at least 1
 */
record LabList(Map<String, List<LabProfile>> series, int found, int page, int pages) {
  static final int PAGE = 25;

  static LabList of(List<LabProfile> labs, String query, int wanted) {
    List<String> words =
        Stream.of(query.toLowerCase(Locale.ROOT).split("\\s+", -1))
            .filter(w -> !w.isEmpty())
            .toList();
    List<LabProfile> fitting =
        labs.stream()
            .filter(LabProfile::launchable)
            .filter(lab -> words.isEmpty() || holds(lab, words))
            .sorted(
                Comparator.comparing((LabProfile lab) -> lab.series().isEmpty())
                    .thenComparing(lab -> folded(lab.series().orElse("")))
                    .thenComparing(lab -> folded(lab.name()))
                    .thenComparing(lab -> lab.id().value()))
            .toList();
    int pages = Math.max(1, (fitting.size() + PAGE - 1) / PAGE);
    int page = Math.max(1, Math.min(wanted, pages));
    Map<String, List<LabProfile>> series = new LinkedHashMap<>();
    fitting.stream()
        .skip((long) (page - 1) * PAGE)
        .limit(PAGE)
        .forEach(
            lab ->
                series
                    .computeIfAbsent(lab.series().orElse(""), name -> new ArrayList<>())
                    .add(lab));
    return new LabList(series, fitting.size(), page, pages);
  }

  /** Every word somewhere. */
  private static boolean holds(LabProfile lab, List<String> words) {
    String all =
        folded(
            String.join(
                " ",
                lab.id().toString(),
                lab.name(),
                lab.number().orElse(""),
                lab.series().orElse(""),
                lab.description().map(PlainText::of).orElse("")));
    return words.stream().allMatch(all::contains);
  }

  private static String folded(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
