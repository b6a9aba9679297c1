package io.labport.adapter.lti.deeplink;

import java.util.List;

/**
 * What the template {@code picker/list.jte} shows.
 *
 * @param elsewhere how many labs are chosen that are not on this page
 * @param error empty for none
 */
public record ListView(
    PickerFrame frame,
    String query,
    boolean multiple,
    List<Series> series,
    int found,
    int page,
    int pages,
    int chosen,
    int elsewhere,
    boolean empty,
    String error) {

  public ListView {
    series = List.copyOf(series);
  }

  /** Labs under one heading. */
  public record Series(String name, List<Row> rows) {
    public Series {
      rows = List.copyOf(rows);
    }
  }

  /**
   * @param facts number, duration, languages, instruction sets
   * @param about empty for nothing
   */
  public record Row(int lab, String name, String facts, String about, boolean chosen) {}
}
