package io.labport.core.internal.http;

import io.labport.core.spi.config.Secret;
import io.labport.core.spi.http.Problem;
import io.labport.core.spi.http.WebHandler;
import io.labport.core.spi.http.WebRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;

/**
 * Lets administrators through, by the bearer token of the configuration (RFC 6750). No cookie can
 * open it, so that no other page can make an administrator's browser do anything.
 */
public final class AdminDoor {
  public static final String MOUNT = "admin";
  private static final String SCHEME = "bearer ";

  private final Optional<Secret> token;

  public AdminDoor(AdminConfig config) {
    this.token = config.token();
  }

  public WebHandler guarding(WebHandler handler) {
    return request -> {
      if (token.isEmpty()) {
        return Problem.of(404, "admin.closed", "There is nothing here").response();
      }
      if (!presents(request, token.get())) {
        return Problem.of(
                401, "admin.unauthorized", "The administrator's token is missing or wrong")
            .detail("Send the value of admin.token as Authorization: Bearer ...")
            .response()
            .header("WWW-Authenticate", "Bearer");
      }
      return handler.handle(request);
    };
  }

  private static boolean presents(WebRequest request, Secret token) {
    String given = request.header("Authorization").orElse("");
    return given.toLowerCase(Locale.ROOT).startsWith(SCHEME)
        && MessageDigest.isEqual(
            given.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8),
            token.reveal().getBytes(StandardCharsets.UTF_8));
  }
}
