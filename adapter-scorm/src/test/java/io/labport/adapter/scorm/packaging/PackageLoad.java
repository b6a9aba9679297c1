package io.labport.adapter.scorm.packaging;

import io.labport.adapter.scorm.cmi.Flavour;
import io.labport.adapter.scorm.dispatch.Dispatch;
import io.labport.adapter.scorm.dispatch.DispatchedLab;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/**
 * Makes many packages, of all flavours in turn, and prints how long it took, the heap at its peak
 * and a hash over the hashes of all packages, which is the same in every run and on every Java.
 *
 * <p>{@code PackageLoad [how many, 1000] [directory, else they are thrown away]}
 */
final class PackageLoad {
  private static final int USUAL = 1000;
  private static final List<Flavour> FLAVOURS = List.of(Flavour.values());
  private static final double NANOS = 1e9;

  private PackageLoad() {}

  public static void main(String[] args) throws Exception {
    int packages = args.length > 0 ? Integer.parseInt(args[0]) : USUAL;
    PackagedDispatches dispatches = new PackagedDispatches();
    MessageDigest all = MessageDigest.getInstance("SHA-256");
    long bytes = 0;
    long start = System.nanoTime();
    for (int i = 0; i < packages; i++) {
      Dispatch dispatch = dispatch(i);
      dispatches.with(dispatch);
      try (OutputStream out = target(args, i)) {
        PackageOutcome outcome = dispatches.write(dispatch.id(), PackageWish.USUAL, out);
        PackageOutcome.Packaged packaged = (PackageOutcome.Packaged) outcome;
        all.update(HexFormat.of().parseHex(packaged.sha256()));
        bytes += packaged.bytes();
      }
    }
    double seconds = (System.nanoTime() - start) / NANOS;
    System.out.printf(
        "%d packages, %d MB in %.2f s; heap at its peak %d MB; Java %s; all %s%n",
        packages,
        bytes >> 20,
        seconds,
        peak() >> 20,
        Runtime.version(),
        HexFormat.of().formatHex(all.digest()));
  }

  private static Dispatch dispatch(int i) {
    Flavour flavour = FLAVOURS.get(i % FLAVOURS.size());
    String title = "Lab " + i + " – Größe & 构建";
    List<DispatchedLab> labs =
        i % 10 == 0
            ? List.of(new DispatchedLab("1", 1 + i, title), new DispatchedLab("2", 2 + i, "Two"))
            : List.of(new DispatchedLab("1", 1 + i, title));
    return PackagedDispatches.dispatch("dispatch-" + i, flavour, title, labs);
  }

  private static OutputStream target(String[] args, int i) throws IOException {
    return args.length > 1
        ? Files.newOutputStream(Path.of(args[1]).resolve("package-" + i + ".zip"))
        : OutputStream.nullOutputStream();
  }

  private static long peak() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }
}
