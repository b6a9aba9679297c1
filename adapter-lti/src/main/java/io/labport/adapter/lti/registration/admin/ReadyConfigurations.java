package io.labport.adapter.lti.registration.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.labport.adapter.lti.LtiConfig;
import io.labport.adapter.lti.page.Pages;
import io.labport.adapter.lti.profile.Profiles;
import io.labport.adapter.lti.profile.ReadyConfiguration;
import io.labport.adapter.lti.registration.StoredRegistration;
import io.labport.adapter.lti.registration.dynamic.ToolConfiguration;
import io.labport.adapter.lti.registration.dynamic.ToolDescription;
import io.labport.core.spi.http.WebHandler;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** The configurations that administrators of some LMSs paste, or name by their address. */
public final class ReadyConfigurations implements WebHandler {
  private final LtiConfig config;
  private final ToolDescription tool;
  private final Profiles profiles;
  private final Pages pages;
  private final ObjectMapper json = new ObjectMapper();

  @Inject
  ReadyConfigurations(LtiConfig config, ToolDescription tool, Profiles profiles, Pages pages) {
    this.config = config;
    this.tool = tool;
    this.profiles = profiles;
    this.pages = pages;
  }

  @Override
  public WebResponse handle(WebRequest request) {
    Optional<String> key = request.queryParameter("registration");
    if (key.filter(text -> !text.matches(StoredRegistration.KEY)).isPresent()) {
      return WebResponse.text(400, "registration must be the key of a registration");
    }
    ReadyConfiguration.Wishes wishes =
        new ReadyConfiguration.Wishes(
            ToolConfiguration.scopes(),
            ToolConfiguration.customParameters(),
            config.tool().logo(),
            pages.text(List.of(), "lti.tool.deep-linking"));
    ReadyConfiguration ready =
        profiles.ready().stream()
            .filter(each -> request.path().equals("/" + each.file()))
            .findFirst()
            .orElseThrow();
    JsonNode content = json.valueToTree(ready.content(tool.addresses(key), wishes));
    return WebResponse.json(200, content.toPrettyString());
  }
}
