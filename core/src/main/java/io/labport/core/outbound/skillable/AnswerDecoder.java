package io.labport.core.outbound.skillable;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import feign.Response;
import feign.codec.Decoder;
import feign.jackson.JacksonDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;

/**
 * Jackson's decoder, behind a check that there is a JSON object at all: it makes null of an empty
 * body and a stack trace, with pieces of the body in it, of a gateway's HTML page.
 */
final class AnswerDecoder implements Decoder {
  private final Decoder jackson;

  AnswerDecoder(JsonMapper mapper) {
    jackson = new JacksonDecoder(mapper);
  }

  @Override
  public Object decode(Response response, Type type) throws IOException {
    byte[] body = read(response);
    requireObject(body);
    Object decoded;
    try {
      decoded = jackson.decode(response.toBuilder().body(body).build(), type);
    } catch (JacksonException unreadable) {
      throw unreadable();
    }
    if (decoded == null) {
      throw empty();
    }
    return decoded;
  }

  private static byte[] read(Response response) throws IOException {
    if (response.body() == null) {
      throw empty();
    }
    try (InputStream in = response.body().asInputStream()) {
      return in.readAllBytes();
    }
  }

  private static void requireObject(byte[] body) throws Fault {
    int first = 0;
    if (body.length >= 3 && body[0] == (byte) 0xEF && body[1] == (byte) 0xBB) {
      first = 3;
    }
    while (first < body.length && body[first] <= ' ' && body[first] >= 0) {
      first++;
    }
    if (first == body.length) {
      throw empty();
    }
    if (body[first] != '{') {
      throw notJson();
    }
  }

  static Fault empty() {
    return Fault.inDoubt("skillable.empty-answer", "the answer is empty");
  }

  static Fault notJson() {
    return Fault.inDoubt(
        "skillable.not-json", "the answer is not a JSON object, perhaps a gateway's page");
  }

  static Fault unreadable() {
    return Fault.inDoubt("skillable.unreadable-answer", "the answer is not of the documented form");
  }
}
