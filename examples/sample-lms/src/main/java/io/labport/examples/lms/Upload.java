package io.labport.examples.lms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.http.MultiPartFormData;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.content.ByteBufferContentSource;
import org.eclipse.jetty.util.Promise;

/** The fields of a multipart/form-data body (RFC 7578). */
final class Upload {

  private final Map<String, byte[]> fields;

  private Upload(Map<String, byte[]> fields) {
    this.fields = fields;
  }

  static Upload of(Incoming request) {
    String boundary = MultiPart.extractBoundary(request.header("content-type").orElse(""));
    if (boundary == null) {
      throw new Refusal(400, "the form has no boundary");
    }
    MultiPartFormData.Parser parser = new MultiPartFormData.Parser(boundary);
    parser.setMaxMemoryFileSize(-1);
    parser.setMaxLength(-1);
    Map<String, byte[]> fields = new HashMap<>();
    CompletableFuture<MultiPartFormData.Parts> parsed = new CompletableFuture<>();
    parser.parse(
        new ByteBufferContentSource(ByteBuffer.wrap(request.bytes())),
        Promise.Invocable.toPromise(parsed));
    try (MultiPartFormData.Parts parts = parsed.join()) {
      for (MultiPart.Part part : parts) {
        ByteBuffer content = Content.Source.asByteBuffer(part.getContentSource());
        byte[] bytes = new byte[content.remaining()];
        content.get(bytes);
        fields.putIfAbsent(part.getName(), bytes);
      }
    } catch (CompletionException malformed) {
      throw new Refusal(400, "the form is malformed");
    } catch (IOException notRead) {
      throw new UncheckedIOException(notRead);
    }
    return new Upload(fields);
  }

  /** Empty if there is no such field. */
  String text(String name) {
    return new String(file(name), StandardCharsets.UTF_8);
  }

  /** Empty if there is no such field. */
  byte[] file(String name) {
    return fields.getOrDefault(name, new byte[0]);
  }
}
