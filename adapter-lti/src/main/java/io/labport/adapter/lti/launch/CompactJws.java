package io.labport.adapter.lti.launch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The three parts of a signed token (RFC 7515, section 7.1), read strictly: what one reader takes
 * for one thing and the next for another, such as a repeated member, is no token for us.
 */
record CompactJws(ObjectNode header, ObjectNode payload, byte[] signingInput, String signature) {
  private static final ObjectMapper STRICT =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(50)
                          .maxNumberLength(40)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  static Optional<CompactJws> parse(String token) {
    List<String> parts = List.of(token.split("\\.", -1));
    if (parts.size() != 3 || parts.stream().anyMatch(p -> !p.matches("[A-Za-z0-9_-]*"))) {
      return Optional.empty();
    }
    try {
      byte[] signed = (parts.get(0) + "." + parts.get(1)).getBytes(StandardCharsets.US_ASCII);
      return Optional.of(
          new CompactJws(object(parts.get(0)), object(parts.get(1)), signed, parts.get(2)));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static ObjectNode object(String part) throws IOException {
    String text =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(ByteBuffer.wrap(Base64.getUrlDecoder().decode(part)))
            .toString();
    JsonNode node = STRICT.readTree(text);
    if (node instanceof ObjectNode object) {
      return object;
    }
    throw new IOException("not a JSON object");
  }

  @Override
  public String toString() {
    return "CompactJws";
  }
}
