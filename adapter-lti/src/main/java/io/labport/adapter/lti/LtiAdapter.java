package io.labport.adapter.lti;

import com.google.inject.Scopes;
import io.labport.adapter.lti.ags.AccessTokens;
import io.labport.adapter.lti.ags.GradeDocuments;
import io.labport.adapter.lti.ags.GradeHealth;
import io.labport.adapter.lti.ags.GradePush;
import io.labport.adapter.lti.ags.GradeReconciliation;
import io.labport.adapter.lti.ags.GradeWorker;
import io.labport.adapter.lti.ags.LineItems;
import io.labport.adapter.lti.ags.Outstanding;
import io.labport.adapter.lti.ags.PlatformServices;
import io.labport.adapter.lti.ags.ReconciliationStart;
import io.labport.adapter.lti.ags.ScoreSender;
import io.labport.adapter.lti.keys.JwksEndpoint;
import io.labport.adapter.lti.keys.PlatformKeys;
import io.labport.adapter.lti.keys.ToolKeys;
import io.labport.adapter.lti.keys.Unguessable;
import io.labport.adapter.lti.launch.IdTokenVerifier;
import io.labport.adapter.lti.launch.LaunchEndpoint;
import io.labport.adapter.lti.launch.LaunchValidation;
import io.labport.adapter.lti.launch.MessageChecks;
import io.labport.adapter.lti.launch.OpenIdChecks;
import io.labport.adapter.lti.oidc.LaunchPrefixes;
import io.labport.adapter.lti.oidc.LoginEndpoint;
import io.labport.adapter.lti.oidc.LoginRate;
import io.labport.adapter.lti.oidc.PendingLogins;
import io.labport.adapter.lti.page.Pages;
import io.labport.adapter.lti.registration.Registrations;
import io.labport.core.spi.AdapterModule;
import io.labport.core.spi.SpiLevel;
import java.security.SecureRandom;
import java.util.List;

/** LTI 1.3: learners open labs from links in their LMS, and scores go to its gradebook. */
public final class LtiAdapter extends AdapterModule<LtiConfig> {

  public LtiAdapter() {
    super("lti", LtiConfig.class, SpiLevel.CURRENT);
  }

  @Override
  protected void configureAdapter(LtiConfig config) {
    route("GET", "/login", LoginEndpoint.class);
    route("POST", "/login", LoginEndpoint.class);
    route("GET", "/login/{registration}", LoginEndpoint.class);
    route("POST", "/login/{registration}", LoginEndpoint.class);
    route("GET", "/launch", LaunchEndpoint.class);
    route("POST", "/launch", LaunchEndpoint.class);
    route("GET", "/jwks", JwksEndpoint.class);
    subscribe("grade-push", GradePush.class);
    work("grades", GradeWorker.class, GradeWorker.SETTINGS);
    work("grade-reconciliation", GradeReconciliation.class, GradeReconciliation.SETTINGS);
    managed(ToolKeys.class);
    managed(ReconciliationStart.class);
    healthCheck("grades", GradeHealth.class);
    bind(SecureRandom.class).toInstance(new SecureRandom());
    List<Class<?>> parts =
        List.of(
            Registrations.class,
            PendingLogins.class,
            LoginRate.class,
            LaunchPrefixes.class,
            Unguessable.class,
            Pages.class,
            PlatformKeys.class,
            IdTokenVerifier.class,
            OpenIdChecks.class,
            MessageChecks.class,
            LaunchValidation.class,
            GradeDocuments.class,
            Outstanding.class,
            PlatformServices.class,
            AccessTokens.class,
            LineItems.class,
            ScoreSender.class);
    parts.forEach(part -> bind(part).in(Scopes.SINGLETON));
  }
}
