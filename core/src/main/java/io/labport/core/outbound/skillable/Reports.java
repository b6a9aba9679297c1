package io.labport.core.outbound.skillable;

import io.labport.core.domain.CompletionStatus;
import io.labport.core.domain.LabInstanceId;
import io.labport.core.domain.LabProfileId;
import io.labport.core.port.outbound.InstanceReport;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** From an instance as received to an instance as the domain knows it. */
final class Reports {
  private static final int SANE_DIGITS = 40;

  private Reports() {}

  /**
   * @param body one element of Results or LatestResults, which name their instance
   */
  static InstanceReport ofElement(ResultBody body) throws Fault {
    return of(body, new LabInstanceId(positive(body.labInstanceId(), "LabInstanceId")));
  }

  /**
   * @param instance for Result from the request, since its answer does not repeat it
   */
  static InstanceReport of(ResultBody body, LabInstanceId instance) throws Fault {
    return new InstanceReport(
        instance,
        new LabProfileId((int) positive(body.labProfileId(), "LabProfileId")),
        required(body.start(), "Start"),
        Optional.ofNullable(body.end()),
        Optional.ofNullable(body.lastActivity()),
        text(body.userId()),
        text(body.classId()),
        new CompletionStatus(required(body.completionStatus(), "CompletionStatus")),
        Duration.ofSeconds(orZero(body.totalRunTimeSeconds())),
        (int) orZero(body.taskCompletePercent()),
        Optional.ofNullable(body.isExam()),
        Optional.ofNullable(body.examPassed()),
        score(body.examScore()),
        number(body.examMaxPossibleScore()),
        number(body.examPassingScore()),
        place(body),
        number(body.labHostId()),
        number(body.datacenterId()),
        number(body.deliveryRegionId()));
  }

  // 1e999999999 is valid JSON, and writing it out would take a gigabyte.
  static BigDecimal sane(BigDecimal number, String name) throws Fault {
    if (number.precision() > SANE_DIGITS || Math.abs(number.scale()) > SANE_DIGITS) {
      throw Fault.incomplete(name);
    }
    return number;
  }

  private static Optional<BigDecimal> score(@Nullable BigDecimal raw) throws Fault {
    return raw == null ? Optional.empty() : Optional.of(sane(raw, "ExamScore"));
  }

  private static Optional<InstanceReport.Place> place(ResultBody body) {
    InstanceReport.Place place =
        new InstanceReport.Place(
            text(body.ipAddress()),
            text(body.country()),
            text(body.region()),
            text(body.city()),
            Optional.ofNullable(body.latitude()),
            Optional.ofNullable(body.longitude()));
    boolean known =
        place.ipAddress().isPresent()
            || place.country().isPresent()
            || place.region().isPresent()
            || place.city().isPresent()
            || place.latitude().isPresent()
            || place.longitude().isPresent();
    return known ? Optional.of(place) : Optional.empty();
  }

  static <T> T required(@Nullable T value, String name) throws Fault {
    if (value == null) {
      throw Fault.incomplete(name);
    }
    return value;
  }

  static long positive(@Nullable Number value, String name) throws Fault {
    long number = required(value, name).longValue();
    if (number <= 0) {
      throw Fault.incomplete(name);
    }
    return number;
  }

  static Optional<String> text(@Nullable String value) {
    return Optional.ofNullable(value).filter(text -> !text.isBlank());
  }

  private static OptionalInt number(@Nullable Integer value) {
    return value == null ? OptionalInt.empty() : OptionalInt.of(value);
  }

  private static long orZero(@Nullable Number value) {
    return value == null ? 0 : value.longValue();
  }
}
