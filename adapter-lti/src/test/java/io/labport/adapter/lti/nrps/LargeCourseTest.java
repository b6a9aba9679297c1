package io.labport.adapter.lti.nrps;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.adapter.lti.fake.FakePlatform.Seen;
import io.labport.adapter.lti.fake.ServiceHost.Answer;
import io.labport.adapter.lti.fake.Tool;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A hundred thousand members, in the pages that platforms send and all at once. */
class LargeCourseTest extends RosterBench {
  private static final int MEMBERS = 100_000;
  private static final int PAGE = 1000;

  /** What the members themselves may weigh: some 100 characters each, and the objects around. */
  private static final long MOST_HELD = 120L * 1024 * 1024;

  @Test
  void allArriveThroughAllPages() throws Exception {
    host.answer(LargeCourseTest::aPage);
    launched(host.at("/members?from=0"));

    Roster.Read roster = measured("collected", () -> rosters.members(COURSE, MemberQuery.ALL));

    assertThat(roster.members()).hasSize(MEMBERS);
    assertThat(roster.members().get(MEMBERS - 1).user()).isEqualTo("u-" + (MEMBERS - 1));
    assertThat(roster.partial()).isFalse();
    assertThat(host.requests).hasSize(MEMBERS / PAGE);
  }

  @Test
  void handedOverOneByOneTheyNeedNoMemory() throws Exception {
    host.answer(LargeCourseTest::aPage);
    launched(host.at("/members?from=0"));
    AtomicInteger count = new AtomicInteger();

    Roster.Read end =
        measured(
            "one by one",
            () -> rosters.each(COURSE, MemberQuery.ALL, member -> count.incrementAndGet()));

    assertThat(count).hasValue(MEMBERS);
    assertThat(end.partial()).isFalse();
  }

  @Test
  void aPlatformThatDoesNotPageSendsAllAtOnce() throws Exception {
    host.answer(seen -> Answer.of(members(0, MEMBERS)));
    launched(host.at("/members"));

    Roster.Read roster = measured("at once", () -> rosters.members(COURSE, MemberQuery.ALL));

    assertThat(roster.members()).hasSize(MEMBERS);
    assertThat(roster.partial()).isFalse();
  }

  private interface Reading {
    Roster read();
  }

  private static Roster.Read measured(String name, Reading reading) {
    long before = live();
    long began = System.nanoTime();
    Roster.Read roster = read(reading.read());
    double seconds = (System.nanoTime() - began) / 1e9;
    long held = live() - before;
    System.out.printf(
        java.util.Locale.ROOT,
        "%d members %s: %.1f s, %d MiB live afterwards%n",
        MEMBERS,
        name,
        seconds,
        held >> 20);
    assertThat(held).isLessThan(MOST_HELD);
    return roster;
  }

  private static long live() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static Answer aPage(Seen seen) {
    int from = Integer.parseInt(Tool.query(seen.address()).get("from"));
    String body = members(from, PAGE);
    return from + PAGE < MEMBERS
        ? Answer.of(body, "<?from=" + (from + PAGE) + ">; rel=\"next\"")
        : Answer.of(body);
  }

  private static String members(int from, int count) {
    StringBuilder all = new StringBuilder("{\"members\":[");
    for (int i = from; i < from + count; i++) {
      all.append(i == from ? "" : ",")
          .append("{\"user_id\":\"u-")
          .append(i)
          .append("\",\"status\":\"Active\",\"roles\":[\"")
          .append(Tool.LEARNER)
          .append("\"],\"name\":\"Person Number ")
          .append(i)
          .append("\",\"email\":\"person")
          .append(i)
          .append("@example.edu\"}");
    }
    return all.append("]}").toString();
  }
}
