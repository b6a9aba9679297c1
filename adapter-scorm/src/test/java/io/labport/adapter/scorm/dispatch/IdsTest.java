package io.labport.adapter.scorm.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.adapter.scorm.dispatch.key.Ids;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class IdsTest {

  @Test
  void anIdThatACommandLineWouldTakeForAnOptionIsDrawnAgain() {
    // Six bits are a character, and 111110 is the hyphen; 111111 is the underscore.
    assertThat(Ids.draw(new Drawing(0xF8, 0xFB, 0xFC))).matches("_[A-Za-z0-9_-]{21}");
  }

  @Test
  void anyOtherIdIsTheFirstThatIsDrawn() {
    assertThat(Ids.draw(new Drawing(0, 0xFC))).isEqualTo("A".repeat(22));
  }

  /** Draws bytes that are all the same, each time others. */
  private static final class Drawing extends SecureRandom {
    private static final long serialVersionUID = 1L;

    private final transient Deque<Integer> left;

    Drawing(Integer... draws) {
      left = new ArrayDeque<>(List.of(draws));
    }

    @Override
    public void nextBytes(byte[] bytes) {
      Arrays.fill(bytes, left.remove().byteValue());
    }
  }
}
