package io.labport.adapter.lti.oidc;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.failsafe.RateLimiter;
import io.labport.adapter.lti.LtiConfig;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.time.Duration;

/**
 * How many logins one address and one registration may begin in a minute: each leaves a row, and
 * nobody has proven anything yet. The usual limits let a whole class behind one address in.
 */
public final class LoginRate {
  private final LoadingCache<InetAddress, RateLimiter<Object>> addresses;
  private final LoadingCache<String, RateLimiter<Object>> registrations;

  @Inject
  public LoginRate(LtiConfig config) {
    this.addresses =
        Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterAccess(Duration.ofMinutes(2))
            .build(address -> perMinute(config.loginsPerAddress()));
    this.registrations =
        Caffeine.newBuilder()
            .maximumSize(10_000)
            .build(key -> perMinute(config.loginsPerRegistration()));
  }

  boolean allows(InetAddress address, String registration) {
    return addresses.get(address).tryAcquirePermit()
        && registrations.get(registration).tryAcquirePermit();
  }

  private static RateLimiter<Object> perMinute(int logins) {
    return RateLimiter.burstyBuilder(logins, Duration.ofMinutes(1)).build();
  }
}
