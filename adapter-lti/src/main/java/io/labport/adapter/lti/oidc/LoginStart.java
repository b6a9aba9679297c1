package io.labport.adapter.lti.oidc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.labport.adapter.lti.keys.Fingerprint;
import io.labport.adapter.lti.keys.Sealing;
import io.labport.adapter.lti.keys.Unguessable;
import io.labport.adapter.lti.page.Pages;
import io.labport.adapter.lti.page.StoragePage;
import io.labport.adapter.lti.page.StoragePages;
import io.labport.adapter.lti.profile.Profiles;
import io.labport.adapter.lti.registration.Registration;
import io.labport.core.spi.http.PublicAddress;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Begins a login: fresh state and nonce, remembered here and bound to this browser by a cookie and,
 * where the platform offers it, by values that the platform keeps for us.
 */
public final class LoginStart {
  private static final String AGAIN = "login-again";

  private final PendingLogins pending;
  private final Unguessable unguessable;
  private final Profiles profiles;
  private final Pages pages;
  private final StoragePages storage;
  private final PublicAddress self;
  private final Clock clock;
  private final ObjectMapper json = new ObjectMapper();

  @Inject
  LoginStart(
      PendingLogins pending,
      Unguessable unguessable,
      Profiles profiles,
      Pages pages,
      StoragePages storage,
      PublicAddress self,
      Clock clock) {
    this.pending = pending;
    this.unguessable = unguessable;
    this.profiles = profiles;
    this.pages = pages;
    this.storage = storage;
    this.self = self;
    this.clock = clock;
  }

  WebResponse begin(WebRequest request, LoginRequest login, Registration registration) {
    String state = unguessable.value();
    String nonce = unguessable.value();
    String cookie = StateCookies.value(clock.millis(), unguessable.value());
    // In a window of its own the cookie is a first party's, and nobody there keeps values for us.
    Optional<String> target = login.storageTarget().filter(t -> !login.window());
    StoragePage.Values values = new StoragePage.Values(unguessable.value(), unguessable.value());
    remember(login, registration, state, nonce, cookie, target.map(t -> values));
    AuthenticationRequest out =
        AuthenticationRequest.of(registration, login, self.of("/launch"), state, nonce);
    WebResponse response =
        target
            .map(frame -> storing(registration, frame, state, values, out))
            .orElseGet(() -> leaving(out));
    return StateCookies.set(response.header("Cache-Control", "no-store"), request, state, cookie);
  }

  /** The login request of a state, to be made once more; empty when it is no longer known. */
  public Map<String, String> again(String state, PendingLogin login) {
    if (login.again() == null) {
      return Map.of();
    }
    try {
      return json.readValue(
          Sealing.open(state, AGAIN, login.again()),
          new TypeReference<LinkedHashMap<String, String>>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a kept login request cannot be read", e);
    }
  }

  private void remember(
      LoginRequest login,
      Registration registration,
      String state,
      String nonce,
      String cookie,
      Optional<StoragePage.Values> values) {
    long now = clock.millis();
    pending.keep(
        state,
        new PendingLogin(
            registration.key(),
            Fingerprint.of(nonce),
            Fingerprint.of(cookie),
            login.targetLinkUri(),
            login.deploymentId().orElse(null),
            now,
            now + PendingLogins.VALID.toMillis(),
            values.flatMap(v -> login.storageTarget()).orElse(null),
            values.map(v -> StorageTarget.hash(v.state(), v.nonce())).orElse(null),
            sealed(login, state),
            login.window(),
            false));
  }

  /** The hints may tell who somebody is: only who has the state can read them again. */
  private String sealed(LoginRequest login, String state) {
    try {
      return Sealing.seal(state, AGAIN, json.writeValueAsString(login.again()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a login request cannot be written", e);
    }
  }

  private WebResponse leaving(AuthenticationRequest out) {
    return out.tooLong()
        ? pages.post(List.of(), out.endpoint(), out.parameters())
        : WebResponse.seeOther(out.address());
  }

  private WebResponse storing(
      Registration registration,
      String frame,
      String state,
      StoragePage.Values values,
      AuthenticationRequest out) {
    StoragePage.Platform platform =
        StorageTarget.platform(registration, profiles.of(registration).launching(), frame);
    return out.tooLong()
        ? storage.putThenPost(
            platform, StorageTarget.keys(state), values, out.endpoint(), out.parameters())
        : storage.putThenGo(platform, StorageTarget.keys(state), values, out.address());
  }
}
