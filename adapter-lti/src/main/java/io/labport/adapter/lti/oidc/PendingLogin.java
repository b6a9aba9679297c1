package io.labport.adapter.lti.oidc;

import org.jspecify.annotations.Nullable;

/**
 * A login on its way through the platform. Secrets are kept as fingerprints only.
 *
 * @param registration key of the registration whose token must come back
 * @param nonceHash of the nonce that the token must carry
 * @param cookieHash of the secret in the browser's cookie
 * @param targetLinkUri as the login named it
 * @param deploymentId as the login named it; null when it did not
 * @param createdAt in milliseconds since 1970
 * @param validUntil in milliseconds since 1970
 * @param storageTarget the frame in which the platform keeps values for us; null when it offers
 *     none
 * @param storageHash of the values kept there; null when none were
 * @param again the login request sealed under the state, to be repeated in a window
 * @param window whether it is such a repetition
 * @param used a tombstone: the launch has happened, and a re-post is told so
 */
public record PendingLogin(
    String registration,
    String nonceHash,
    String cookieHash,
    String targetLinkUri,
    @Nullable String deploymentId,
    long createdAt,
    long validUntil,
    @Nullable String storageTarget,
    @Nullable String storageHash,
    @Nullable String again,
    boolean window,
    boolean used) {

  PendingLogin asUsed() {
    return new PendingLogin(
        registration,
        "",
        "",
        "",
        deploymentId,
        createdAt,
        validUntil,
        null,
        null,
        null,
        window,
        true);
  }
}
