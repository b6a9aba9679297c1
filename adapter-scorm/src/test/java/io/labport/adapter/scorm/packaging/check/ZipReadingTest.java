package io.labport.adapter.scorm.packaging.check;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.labport.adapter.scorm.cmi.Flavour;
import io.labport.adapter.scorm.packaging.PackageWish;
import io.labport.adapter.scorm.packaging.PackagedDispatches;
import io.labport.adapter.scorm.packaging.check.Finding.Code;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be wrong with the ZIP itself. */
class ZipReadingTest {
  private static final PackageChecker CHECKER = new PackageChecker();
  private static final int LOCAL = 0x04034b50;
  private static final int CENTRAL = 0x02014b50;
  private static final int END = 0x06054b50;

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "docs/,ENTRY_DIRECTORY",
    "docs\\a.js,ENTRY_NAME",
    "/a.js,ENTRY_NAME",
    "../a.js,ENTRY_NAME",
    "./a.js,ENTRY_NAME",
    "Launcher.js,ENTRY_NAME",
    "übung.js,ENTRY_NAME",
    "my file.js,ENTRY_NAME",
    "__MACOSX/a.js,ENTRY_NAME",
    ".DS_Store,ENTRY_NAME",
    "a//b.js,ENTRY_NAME",
    "run.sh,FORBIDDEN_EXTENSION",
    "a.PHP,FORBIDDEN_EXTENSION",
    ".htaccess,FORBIDDEN_EXTENSION"
  })
  void anEntryThatLmsStumbleOverIsFound(String name, Code code) throws IOException {
    Map<String, byte[]> files = files();
    files.put(name, new byte[0]);

    assertThat(check(PackagedDispatches.zipped(files))).extracting(Finding::code).contains(code);
  }

  @Test
  void aManifestThatIsNotFirstIsFound() throws IOException {
    List<String> names = new ArrayList<>(files().keySet());
    Collections.reverse(names);
    Map<String, byte[]> reversed = new LinkedHashMap<>();
    names.forEach(name -> reversed.put(name, files().get(name)));

    assertThat(check(PackagedDispatches.zipped(reversed)))
        .containsExactly(
            new Finding(Code.FIRST_ENTRY, "imsmanifest.xml is not the first entry of the ZIP"));
  }

  @Test
  void aZippedFolderIsExplained() throws IOException {
    Map<String, byte[]> nested = new LinkedHashMap<>();
    files().forEach((name, content) -> nested.put("lab/" + name, content));

    assertThat(check(PackagedDispatches.zipped(nested)))
        .extracting(Finding::sentence)
        .contains(
            "imsmanifest.xml is not at the root of the ZIP; there is 'lab/imsmanifest.xml': zip"
                + " the contents, not the folder");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "PK", "this is no ZIP at all, but it is long enough for one"})
  void whatIsNoZipIsSaidToBeNone(String text) throws IOException {
    assertThat(check(text.getBytes(StandardCharsets.UTF_8)))
        .extracting(Finding::code)
        .contains(Code.ZIP_UNREADABLE);
  }

  @Test
  void aFileThatIsNotThereIsSaidToBeMissing() {
    assertThat(CHECKER.check(directory.resolve("none.zip")))
        .containsExactly(new Finding(Code.ZIP_UNREADABLE, "there is no such file"));
  }

  @Test
  void everyZipThatIsCutOffIsUnreadable() throws IOException {
    byte[] whole = PackagedDispatches.zipped(files());
    for (int length = 0; length < whole.length; length += 4999) {
      assertThat(check(java.util.Arrays.copyOf(whole, length)))
          .extracting(Finding::code)
          .contains(Code.ZIP_UNREADABLE);
    }
  }

  @Test
  void aDamagedFileIsFoundByItsChecksum() throws IOException {
    byte[] zip = PackagedDispatches.zipped(files());
    int insideTheManifest = 30 + "imsmanifest.xml".length() + "<?xml".length();
    assertThat(zip[insideTheManifest]).isEqualTo((byte) ' ');
    zip[insideTheManifest] = '\n';

    assertThat(check(zip))
        .containsExactly(
            new Finding(
                Code.ZIP_UNREADABLE, "'imsmanifest.xml' is damaged: its checksum differs"));
  }

  @Test
  void aFileThatDoesNotInflateIsUnreadable() throws IOException {
    byte[] zip = deflated(Map.of("imsmanifest.xml", "<a/>".repeat(9).getBytes(US_ASCII)));
    zip[30 + "imsmanifest.xml".length()] = (byte) 0xFF;

    assertThat(check(zip)).extracting(Finding::code).contains(Code.ZIP_UNREADABLE);
  }

  @Test
  void anEncryptedFileIsUnreadable() throws IOException {
    byte[] zip = PackagedDispatches.zipped(files());
    ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putShort(6, (short) 1);
    bytes.putShort(find(bytes, CENTRAL) + 8, (short) 1);

    assertThat(check(zip)).extracting(Finding::code).contains(Code.ZIP_UNREADABLE);
  }

  @Test
  void anotherCompressionMethodIsUnreadable() throws IOException {
    byte[] zip = PackagedDispatches.zipped(files());
    ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(bytes.getInt(0)).isEqualTo(LOCAL);
    bytes.putShort(8, (short) 14);
    bytes.putShort(find(bytes, CENTRAL) + 10, (short) 14);

    assertThat(check(zip)).extracting(Finding::code).contains(Code.ZIP_UNREADABLE);
  }

  @Test
  void theExtensionForLargeFilesIsFound() throws IOException {
    byte[] zip = PackagedDispatches.zipped(files());
    int end = find(ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN), END);
    ByteBuffer large = ByteBuffer.allocate(zip.length + 56 + 20).order(ByteOrder.LITTLE_ENDIAN);
    int entries = files().size();
    int central = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).getInt(end + 16);
    large.put(zip, 0, end);
    large.putInt(0x06064b50).putLong(44).putShort((short) 45).putShort((short) 45);
    large.putInt(0).putInt(0).putLong(entries).putLong(entries);
    large.putLong(end - central).putLong(central);
    large.putInt(0x07064b50).putInt(0).putLong(end).putInt(1);
    large.put(zip, end, zip.length - end);

    assertThat(check(large.array())).extracting(Finding::code).containsExactly(Code.ZIP_64);
  }

  @Test
  void aManifestThatInflatesWithoutEndIsGivenUp() throws IOException {
    assertThat(check(deflated(Map.of("imsmanifest.xml", new byte[3 << 20]))))
        .containsExactly(
            new Finding(Code.ZIP_TOO_LARGE, "'imsmanifest.xml' is larger than 2 MB"));
  }

  @Test
  void aBombIsNotInflatedToItsEnd() throws IOException {
    Path bomb = directory.resolve("bomb.zip");
    try (OutputStream out = Files.newOutputStream(bomb);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      byte[] nothing = new byte[1 << 20];
      for (int file = 0; file < 9; file++) {
        zip.putNextEntry(new ZipEntry("file-" + file + ".js"));
        for (int i = 0; i < 64; i++) {
          zip.write(nothing);
        }
      }
    }

    assertThat(CHECKER.check(bomb))
        .contains(
            new Finding(
                Code.ZIP_TOO_LARGE,
                "the ZIP holds more than 512 MB; the rest was not looked at"));
  }

  @Test
  void tooManyEntriesAreNotLookedAt() throws IOException {
    Map<String, byte[]> many = new LinkedHashMap<>(files());
    for (int i = 0; i < ZipReading.MOST_ENTRIES; i++) {
      many.put("a" + i, new byte[0]);
    }

    assertThat(check(PackagedDispatches.zipped(many)))
        .containsExactly(
            new Finding(Code.ZIP_TOO_LARGE, "the ZIP has more than 5000 entries"));
  }

  @Test
  void aNameCannotReachTheTerminalRaw() throws IOException {
    Map<String, byte[]> files = files();
    files.put("\u001B[2Jgone" + "x".repeat(500), new byte[0]);

    assertThat(check(PackagedDispatches.zipped(files)))
        .extracting(Finding::sentence)
        .allSatisfy(sentence -> assertThat(sentence).doesNotContain("\u001B").hasSizeLessThan(400));
  }

  private List<Finding> check(byte[] zip) throws IOException {
    return CHECKER.check(Files.write(directory.resolve("package.zip"), zip));
  }

  private static byte[] deflated(Map<String, byte[]> files) throws IOException {
    java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
      }
    }
    return bytes.toByteArray();
  }

  private static int find(ByteBuffer bytes, int signature) {
    for (int at = 0; at <= bytes.limit() - Integer.BYTES; at++) {
      if (bytes.getInt(at) == signature) {
        return at;
      }
    }
    throw new AssertionError("no such record");
  }

  private static Map<String, byte[]> files() {
    return new PackagedDispatches()
        .files(PackagedDispatches.single(Flavour.SCORM_12, "Networks"), PackageWish.USUAL);
  }
}
