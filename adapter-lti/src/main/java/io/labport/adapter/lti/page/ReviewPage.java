package io.labport.adapter.lti.page;

import java.util.List;

/**
 * What the template {@code review.jte} shows: how the runs of a lab went.
 *
 * @param link the link's title; may be empty
 * @param zone in which times are
 * @param back where the platform takes people back; empty for nowhere
 */
public record ReviewPage(Frame frame, String link, List<Run> runs, String zone, String back) {
  public ReviewPage {
    runs = List.copyOf(runs);
  }

  /** One run. */
  public record Run(String heading, List<Fact> facts) {
    public Run {
      facts = List.copyOf(facts);
    }
  }

  /** A name and its value. */
  public record Fact(String name, String value) {}
}
