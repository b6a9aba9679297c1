package io.labport.adapter.scorm.packaging;

import io.labport.adapter.scorm.cmi.Flavour;
import io.labport.adapter.scorm.dispatch.Dispatch;
import java.text.Normalizer;
import java.util.Locale;

/** Names for packages that people recognise and every file system takes. */
final class FileNames {
  private static final int LONGEST = 40;

  private FileNames() {}

  /** Begins with what can be said of the title in ASCII, and ends with the dispatch and flavour. */
  static String of(Dispatch dispatch, Flavour flavour) {
    String plain =
        Normalizer.normalize(dispatch.title(), Normalizer.Form.NFKD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-");
    String cut = plain.substring(0, Math.min(LONGEST, plain.length())).replaceAll("^-+|-+$", "");
    return (cut.isEmpty() ? "lab" : cut)
        + "-"
        + Outline.identifier(dispatch.id()).toLowerCase(Locale.ROOT)
        + switch (flavour) {
          case SCORM_12 -> "-scorm12";
          case SCORM_2004_3RD -> "-scorm2004-3rd";
          case SCORM_2004_4TH -> "-scorm2004-4th";
        }
        + ".zip";
  }
}
