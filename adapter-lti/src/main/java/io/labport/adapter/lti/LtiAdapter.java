package io.labport.adapter.lti;

import com.google.inject.Scopes;
import com.google.inject.multibindings.Multibinder;
import io.labport.adapter.lti.ags.GradeDocuments;
import io.labport.adapter.lti.ags.GradeHealth;
import io.labport.adapter.lti.ags.GradePush;
import io.labport.adapter.lti.ags.GradeReconciliation;
import io.labport.adapter.lti.ags.GradeServices;
import io.labport.adapter.lti.ags.GradeWorker;
import io.labport.adapter.lti.ags.LineItems;
import io.labport.adapter.lti.ags.Outstanding;
import io.labport.adapter.lti.ags.ReconciliationStart;
import io.labport.adapter.lti.ags.ScoreSender;
import io.labport.adapter.lti.inspect.InspectModule;
import io.labport.adapter.lti.inspect.InspectedLaunchEndpoint;
import io.labport.adapter.lti.inspect.LaunchInspector;
import io.labport.adapter.lti.inspect.LaunchReports;
import io.labport.adapter.lti.inspect.LaunchesEndpoint;
import io.labport.adapter.lti.keys.JwksEndpoint;
import io.labport.adapter.lti.keys.PlatformKeys;
import io.labport.adapter.lti.keys.ToolKeys;
import io.labport.adapter.lti.keys.Unguessable;
import io.labport.adapter.lti.launch.ConfirmEndpoint;
import io.labport.adapter.lti.launch.ContinueEndpoint;
import io.labport.adapter.lti.launch.IdTokenVerifier;
import io.labport.adapter.lti.launch.LaunchAnswer;
import io.labport.adapter.lti.launch.LaunchEndpoint;
import io.labport.adapter.lti.launch.LaunchPages;
import io.labport.adapter.lti.launch.LaunchValidation;
import io.labport.adapter.lti.launch.MessageChecks;
import io.labport.adapter.lti.launch.MessageKind;
import io.labport.adapter.lti.launch.MessageParts;
import io.labport.adapter.lti.launch.OpenIdChecks;
import io.labport.adapter.lti.launch.ResourceLinkMessage;
import io.labport.adapter.lti.launch.Tickets;
import io.labport.adapter.lti.oidc.LaunchPrefixes;
import io.labport.adapter.lti.oidc.LoginEndpoint;
import io.labport.adapter.lti.oidc.LoginRate;
import io.labport.adapter.lti.oidc.LoginStart;
import io.labport.adapter.lti.oidc.PendingLogins;
import io.labport.adapter.lti.page.Pages;
import io.labport.adapter.lti.page.StoragePages;
import io.labport.adapter.lti.profile.PlatformProfile;
import io.labport.adapter.lti.profile.Profiles;
import io.labport.adapter.lti.registration.Deployments;
import io.labport.adapter.lti.registration.Registrations;
import io.labport.adapter.lti.service.AccessTokens;
import io.labport.adapter.lti.service.AuthorisedCalls;
import io.labport.adapter.lti.service.ServiceClients;
import io.labport.core.spi.AdapterModule;
import io.labport.core.spi.SpiLevel;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/** LTI 1.3: learners open labs from links in their LMS, and scores go to its gradebook. */
public final class LtiAdapter extends AdapterModule<LtiConfig> {

  private final List<PlatformProfile> profiles = new ArrayList<>();

  public LtiAdapter() {
    super("lti", LtiConfig.class, SpiLevel.CURRENT);
  }

  /** Uses the profile for its family of LMS in place of ours. */
  public LtiAdapter withProfile(PlatformProfile profile) {
    profiles.add(profile);
    return this;
  }

  @Override
  protected void configureAdapter(LtiConfig config) {
    bind(SecureRandom.class).toInstance(new SecureRandom());
    bind(Profiles.class).toInstance(new Profiles(profiles));
    registration();
    keys();
    logins();
    launches();
    messages();
    services();
    grades();
    pages();
  }

  private void registration() {
    parts(Registrations.class, Deployments.class);
  }

  private void keys() {
    route("GET", "/jwks", JwksEndpoint.class);
    managed(ToolKeys.class);
    parts(PlatformKeys.class, Unguessable.class);
  }

  private void logins() {
    route("GET", "/login", LoginEndpoint.class);
    route("POST", "/login", LoginEndpoint.class);
    route("GET", "/login/{registration}", LoginEndpoint.class);
    route("POST", "/login/{registration}", LoginEndpoint.class);
    parts(PendingLogins.class, LoginStart.class, LoginRate.class, LaunchPrefixes.class);
  }

  private void launches() {
    route("GET", "/launch", LaunchEndpoint.class);
    route("POST", "/launch", LaunchEndpoint.class);
    route("POST", "/launch/confirm", ConfirmEndpoint.class);
    route("POST", "/launch/continue", ContinueEndpoint.class);
    install(new InspectModule());
    managed(LaunchReports.class);
    adminRoute("GET", "/launches", LaunchesEndpoint.class);
    adminRoute("GET", "/launches/{reference}", InspectedLaunchEndpoint.class);
    offer(LaunchInspector.class);
    parts(
        IdTokenVerifier.class,
        OpenIdChecks.class,
        MessageParts.class,
        MessageChecks.class,
        LaunchAnswer.class,
        Tickets.class,
        LaunchValidation.class,
        LaunchPages.class);
  }

  private void messages() {
    Multibinder<MessageKind> kinds = Multibinder.newSetBinder(binder(), MessageKind.class);
    kinds.addBinding().to(ResourceLinkMessage.class);
    parts(ResourceLinkMessage.class);
  }

  private void services() {
    parts(ServiceClients.class, AccessTokens.class, AuthorisedCalls.class);
  }

  private void grades() {
    subscribe("grade-push", GradePush.class);
    work("grades", GradeWorker.class, GradeWorker.SETTINGS);
    work("grade-reconciliation", GradeReconciliation.class, GradeReconciliation.SETTINGS);
    managed(ReconciliationStart.class);
    healthCheck("grades", GradeHealth.class);
    parts(
        GradeDocuments.class,
        Outstanding.class,
        GradeServices.class,
        LineItems.class,
        ScoreSender.class);
  }

  private void pages() {
    parts(Pages.class, StoragePages.class);
  }

  private void parts(Class<?>... types) {
    for (Class<?> type : types) {
      bind(type).in(Scopes.SINGLETON);
    }
  }
}
