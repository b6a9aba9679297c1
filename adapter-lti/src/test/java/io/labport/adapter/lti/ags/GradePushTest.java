package io.labport.adapter.lti.ags;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.adapter.lti.fake.Tool;
import io.labport.core.domain.EventHead;
import io.labport.core.domain.LabEvent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What events of lab runs lead to. */
class GradePushTest extends GradeScene {
  @Test
  void anEventHastensOneItemForEachLinkTheRunWasOpenedFrom() throws Exception {
    learned(RUN);
    Tool.Attempt other = tool.begin();
    other.claims.put(Tool.LTI + "resource_link", Map.of("id", "rl-902"));
    other.launch();
    String first = tool.results.origins.get(RUN).get(0);
    String second = tool.entered.get(1).launch().origin().orElseThrow().value();
    tool.results.origins.put(RUN, List.of(first, second, "gone"));
    EventHead head = new EventHead("e1", RUN, 3, tool.clock.instant());

    tool.get(GradePush.class).on(new LabEvent.Graded(head, 1));

    assertThat(tool.work.hastened)
        .hasSize(2)
        .allSatisfy(
            i -> {
              assertThat(i.queue()).isEqualTo("lti/grades");
              assertThat(i.group()).isEqualTo("reg-1");
              assertThat(i.payload()).doesNotContain("u-5531");
            });
    // Both links point at one column, so the learner's scores share a lane.
    assertThat(tool.work.hastened.get(0).lane()).isEqualTo(tool.work.hastened.get(1).lane());
    assertThat(tool.work.hastened.get(0).id()).isNotEqualTo(tool.work.hastened.get(1).id());
    assertThat(tool.work.revived).hasSize(2);
  }

  @Test
  void eventsWithoutAnythingForTheGradebookHastenNothing() throws Exception {
    learned(RUN);
    EventHead head = new EventHead("e1", RUN, 3, tool.clock.instant());

    tool.get(GradePush.class).on(new LabEvent.Cancelled(head));

    assertThat(tool.work.hastened).isEmpty();
  }
}
