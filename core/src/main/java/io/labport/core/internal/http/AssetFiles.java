package io.labport.core.internal.http;

import io.labport.core.spi.http.Assets;
import io.labport.core.spi.http.WebHandler;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Serves the files of {@code META-INF/labport/assets} at {@code /assets/{file}}. */
public final class AssetFiles implements Assets, WebHandler {
  private static final String FOLDER = "META-INF/labport/assets/";
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,100}\\.([a-z0-9]+)");
  private static final Map<String, String> TYPES =
      Map.of(
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml",
          "png", "image/png",
          "ico", "image/x-icon",
          "woff2", "font/woff2");

  private record Asset(String type, String version, byte[] content) {}

  private final URI publicUrl;
  private final List<ClassLoader> loaders;
  private final Map<String, Asset> loaded = new ConcurrentHashMap<>();

  /**
   * @param loaders where files are looked for, in order: ours, then those of the adapters
   */
  public AssetFiles(URI publicUrl, List<ClassLoader> loaders) {
    this.publicUrl = publicUrl;
    this.loaders = List.copyOf(loaders);
  }

  @Override
  public URI of(String file) {
    Asset asset =
        find(file)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "there is no file " + file + " in " + FOLDER + " on the class path"));
    return URI.create(publicUrl + "/assets/" + file + "?v=" + asset.version());
  }

  @Override
  public WebResponse handle(WebRequest request) {
    Optional<Asset> found = find(request.pathVariables().getOrDefault("file", ""));
    if (found.isEmpty()) {
      return WebResponse.text(404, "There is no such file.");
    }
    Asset asset = found.get();
    String tag = "\"" + asset.version() + "\"";
    boolean versioned = request.queryParameter("v").filter(asset.version()::equals).isPresent();
    WebResponse answer =
        request.header("if-none-match").filter(tag::equals).isPresent()
            ? WebResponse.empty(304)
            : WebResponse.of(200, asset.type(), asset.content());
    return answer
        .header("ETag", tag)
        .header("Cache-Control", versioned ? "public, max-age=31536000, immutable" : "no-cache");
  }

  private Optional<Asset> find(String file) {
    var name = NAME.matcher(file);
    if (!name.matches() || !TYPES.containsKey(name.group(1))) {
      return Optional.empty();
    }
    // Names that lead nowhere are not remembered: anybody may ask for any number of them.
    return Optional.ofNullable(loaded.get(file)).or(() -> load(file, name.group(1)));
  }

  private Optional<Asset> load(String file, String extension) {
    for (ClassLoader loader : loaders) {
      try (InputStream stream = loader.getResourceAsStream(FOLDER + file)) {
        if (stream != null) {
          byte[] content = stream.readAllBytes();
          Asset asset = new Asset(TYPES.getOrDefault(extension, ""), version(content), content);
          loaded.put(file, asset);
          return Optional.of(asset);
        }
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read the file " + file, e);
      }
    }
    return Optional.empty();
  }

  private static String version(byte[] content) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
