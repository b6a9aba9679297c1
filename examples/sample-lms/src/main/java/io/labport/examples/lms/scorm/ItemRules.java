package io.labport.examples.lms.scorm;

import io.labport.examples.lms.scorm.ScormActivity.Delivery;
import java.math.BigDecimal;
import java.util.Optional;
import org.w3c.dom.Element;

/** What the manifest says of the tracking of one item. */
final class ItemRules {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final Dialect dialect;
  private final Element item;
  private final String id;
  private final Optional<Element> sequencing;

  ItemRules(Dialect dialect, Element item, String id) {
    this.dialect = dialect;
    this.item = item;
    this.id = id;
    this.sequencing =
        dialect.version().is2004()
            ? Xml.child(item, Dialect.SEQUENCING, "sequencing")
            : Optional.empty();
  }

  Optional<BigDecimal> mastery() {
    return dialect.version().is2004()
        ? Optional.empty()
        : Xml.text(item, dialect.content(), "masteryscore")
            .filter(text -> !text.isEmpty())
            .map(text -> number("masteryscore", text, BigDecimal.ZERO, HUNDRED));
  }

  /** SCORM 2004 SN, section 3.10.2: counts only where the measure satisfies. */
  Optional<BigDecimal> passing() {
    return sequencing
        .flatMap(it -> Xml.child(it, Dialect.SEQUENCING, "objectives"))
        .flatMap(it -> Xml.child(it, Dialect.SEQUENCING, "primaryObjective"))
        .filter(it -> bool(it, "satisfiedByMeasure", false))
        .map(
            it ->
                Xml.text(it, Dialect.SEQUENCING, "minNormalizedMeasure")
                    .map(
                        text ->
                            number(
                                "minNormalizedMeasure",
                                text,
                                BigDecimal.ONE.negate(),
                                BigDecimal.ONE))
                    .orElse(BigDecimal.ONE));
  }

  /** The 3rd Edition writes it as text, the 4th as attributes. */
  Optional<BigDecimal> completionThreshold() {
    Optional<Element> threshold =
        dialect.version().is2004()
            ? Xml.child(item, dialect.content(), "completionThreshold")
            : Optional.empty();
    if (dialect.version() == ScormVersion.SCORM_2004_4) {
      return threshold
          .filter(it -> bool(it, "completedByMeasure", false))
          .map(it -> measure(Xml.attribute(it, "minProgressMeasure").orElse("1.0")));
    }
    return threshold.map(it -> measure(it.getTextContent().trim()));
  }

  String launchData() {
    return Xml.text(
            item, dialect.content(), dialect.version().is2004() ? "dataFromLMS" : "datafromlms")
        .orElse("");
  }

  Delivery delivery() {
    return sequencing
        .flatMap(it -> Xml.child(it, Dialect.SEQUENCING, "deliveryControls"))
        .map(
            it ->
                new Delivery(
                    bool(it, "tracked", true),
                    bool(it, "completionSetByContent", false),
                    bool(it, "objectiveSetByContent", false)))
        .orElse(Delivery.DEFAULTS);
  }

  private BigDecimal measure(String text) {
    return number("completionThreshold", text, BigDecimal.ZERO, BigDecimal.ONE);
  }

  private BigDecimal number(String name, String text, BigDecimal least, BigDecimal most) {
    try {
      BigDecimal value = new BigDecimal(text);
      if (value.compareTo(least) >= 0 && value.compareTo(most) <= 0) {
        return value;
      }
    } catch (NumberFormatException noNumber) {
      // Told below, as a number outside the range is.
    }
    throw new BadPackage(
        "The " + name + " of item " + id + " must be from " + least + " to " + most + ": " + text);
  }

  private boolean bool(Element of, String name, boolean otherwise) {
    String text = Xml.attribute(of, name).orElse(String.valueOf(otherwise));
    return switch (text) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default ->
          throw new BadPackage(
              "The attribute " + name + " of item " + id + " must be true or false: " + text);
    };
  }
}
