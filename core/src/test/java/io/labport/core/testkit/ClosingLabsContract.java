package io.labport.core.testkit;

import static io.labport.core.testkit.TestRuns.ADA_USER;
import static io.labport.core.testkit.TestRuns.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.labport.core.domain.LabInstanceId;
import io.labport.core.domain.SkillableUserId;
import io.labport.core.port.outbound.ClosingLabs;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@link ClosingLabs} promise. */
public interface ClosingLabsContract extends StorageContract {

  @Test
  default void whatIsBeingClosedIsListedUntilItIsClosed() {
    ClosingLabs closing = storage().closingLabs();
    closing.add(ADA_USER, new LabInstanceId(1), NOON);
    closing.add(ADA_USER, new LabInstanceId(2), NOON.plusSeconds(1));
    closing.add(new SkillableUserId("other"), new LabInstanceId(3), NOON);

    assertThat(closing.of(ADA_USER))
        .isEqualTo(Map.of(new LabInstanceId(1), NOON, new LabInstanceId(2), NOON.plusSeconds(1)));

    closing.remove(new LabInstanceId(1));
    closing.remove(new LabInstanceId(1));
    assertThat(closing.of(ADA_USER)).containsOnlyKeys(new LabInstanceId(2));
  }

  @Test
  default void askingTwiceKeepsTheFirstMoment() {
    ClosingLabs closing = storage().closingLabs();
    closing.add(ADA_USER, new LabInstanceId(1), NOON);
    closing.add(ADA_USER, new LabInstanceId(1), NOON.plusSeconds(9));

    assertThat(closing.of(ADA_USER)).containsEntry(new LabInstanceId(1), NOON);
  }
}
