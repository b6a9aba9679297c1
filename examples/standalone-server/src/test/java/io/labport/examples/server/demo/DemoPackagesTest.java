package io.labport.examples.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.adapter.scorm.dispatch.ScormDispatches;
import io.labport.examples.lms.scorm.ScormActivity;
import io.labport.examples.lms.scorm.ScormPackage;
import io.labport.examples.lms.scorm.ScormVersion;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoPackagesTest {
  private static final DemoPorts ANY = new DemoPorts(0, 0, 0);

  @TempDir Path data;

  @Test
  void theCoursePageShowsTheSameLabsThroughLtiAndThroughScorm() throws Exception {
    try (DemoWorld world = DemoWorld.start(ANY, data)) {
      assertThat(packages(world))
          .extracting(ScormPackage::version)
          .containsExactly(ScormVersion.SCORM_12, ScormVersion.SCORM_2004_3);
      assertThat(packages(world).get(1).activities()).hasSize(2);
      assertThat(get(world.coursePage()))
          .contains("id=\"launch-" + DemoWorld.LINK + "-" + DemoWorld.LEARNER + '"')
          .contains("id=\"scorm-" + world.activity().id() + "-" + DemoWorld.LEARNER + '"')
          .contains(activities(world));
    }
  }

  @Test
  void aSecondStartImportsNothingTwiceAndLeadsTheOldPackagesToTheNewServer() {
    List<String> before;
    List<String> titles;
    try (DemoWorld world = DemoWorld.start(ANY, data)) {
      before = packages(world).stream().map(ScormPackage::manifestId).toList();
      titles = activities(world);
    }

    try (DemoWorld world = DemoWorld.start(ANY, data)) {
      assertThat(packages(world)).extracting(ScormPackage::manifestId).isEqualTo(before);
      assertThat(activities(world)).isEqualTo(titles);
      assertThat(packages(world))
          .allSatisfy(
              it ->
                  assertThat(configuration(it)).contains('"' + world.tool().toString() + "/scorm"));
      assertThat(dispatches(world).list(Optional.empty(), 1000))
          .hasSize(2)
          .allSatisfy(
              it ->
                  assertThat(it.dispatch().access().origins())
                      .extracting(Object::toString)
                      .containsExactly(world.lms().baseUrl().toString()));
    }
  }

  private static ScormDispatches dispatches(DemoWorld world) {
    return world.labport().offered(ScormDispatches.class);
  }

  private static List<ScormPackage> packages(DemoWorld world) {
    return world.lms().scorm().packages(DemoWorld.COURSE);
  }

  private static List<String> activities(DemoWorld world) {
    return packages(world).stream()
        .flatMap(it -> it.activities().stream())
        .map(ScormActivity::title)
        .toList();
  }

  private static String configuration(ScormPackage imported) {
    return new String(imported.file("launcher-config.js").orElseThrow(), StandardCharsets.UTF_8);
  }

  private static String get(URI address) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }
}
