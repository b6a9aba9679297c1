package io.labport.adapter.lti.registration.dynamic;

import io.labport.adapter.lti.keys.Unguessable;
import io.labport.adapter.lti.page.Pages;
import io.labport.adapter.lti.page.RegistrationPages;
import io.labport.adapter.lti.registration.Invitations;
import io.labport.adapter.lti.registration.RegistrationState;
import io.labport.core.spi.http.PublicAddress;
import io.labport.core.spi.http.WebHandler;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a platform's administrator arrives (LTI Dynamic Registration 1.0, section 3.2). Reading the
 * platform's configuration changes nothing; the confirmation registers.
 */
public final class RegistrationEndpoint implements WebHandler {
  private static final Logger log = LoggerFactory.getLogger(RegistrationEndpoint.class);
  private static final String LABEL = "lti.register.label.";

  private final DynamicRegistration registration;
  private final ConfigurationFetch platforms;
  private final PlatformChecks checks;
  private final ToolConfiguration tool;
  private final Drafts drafts;
  private final Pages messages;
  private final RegistrationPages pages;
  private final PublicAddress self;
  private final Unguessable unguessable;

  @Inject
  RegistrationEndpoint(
      DynamicRegistration registration,
      ConfigurationFetch platforms,
      PlatformChecks checks,
      ToolConfiguration tool,
      Drafts drafts,
      Pages messages,
      RegistrationPages pages,
      PublicAddress self,
      Unguessable unguessable) {
    this.registration = registration;
    this.platforms = platforms;
    this.checks = checks;
    this.tool = tool;
    this.drafts = drafts;
    this.messages = messages;
    this.pages = pages;
    this.self = self;
    this.unguessable = unguessable;
  }

  @Override
  public WebResponse handle(WebRequest request) {
    List<Locale> locales = locales(request);
    Optional<String> secret = Optional.ofNullable(request.pathVariables().get("invitation"));
    if (secret.isEmpty()) {
      return messages.message(200, locales, "lti.register", "", "");
    }
    try {
      if (request.method().equals("POST")) {
        return register(request, secret.get(), locales);
      }
      Invitations.Held held = registration.invitation(secret.get());
      return request.query().containsKey("openid_configuration")
          ? confirm(request, held, secret.get(), locales)
          : messages.message(200, locales, "lti.register", "", "");
    } catch (Stopped e) {
      String reference = unguessable.reference();
      // The detail may be a stranger's text: it is plain and short, and holds no token of ours.
      log.info(
          "registration stopped: code={} detail=\"{}\" ref={}", e.code(), e.detail(), reference);
      return messages.message(e.status(), locales, e.code(), reference, e.detail());
    }
  }

  private WebResponse confirm(
      WebRequest request, Invitations.Held held, String secret, List<Locale> locales)
      throws Stopped {
    List<String> given = request.query().getOrDefault("openid_configuration", List.of());
    if (given.size() != 1) {
      throw Stopped.addressRejected("there must be one openid_configuration");
    }
    Optional<String> token = token(request);
    ConfigurationFetch.Fetched fetched = platforms.configuration(given.get(0), token);
    PlatformChecks.Checked checked =
        checks.check(fetched.document(), fetched.address(), held.invitation().terms());
    String ticket =
        drafts.keep(
            new Drafts.Draft(held.document(), fetched.address(), fetched.document(), token));
    return pages.confirm(
        locales,
        agreement(held, checked),
        checked.warnings(),
        self.of("/register/" + secret),
        ticket);
  }

  private static Optional<String> token(WebRequest request) throws Stopped {
    Optional<String> token =
        request.queryParameter("registration_token").filter(value -> !value.isBlank());
    // RFC 6750, section 2.1; anything else could end the header and begin another one.
    if (token.filter(value -> !value.matches("[\\x21-\\x7e]{1,8192}")).isPresent()) {
      throw Stopped.addressRejected("the registration token has characters that no token has");
    }
    return token;
  }

  private Map<String, String> agreement(Invitations.Held held, PlatformChecks.Checked checked) {
    PlatformConfiguration platform = checked.platform();
    List<PlatformConfiguration.Message> asked =
        tool.messages(platform, checked.profile().registering());
    Map<String, String> values = new LinkedHashMap<>();
    values.put(LABEL + "account", held.invitation().terms().name());
    values.put(LABEL + "institution", platform.accountName().orElse(""));
    values.put(LABEL + "lms", (checked.profile().name() + " " + platform.version()).strip());
    values.put(LABEL + "issuer", platform.issuer());
    values.put(
        LABEL + "messages",
        asked.stream().map(PlatformConfiguration.Message::type).collect(Collectors.joining(", ")));
    values.put(
        LABEL + "placements",
        asked.stream().flatMap(m -> m.placements().stream()).collect(Collectors.joining(", ")));
    values.put(LABEL + "scopes", String.join(", ", ToolConfiguration.scopes(platform)));
    held.invitation().terms().updates().ifPresent(key -> values.put(LABEL + "updates", key));
    return values;
  }

  private WebResponse register(WebRequest request, String secret, List<Locale> locales)
      throws Stopped {
    // The ticket before the invitation: who pressed the button twice is told that it was sent, and
    // not that the invitation is no good.
    Optional<Drafts.Draft> draft = request.formField("ticket").flatMap(drafts::take);
    if (draft.isEmpty()) {
      throw Stopped.ticketUsed();
    }
    Invitations.Held held = registration.invitation(secret);
    if (!draft.get().invitation().equals(held.document())) {
      throw Stopped.ticketUsed();
    }
    DynamicRegistration.Registered made = registration.register(held, draft.get());
    Map<String, String> values = new LinkedHashMap<>();
    values.put(LABEL + "account", made.registration().name());
    values.put(LABEL + "key", made.registration().key());
    values.put(LABEL + "client-id", made.registration().terms().clientId());
    values.put(LABEL + "deployment", made.deployment().orElse(""));
    values.put(
        LABEL + "scopes",
        made.registration()
            .origin()
            .map(origin -> String.join(", ", origin.grantedScopes()))
            .orElse(""));
    List<String> warnings = new ArrayList<>(made.warnings());
    if (made.registration().terms().state() == RegistrationState.PENDING) {
      warnings.add("lti.register.pending");
    }
    String family = made.profile().family().name().toLowerCase(Locale.ROOT);
    return pages.done(locales, "lti.registered." + family, values, warnings);
  }

  /** What the administrator's browser prefers; a header that is no list of languages is ignored. */
  private static List<Locale> locales(WebRequest request) {
    try {
      return request
          .header("Accept-Language")
          .map(
              header ->
                  Locale.LanguageRange.parse(header).stream()
                      .map(range -> Locale.forLanguageTag(range.getRange()))
                      .filter(locale -> !locale.getLanguage().isEmpty())
                      .toList())
          .orElse(List.of());
    } catch (IllegalArgumentException e) {
      return List.of();
    }
  }
}
