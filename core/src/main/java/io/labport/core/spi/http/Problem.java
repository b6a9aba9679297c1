package io.labport.core.spi.http;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * An error as programs read it (RFC 9457, problem details).
 *
 * @param status 400 to 599
 * @param code stable; what a program decides by, for example {@code lti.registration-unknown}
 * @param title the same sentence for every occurrence of the code
 * @param detail what is wrong this time and what to do
 * @param field which member of the request is wrong
 */
public record Problem(
    int status, String code, String title, Optional<String> detail, Optional<String> field) {

  /** Without a detail and a field. */
  public static Problem of(int status, String code, String title) {
    return new Problem(status, code, title, Optional.empty(), Optional.empty());
  }

  /** The same with a detail. */
  public Problem detail(String text) {
    return new Problem(status, code, title, Optional.of(text), field);
  }

  /** The same about one member of the request. */
  public Problem field(String name) {
    return new Problem(status, code, title, detail, Optional.of(name));
  }

  public WebResponse response() {
    StringBuilder json = new StringBuilder("{\"status\":").append(status);
    member(json, "code", code);
    member(json, "title", title);
    detail.ifPresent(text -> member(json, "detail", text));
    field.ifPresent(name -> member(json, "field", name));
    return WebResponse.of(
        status,
        "application/problem+json",
        json.append('}').toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void member(StringBuilder json, String name, String value) {
    json.append(",\"").append(name).append("\":\"");
    JsonStringEncoder.getInstance().quoteAsString(value, json);
    json.append('"');
  }
}
