package io.labport.core.outbound.skillable;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A moment in any of the forms that published samples of Skillable Lab API v3 show: epoch seconds;
 * milliseconds, as Catalog and LabProfile send them; {@code /Date(ms)/}, with or without its last
 * slash; each as a number or as a string. Zero is no moment.
 */
final class LenientTime extends StdDeserializer<Instant> {
  /** As seconds the year 5138, as milliseconds 1973. */
  private static final long SURELY_MILLISECONDS = 100_000_000_000L;

  private static final Pattern DATE = Pattern.compile("/Date\\((-?\\d{1,15})([+-]\\d{4})?\\)/?");
  private static final Pattern DIGITS = Pattern.compile("-?\\d{1,15}");

  LenientTime() {
    super(Instant.class);
  }

  @Override
  public @Nullable Instant deserialize(JsonParser parser, DeserializationContext context)
      throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_STRING) {
      return parse(parser.getText(), context);
    }
    if (parser.currentToken().isNumeric()) {
      return ofNumber(parser.getDecimalValue().longValue());
    }
    return (Instant) context.handleUnexpectedToken(Instant.class, parser);
  }

  private @Nullable Instant parse(String raw, DeserializationContext context) throws IOException {
    String text = raw.strip();
    if (text.isEmpty()) {
      return null;
    }
    Matcher date = DATE.matcher(text);
    if (date.matches()) {
      return Instant.ofEpochMilli(Long.parseLong(date.group(1)));
    }
    if (DIGITS.matcher(text).matches()) {
      return ofNumber(Long.parseLong(text));
    }
    return (Instant) context.handleWeirdStringValue(Instant.class, "", "not a time");
  }

  private static @Nullable Instant ofNumber(long number) {
    if (number <= 0) {
      return null;
    }
    return number > SURELY_MILLISECONDS
        ? Instant.ofEpochMilli(number)
        : Instant.ofEpochSecond(number);
  }
}
