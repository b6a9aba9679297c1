package io.labport.adapter.scorm.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StoredZipTest {
  private static final List<PackageFile> FILES =
      List.of(PackageFile.of("imsmanifest.xml", "<manifest/>"), PackageFile.of("a.js", "1;"));

  @Test
  void theBytesAreTheseWhateverJavaWroteThem() throws IOException {
    ByteArrayOutputStream zip = new ByteArrayOutputStream();

    StoredZip.write(FILES, zip);

    // Local header of the first file: version 1.0, no flags, stored, 1980-02-01, no extra field.
    assertThat(HexFormat.of().formatHex(zip.toByteArray(), 0, 30))
        .isEqualTo("504b03040a000000000000004100ed37c98b0b0000000b0000000f000000");
    assertThat(Sha256.hex(Sha256.digest().digest(zip.toByteArray()))).isEqualTo("3d7262203b72dd20fe4f05799e4df01b9b7d1ba0db45811c2de0ddebd4f26802");
  }

  @Test
  void theHashAndTheLengthAreThoseOfWhatWasWritten() throws Exception {
    ByteArrayOutputStream zip = new ByteArrayOutputStream();

    StoredZip.Written written = StoredZip.write(FILES, zip);

    byte[] hash = MessageDigest.getInstance("SHA-256").digest(zip.toByteArray());
    assertThat(written.sha256()).isEqualTo(HexFormat.of().formatHex(hash));
    assertThat(written.bytes()).isEqualTo(zip.size());
  }

  @Test
  void whatWentInComesOut() throws IOException {
    ByteArrayOutputStream zip = new ByteArrayOutputStream();

    StoredZip.write(FILES, zip);

    Map<String, byte[]> files = PackagedDispatches.unzipped(zip.toByteArray());
    assertThat(files).containsOnlyKeys("imsmanifest.xml", "a.js");
    assertThat(files.get("a.js")).isEqualTo("1;".getBytes(StandardCharsets.UTF_8));
  }
}
