package io.labport.adapter.lti.oidc;

import io.labport.adapter.lti.keys.Fingerprint;
import io.labport.adapter.lti.page.StoragePage;
import io.labport.adapter.lti.profile.LaunchQuirks;
import io.labport.adapter.lti.registration.Registration;
import java.net.URI;
import java.util.Optional;

/**
 * Where a platform keeps values for a tool whose cookies its browser blocks (1EdTech LTI Client
 * Side postMessages, version 1.0, and LTI OIDC Login with LTI Client Side postMessages, version
 * 1.0). The origin comes from the registration and never from a request.
 */
public final class StorageTarget {
  private static final int LONGEST_NAME = 255;
  private static final String PARENT = "_parent";

  private StorageTarget() {}

  /** Whether a request's value may name a frame; it is data all the same. */
  public static boolean valid(String name) {
    return !name.isBlank()
        && name.length() <= LONGEST_NAME
        && name.codePoints().noneMatch(Character::isISOControl);
  }

  static String stateKey(String state) {
    return "lti_state_" + StateCookies.handle(state);
  }

  static String nonceKey(String state) {
    return "lti_nonce_" + StateCookies.handle(state);
  }

  /** What the server remembers of both values. */
  public static String hash(String stateSecret, String nonceSecret) {
    return Fingerprint.of(both(stateSecret, nonceSecret));
  }

  /** In constant time. */
  public static boolean matches(String stateSecret, String nonceSecret, String hash) {
    return Fingerprint.matches(both(stateSecret, nonceSecret), hash);
  }

  /**
   * What the page's script is told of the platform.
   *
   * @param frame as the request named it
   */
  public static StoragePage.Platform platform(
      Registration registration, LaunchQuirks quirks, String frame) {
    URI origin = quirks.storageOrigin(registration.agreed().authorizationEndpoint());
    return new StoragePage.Platform(
        Origin.of(origin),
        frame.equals(PARENT) ? Optional.empty() : Optional.of(frame),
        quirks.storagePrelude());
  }

  /** The keys under which the values of a login lie. */
  public static StoragePage.Keys keys(String state) {
    return new StoragePage.Keys(stateKey(state), nonceKey(state));
  }

  /** Each value has 43 characters, so that the whole can be cut in one way only. */
  private static String both(String stateSecret, String nonceSecret) {
    return stateSecret + "." + nonceSecret;
  }
}
