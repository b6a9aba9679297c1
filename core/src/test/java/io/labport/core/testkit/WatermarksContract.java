package io.labport.core.testkit;

import static io.labport.core.testkit.TestRuns.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.labport.core.port.outbound.Watermarks;
import org.junit.jupiter.api.Test;

/** What {@link Watermarks} promise. */
public interface WatermarksContract extends StorageContract {

  @Test
  default void aMarkMovesForwardAndNeverBack() {
    Watermarks marks = storage().watermarks();
    assertThat(marks.find("reader")).isEmpty();

    marks.advance("reader", NOON);
    assertThat(marks.find("reader")).contains(NOON);

    marks.advance("reader", NOON.minusSeconds(1));
    assertThat(marks.find("reader")).contains(NOON);

    marks.advance("reader", NOON.plusSeconds(1));
    assertThat(marks.find("reader")).contains(NOON.plusSeconds(1));
    assertThat(marks.find("another")).isEmpty();
  }
}
