package io.labport.examples.lms.scorm;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** CMITimespan of SCORM 1.2 and timeinterval(second,10,2) of SCORM 2004. */
final class Timespans {

  private static final Pattern CMI =
      Pattern.compile("(\\d{1,5}):(\\d{2}):(\\d{2}(?:\\.\\d{1,2})?)");
  private static final Pattern ISO =
      Pattern.compile(
          "P(?:(\\d+)Y)?(?:(\\d+)M)?(?:(\\d+)D)?"
              + "(?:T(?:(\\d+)H)?(?:(\\d+)M)?(?:(\\d+(?:\\.\\d{1,2})?)S)?)?");
  private static final long DAY = 86_400;

  private Timespans() {}

  /** Empty text, and what is no time, is no time at all. */
  static Duration parse(String text) {
    Matcher cmi = CMI.matcher(text);
    if (cmi.matches()) {
      return Duration.ofHours(whole(cmi.group(1)))
          .plusMinutes(whole(cmi.group(2)))
          .plus(seconds(cmi.group(3)));
    }
    Matcher iso = ISO.matcher(text);
    if (iso.matches()) {
      // Years and months have no length of their own; SCORM 2004 RTE leaves theirs to the LMS.
      return Duration.ofSeconds(
              whole(iso.group(1)) * 365 * DAY
                  + whole(iso.group(2)) * 30 * DAY
                  + whole(iso.group(3)) * DAY)
          .plusHours(whole(iso.group(4)))
          .plusMinutes(whole(iso.group(5)))
          .plus(seconds(iso.group(6)));
    }
    return Duration.ZERO;
  }

  static String format(Duration time, ScormVersion version) {
    Duration hundredths = Duration.ofMillis(time.toMillis() / 10 * 10);
    if (version.is2004()) {
      return hundredths.toString();
    }
    return "%04d:%02d:%02d.%02d"
        .formatted(
            hundredths.toHours(),
            hundredths.toMinutesPart(),
            hundredths.toSecondsPart(),
            hundredths.toMillisPart() / 10);
  }

  private static long whole(String digits) {
    return Optional.ofNullable(digits).map(Long::parseLong).orElse(0L);
  }

  private static Duration seconds(String digits) {
    return Duration.ofMillis(
        Optional.ofNullable(digits)
            .map(BigDecimal::new)
            .orElse(BigDecimal.ZERO)
            .movePointRight(3)
            .longValue());
  }
}
