package io.labport.adapter.scorm.packaging;

import io.labport.adapter.scorm.ScormConfig;
import io.labport.adapter.scorm.cmi.Flavour;
import io.labport.adapter.scorm.cmi.MappingPolicy;
import io.labport.adapter.scorm.dispatch.Access;
import io.labport.adapter.scorm.dispatch.Dispatch;
import io.labport.adapter.scorm.dispatch.DispatchedLab;
import io.labport.adapter.scorm.dispatch.Handling;
import io.labport.adapter.scorm.dispatch.Limits;
import io.labport.core.testkit.TestPages;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Dispatches in memory, their packages, and what is in those. */
public final class PackagedDispatches {
  public static final String ID = "q3rB0Vt1cYh5uW2x-N_8aA";

  private final Map<String, Dispatch> book = new ConcurrentHashMap<>();
  private final ScormPackages packages;

  public PackagedDispatches() {
    this(Optional.empty());
  }

  public PackagedDispatches(Optional<Path> controlFiles) {
    packages =
        new DispatchPackages(
            id -> Optional.ofNullable(book.get(id)),
            (dispatch, generation) -> "key-of-" + dispatch.id() + "-" + generation,
            path -> URI.create("https://labs.example/scorm" + path),
            TestPages.texts("scorm"),
            config(controlFiles));
  }

  public ScormPackages packages() {
    return packages;
  }

  public PackagedDispatches with(Dispatch dispatch) {
    book.put(dispatch.id(), dispatch);
    return this;
  }

  public byte[] zip(Dispatch dispatch, PackageWish wish) {
    with(dispatch);
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    PackageOutcome outcome = write(dispatch.id(), wish, zip);
    if (!(outcome instanceof PackageOutcome.Packaged)) {
      throw new AssertionError(outcome);
    }
    return zip.toByteArray();
  }

  public PackageOutcome write(String dispatch, PackageWish wish, OutputStream into) {
    try {
      return packages.write(dispatch, wish, into);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Map<String, byte[]> files(Dispatch dispatch, PackageWish wish) {
    return unzipped(zip(dispatch, wish));
  }

  public String text(Dispatch dispatch, PackageWish wish, String file) {
    return new String(files(dispatch, wish).get(file), StandardCharsets.UTF_8);
  }

  public static Dispatch single(Flavour flavour, String title) {
    return dispatch(ID, flavour, title, List.of(new DispatchedLab("1", 101, title)));
  }

  public static Dispatch course(Flavour flavour, String... titles) {
    List<DispatchedLab> labs =
        java.util.stream.IntStream.range(0, titles.length)
            .mapToObj(i -> new DispatchedLab(Integer.toString(i + 1), 101 + i, titles[i]))
            .toList();
    return dispatch(ID, flavour, "Course: " + titles[0], labs);
  }

  public static Dispatch dispatch(
      String id, Flavour flavour, String title, List<DispatchedLab> labs) {
    return new Dispatch(
        id,
        "acme",
        title,
        flavour,
        labs,
        Dispatch.State.ENABLED,
        Access.OPEN,
        Limits.NONE,
        Handling.DEFAULT,
        MappingPolicy.DEFAULT,
        1,
        List.of(),
        Instant.EPOCH);
  }

  public static Dispatch speaking(Dispatch dispatch, String language) {
    Handling usual = dispatch.handling();
    Handling handling =
        new Handling(
            usual.unproven(),
            usual.newAttempt(),
            usual.identity(),
            usual.names(),
            Optional.of(language));
    return changed(dispatch, handling, dispatch.mapping(), dispatch.generation());
  }

  public static Dispatch mastered(Dispatch dispatch, int percent) {
    MappingPolicy usual = dispatch.mapping();
    MappingPolicy mapping =
        new MappingPolicy(
            usual.completion(),
            usual.failure(),
            usual.unscored(),
            usual.pendingCountsAsComplete(),
            usual.scoreOnComplete(),
            usual.scoreDecimals(),
            usual.rawScale(),
            usual.time(),
            usual.detail(),
            usual.exitOnComplete(),
            usual.keepBest(),
            OptionalInt.of(percent),
            usual.waitForScore());
    return changed(dispatch, dispatch.handling(), mapping, dispatch.generation());
  }

  public static Dispatch rotated(Dispatch dispatch) {
    return changed(dispatch, dispatch.handling(), dispatch.mapping(), dispatch.generation() + 1);
  }

  private static Dispatch changed(
      Dispatch dispatch, Handling handling, MappingPolicy mapping, int generation) {
    return new Dispatch(
        dispatch.id(),
        dispatch.tenant(),
        dispatch.title(),
        dispatch.flavour(),
        dispatch.labs(),
        dispatch.state(),
        dispatch.access(),
        dispatch.limits(),
        handling,
        mapping,
        generation,
        dispatch.retired(),
        dispatch.createdAt());
  }

  public static Map<String, byte[]> unzipped(byte[] zip) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), in.readAllBytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  public static byte[] zipped(Map<String, byte[]> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        CRC32 crc = new CRC32();
        crc.update(file.getValue());
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(file.getValue().length);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(file.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static ScormConfig config(Optional<Path> controlFiles) {
    Duration any = Duration.ofMinutes(1);
    return new ScormConfig(
        any, any, any, any, any, any, any, any, any, List.of(), controlFiles, false);
  }
}
