package io.labport.examples.lms;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongFunction;

/** Columns and cells. Whatever changes is handed to the keeper before the change is answered. */
final class Gradebook {

  /** Where a cell is. */
  record Place(long lineItem, String userId) {}

  /** The whole content, for keeping. */
  record Content(long nextNumber, List<LineItem> lineItems, Map<Place, Cell> cells) {}

  private final Consumer<Content> keeper;
  private final Map<Long, LineItem> lineItems = new TreeMap<>();
  private final Map<Place, Cell> cells = new LinkedHashMap<>();
  private long nextNumber;

  Gradebook(Content content, Consumer<Content> keeper) {
    this.keeper = keeper;
    this.nextNumber = content.nextNumber();
    content.lineItems().forEach(item -> lineItems.put(item.number(), item));
    cells.putAll(content.cells());
  }

  static Content emptyContent() {
    return new Content(1, List.of(), Map.of());
  }

  /** Makes the columns of links that have none yet. */
  synchronized void couple(Course course) {
    for (Link link : course.links()) {
      boolean there =
          lineItems.values().stream()
              .anyMatch(
                  item ->
                      item.coupled()
                          && item.courseId().equals(course.id())
                          && item.linkId().equals(Optional.of(link.id())));
      if (!there && link.maximum().isPresent()) {
        add(number -> LineItem.coupled(number, course.id(), link));
      }
    }
  }

  synchronized List<LineItem> columns(String courseId) {
    return lineItems.values().stream().filter(item -> item.courseId().equals(courseId)).toList();
  }

  synchronized Optional<LineItem> column(String courseId, long number) {
    return Optional.ofNullable(lineItems.get(number))
        .filter(item -> item.courseId().equals(courseId));
  }

  synchronized List<LineItem> columnsOfLink(Course course, String linkId) {
    return columns(course.id()).stream()
        .filter(item -> item.linkId().equals(Optional.of(linkId)))
        .toList();
  }

  synchronized LineItem add(LongFunction<LineItem> numbered) {
    LineItem item = numbered.apply(nextNumber++);
    lineItems.put(item.number(), item);
    keep();
    return item;
  }

  /** False if the column is gone. */
  synchronized boolean replace(LineItem item) {
    if (lineItems.replace(item.number(), item) == null) {
      return false;
    }
    keep();
    return true;
  }

  synchronized void remove(LineItem item) {
    lineItems.remove(item.number());
    cells.keySet().removeIf(place -> place.lineItem() == item.number());
    keep();
  }

  /** False, changing nothing, if the new cell would not be newer than what is there. */
  synchronized boolean apply(
      LineItem item, String userId, boolean wholeSeconds, Function<Optional<Cell>, Cell> next) {
    Place place = new Place(item.number(), userId);
    Optional<Cell> there = Optional.ofNullable(cells.get(place));
    Cell cell = next.apply(there);
    if (there.isPresent()
        && !rounded(cell.timestamp(), wholeSeconds)
            .isAfter(rounded(there.get().timestamp(), wholeSeconds))) {
      return false;
    }
    cells.put(place, cell);
    keep();
    return true;
  }

  private static Instant rounded(Instant time, boolean wholeSeconds) {
    return wholeSeconds ? time.truncatedTo(ChronoUnit.SECONDS) : time;
  }

  synchronized Optional<Grade> grade(LineItem item, String userId) {
    LineItem now = lineItems.getOrDefault(item.number(), item);
    return Optional.ofNullable(cells.get(new Place(item.number(), userId)))
        .map(cell -> cell.in(now));
  }

  synchronized Optional<Instant> latest(LineItem item, String userId) {
    return Optional.ofNullable(cells.get(new Place(item.number(), userId))).map(Cell::timestamp);
  }

  /** Has everything kept once more, for what is kept beside the gradebook. */
  synchronized void keep() {
    keeper.accept(
        new Content(
            nextNumber,
            List.copyOf(lineItems.values()),
            Collections.unmodifiableMap(new LinkedHashMap<>(cells))));
  }
}
