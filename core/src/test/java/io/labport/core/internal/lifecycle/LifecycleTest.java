package io.labport.core.internal.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labport.core.spi.Managed;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LifecycleTest {
  private final List<String> story = new ArrayList<>();
  private final Lifecycle lifecycle = new Lifecycle();

  private Managed component(String name, boolean starts, boolean stops) {
    return new Managed() {
      @Override
      public void start() {
        story.add("start " + name);
        if (!starts) {
          throw new IllegalStateException(name + " does not start");
        }
      }

      @Override
      public void stop() {
        story.add("stop " + name);
        if (!stops) {
          throw new IllegalStateException(name + " does not stop");
        }
      }
    };
  }

  @Test
  void componentsStopInReverseEachOnceEvenWhenOneFails() throws Exception {
    lifecycle.start(component("a", true, true));
    lifecycle.start(component("b", true, false));
    lifecycle.onStop(() -> story.add("end c"));

    assertThat(lifecycle.stop())
        .singleElement()
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.THROWABLE)
        .hasMessage("b does not stop");
    assertThat(lifecycle.stop()).isEmpty();

    assertThat(story).containsExactly("start a", "start b", "end c", "stop b", "stop a");
  }

  @Test
  void aComponentThatFailedToStartIsStoppedToo() {
    assertThatThrownBy(() -> lifecycle.start(component("a", false, true)))
        .hasMessage("a does not start");

    lifecycle.stop();

    assertThat(story).containsExactly("start a", "stop a");
  }
}
