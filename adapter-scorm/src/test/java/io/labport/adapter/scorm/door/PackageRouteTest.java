package io.labport.adapter.scorm.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.adapter.scorm.cmi.Flavour;
import io.labport.adapter.scorm.packaging.PackagedDispatches;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PackageRouteTest {
  private final PackagedDispatches dispatches =
      new PackagedDispatches().with(PackagedDispatches.single(Flavour.SCORM_12, "Networks"));
  private final PackageRoute route = new PackageRoute(dispatches.packages());

  @Test
  void aPackageComesAsAFileWithItsHash() throws Exception {
    WebResponse response = get(PackagedDispatches.ID, Map.of());

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.headers())
        .containsEntry("Content-Type", List.of("application/zip"))
        .containsEntry(
            "Content-Disposition",
            List.of("attachment; filename=\"networks-skl-98499e3da97aee60-scorm12.zip\""))
        .containsEntry(
            "X-Package-Sha256",
            List.of(
                HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(response.body()))));
    assertThat(PackagedDispatches.unzipped(response.body())).containsKey("adlcp_rootv1p2.xsd");
  }

  @Test
  void theFlavourAndTheControlFilesCanBeChosen() throws Exception {
    WebResponse response =
        get(
            PackagedDispatches.ID,
            Map.of("flavour", List.of("scorm-2004-4th"), "controlFiles", List.of("none")));

    assertThat(text(PackagedDispatches.unzipped(response.body()).get("imsmanifest.xml")))
        .contains("2004 4th Edition");
    assertThat(PackagedDispatches.unzipped(response.body())).doesNotContainKey("xml.xsd");
  }

  @Test
  void anUnknownDispatchIsNotFound() throws Exception {
    WebResponse response = get("nobody", Map.of());

    assertThat(response.status()).isEqualTo(404);
    assertThat(text(response.body())).contains("\"scorm.dispatch-unknown\"");
  }

  @Test
  void anUnknownFlavourIsRefusedWithThoseThatThereAre() throws Exception {
    WebResponse response =
        get(PackagedDispatches.ID, Map.of("flavour", List.of("scorm-13")));

    assertThat(response.status()).isEqualTo(400);
    assertThat(text(response.body()))
        .contains("flavour must be one of scorm-12, scorm-2004-3rd, scorm-2004-4th");
  }

  @Test
  void aDirectoryThatNobodyConfiguredIsAConflict() throws Exception {
    WebResponse response =
        get(PackagedDispatches.ID, Map.of("controlFiles", List.of("directory")));

    assertThat(response.status()).isEqualTo(409);
    assertThat(text(response.body()))
        .contains("\"scorm.control-files-unusable\"", "set adapters.scorm.control-files");
  }

  private WebResponse get(String id, Map<String, List<String>> query) throws Exception {
    return route.handle(
        new WebRequest(
            "GET",
            "/dispatches/" + id + "/package",
            Map.of("id", id),
            query,
            Map.of(),
            Map.of(),
            new byte[0],
            Map.of(),
            InetAddress.getLoopbackAddress()));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
