package io.labport.adapter.scorm.packaging.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.adapter.scorm.cmi.Flavour;
import io.labport.adapter.scorm.cmi.MappingPolicy.Unscored;
import io.labport.adapter.scorm.dispatch.Dispatch;
import io.labport.adapter.scorm.dispatch.DispatchBook;
import io.labport.adapter.scorm.dispatch.DispatchedLab;
import io.labport.adapter.scorm.dispatch.LaunchKeys;
import io.labport.adapter.scorm.dispatch.Scene;
import io.labport.adapter.scorm.dispatch.ScormDispatches;
import io.labport.adapter.scorm.packaging.PackageWish;
import io.labport.adapter.scorm.packaging.PackagedDispatches;
import io.labport.adapter.scorm.packaging.ScormPackages;
import io.labport.core.testkit.TestClock;
import io.labport.core.testkit.TestDatabase;
import io.labport.core.testkit.TestDatabases;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table becomes real dispatches, as an embedder runs it. */
class NewDispatchesTest {
  private final TestDatabase database = TestDatabases.h2();
  private final Scene scene = new Scene(database, new TestClock());

  @TempDir Path directory;

  @AfterEach
  void close() {
    scene.close();
    database.close();
  }

  private BatchReport run(String csv) {
    return new PackageBatch(
            NewDispatches.by(scene.get(ScormDispatches.class)), scene.get(ScormPackages.class))
        .run(csv.getBytes(StandardCharsets.UTF_8), PackageWish.USUAL, directory);
  }

  private Dispatch dispatch(String id) {
    return scene.get(DispatchBook.class).find(id).orElseThrow();
  }

  @Test
  void everythingThatALineSaysIsInItsDispatchAndItsPackageHasTheKey() throws IOException {
    BatchReport report =
        run(
            """
            lab,title,for,flavour,tenant,language,not-after,registrations
            101;102,Networks,bridge,scorm-2004-4th,acme,de,2040-06-30T18:00:00Z,50
            101,Plain,,,,,,
            """);

    assertThat(report.errors()).isEmpty();
    Dispatch full = dispatch(report.made().get(0).dispatch());
    assertThat(full.title()).isEqualTo("Networks");
    assertThat(full.tenant()).isEqualTo("acme");
    assertThat(full.flavour()).isEqualTo(Flavour.SCORM_2004_4TH);
    assertThat(full.labs())
        .containsExactly(
            new DispatchedLab("1", 101, full.labs().get(0).title()),
            new DispatchedLab("2", 102, full.labs().get(1).title()));
    assertThat(full.mapping().unscored()).isEqualTo(Unscored.PASSED);
    assertThat(full.handling().language()).contains("de");
    assertThat(full.access().notAfter()).contains(Instant.parse("2040-06-30T18:00:00Z"));
    assertThat(full.limits().registrations()).isEqualTo(OptionalInt.of(50));
    Dispatch plain = dispatch(report.made().get(1).dispatch());
    assertThat(plain.tenant()).isEqualTo("default");
    assertThat(plain.flavour()).isEqualTo(Flavour.SCORM_12);
    assertThat(plain.access().notAfter()).isEmpty();

    byte[] zip = Files.readAllBytes(directory.resolve(report.made().get(0).packaged().fileName()));
    assertThat(
            new String(
                PackagedDispatches.unzipped(zip).get("launcher-config.js"), StandardCharsets.UTF_8))
        .contains(full.id(), scene.get(LaunchKeys.class).key(full, 1));
  }

  @Test
  void whatTheAdministrationRefusesIsSaidAtTheLineAndTheOthersAreMade() {
    BatchReport report =
        run(
            """
            lab,title,tenant
            101,First,
            999,No such lab,
            101,Odd tenant,ACME!
            102,Last,
            """);

    assertThat(report.made()).extracting(BatchReport.Made::line).containsExactly(2L, 5L);
    assertThat(report.errors()).extracting(BatchError::line).containsExactly(3L, 4L);
    assertThat(report.errors().get(0).sentence()).contains("999");
    assertThat(report.errors().get(1).sentence()).contains("tenant must have");
    assertThat(report.errors()).allMatch(error -> error.dispatch().isEmpty());
    assertThat(scene.get(ScormDispatches.class).list(java.util.Optional.empty(), 10)).hasSize(2);
    assertThat(List.of(directory.toFile().list())).hasSize(2);
  }
}
