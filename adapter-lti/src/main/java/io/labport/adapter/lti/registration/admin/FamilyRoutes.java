package io.labport.adapter.lti.registration.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labport.adapter.lti.profile.PlatformAddresses;
import io.labport.adapter.lti.profile.PlatformProfile;
import io.labport.adapter.lti.profile.Profiles;
import io.labport.adapter.lti.profile.RegistrationQuirks;
import io.labport.adapter.lti.registration.RegistrationRefused;
import io.labport.adapter.lti.registration.StoredRegistration;
import io.labport.adapter.lti.registration.dynamic.ToolDescription;
import io.labport.core.spi.admin.Asked;
import io.labport.core.spi.http.Problem;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * {@code /families} and one of them: what to enter in an LMS, and what it will say in return, as
 * far as that follows from a few values given in the query.
 */
public final class FamilyRoutes implements AdminRoute {
  private static final String REGISTRATION = "registration";

  private final Profiles profiles;
  private final ToolDescription tool;

  @Inject
  FamilyRoutes(Profiles profiles, ToolDescription tool) {
    this.profiles = profiles;
    this.tool = tool;
  }

  @Override
  public WebResponse answer(WebRequest request) {
    String wanted = Asked.variable(request, "family");
    if (wanted.isEmpty()) {
      return list();
    }
    return profiles.all().stream()
        .filter(profile -> Asked.spelt(profile.family()).equals(wanted))
        .findFirst()
        .map(profile -> one(profile, request))
        .orElseGet(
            () ->
                Problem.of(404, "lti.family-unknown", "There is no such family of LMSs")
                    .response());
  }

  private WebResponse list() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode all = json.putArray("families");
    profiles
        .all()
        .forEach(
            profile ->
                all.addObject()
                    .put("family", Asked.spelt(profile.family()))
                    .put("name", profile.name())
                    .put("dynamic-registration", profile.registering().dynamic()));
    return WebResponse.json(200, json.toString());
  }

  private WebResponse one(PlatformProfile profile, WebRequest request) {
    Map<String, String> values = new LinkedHashMap<>();
    request.query().forEach((name, given) -> values.put(name, given.get(0)));
    Optional<String> key = Optional.ofNullable(values.remove(REGISTRATION));
    if (key.filter(text -> !text.matches(StoredRegistration.KEY)).isPresent()) {
      throw new RegistrationRefused(
          400,
          "lti.registration-member-invalid",
          Optional.of(REGISTRATION),
          "registration must be a key");
    }
    RegistrationQuirks quirks = profile.registering();
    refuseUnknown(quirks, values);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("family", Asked.spelt(profile.family()));
    json.put("name", profile.name());
    json.put("dynamic-registration", quirks.dynamic());
    ArrayNode fields = json.putArray("fields-to-paste");
    quirks
        .fields(tool.addresses(key))
        .forEach(
            field -> fields.addObject().put("field", field.field()).put("value", field.value()));
    ArrayNode platforms = json.putArray("platforms");
    quirks.addresses().forEach(each -> platforms.add(addresses(each.filled(values))));
    return WebResponse.json(200, json.toString());
  }

  private static void refuseUnknown(RegistrationQuirks quirks, Map<String, String> values) {
    for (String name : values.keySet()) {
      if (quirks.addresses().stream().noneMatch(each -> each.inputs().contains(name))) {
        throw new RegistrationRefused(
            400,
            "lti.registration-member-unknown",
            Optional.of(name),
            name + " is not asked for; see inputs");
      }
    }
  }

  /** The members are the keys of a registration, so that they can be sent back as they are. */
  private static ObjectNode addresses(PlatformAddresses addresses) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("variant", addresses.variant());
    addresses.inputs().forEach(json.withArray("inputs")::add);
    ObjectNode terms = json.putObject("terms");
    terms.put("issuer", addresses.issuer());
    terms.put("authorization-endpoint", addresses.authorization());
    terms.put("token-endpoint", addresses.token());
    addresses.audience().ifPresent(audience -> terms.put("token-audience", audience));
    terms.put("jwks-uri", addresses.keys());
    json.put("deployment-id", addresses.deployment());
    return json;
  }
}
