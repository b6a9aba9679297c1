package io.labport.adapter.lti.page;

import java.util.List;

/**
 * What the template {@code review.jte} shows: how the runs of a lab went.
 *
 * @param link the link's title; may be empty
 * @param none what to say when there is no run
 * @param times in which zone times are
 * @param back where the platform takes people back; empty for nowhere
 */
public record ReviewPage(
    String language,
    String nonce,
    String title,
    String link,
    String none,
    List<Run> runs,
    String times,
    String back,
    String backLabel) {
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
