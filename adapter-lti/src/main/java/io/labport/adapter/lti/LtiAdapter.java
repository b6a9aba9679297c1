package io.labport.adapter.lti;

import com.google.inject.Scopes;
import com.google.inject.multibindings.Multibinder;
import io.labport.adapter.lti.ags.ActivityResults;
import io.labport.adapter.lti.ags.Columns;
import io.labport.adapter.lti.ags.CreationLock;
import io.labport.adapter.lti.ags.GradeBook;
import io.labport.adapter.lti.ags.GradeDocuments;
import io.labport.adapter.lti.ags.GradeHealth;
import io.labport.adapter.lti.ags.GradeList;
import io.labport.adapter.lti.ags.GradePush;
import io.labport.adapter.lti.ags.GradeReconciliation;
import io.labport.adapter.lti.ags.GradeResend;
import io.labport.adapter.lti.ags.GradeServices;
import io.labport.adapter.lti.ags.GradeWorker;
import io.labport.adapter.lti.ags.Grades;
import io.labport.adapter.lti.ags.GradesResend;
import io.labport.adapter.lti.ags.HeldResults;
import io.labport.adapter.lti.ags.LineItems;
import io.labport.adapter.lti.ags.Outstanding;
import io.labport.adapter.lti.ags.Pauses;
import io.labport.adapter.lti.ags.ReconciliationStart;
import io.labport.adapter.lti.ags.ScoreSender;
import io.labport.adapter.lti.ags.StaleScores;
import io.labport.adapter.lti.course.CourseAccess;
import io.labport.adapter.lti.course.CourseOrigins;
import io.labport.adapter.lti.course.Courses;
import io.labport.adapter.lti.course.Tenants;
import io.labport.adapter.lti.deeplink.Answers;
import io.labport.adapter.lti.deeplink.ContentItems;
import io.labport.adapter.lti.deeplink.DeepLinkingMessage;
import io.labport.adapter.lti.deeplink.DeepLinkingResponse;
import io.labport.adapter.lti.deeplink.LinkAddressEndpoint;
import io.labport.adapter.lti.deeplink.LinkAnswers;
import io.labport.adapter.lti.deeplink.Picker;
import io.labport.adapter.lti.deeplink.PickerEndpoint;
import io.labport.adapter.lti.deeplink.PickerPages;
import io.labport.adapter.lti.deeplink.Pickings;
import io.labport.adapter.lti.desk.CourseList;
import io.labport.adapter.lti.desk.GroupList;
import io.labport.adapter.lti.desk.LegacyUserList;
import io.labport.adapter.lti.desk.MemberList;
import io.labport.adapter.lti.groups.CourseGroups;
import io.labport.adapter.lti.groups.PlatformGroups;
import io.labport.adapter.lti.inspect.InspectModule;
import io.labport.adapter.lti.inspect.InspectedLaunchEndpoint;
import io.labport.adapter.lti.inspect.LaunchInspector;
import io.labport.adapter.lti.inspect.LaunchReports;
import io.labport.adapter.lti.inspect.LaunchesEndpoint;
import io.labport.adapter.lti.keys.KeyRotation;
import io.labport.adapter.lti.keys.PlatformKeys;
import io.labport.adapter.lti.keys.ToolKeyMaker;
import io.labport.adapter.lti.keys.ToolKeys;
import io.labport.adapter.lti.keys.Unguessable;
import io.labport.adapter.lti.launch.AcceptedMessages;
import io.labport.adapter.lti.launch.ChosenLaunch;
import io.labport.adapter.lti.launch.ConfirmEndpoint;
import io.labport.adapter.lti.launch.ContinueEndpoint;
import io.labport.adapter.lti.launch.IdTokenVerifier;
import io.labport.adapter.lti.launch.LabChooser;
import io.labport.adapter.lti.launch.LaunchAnswer;
import io.labport.adapter.lti.launch.LaunchEndpoint;
import io.labport.adapter.lti.launch.LaunchObserver;
import io.labport.adapter.lti.launch.LaunchObservers;
import io.labport.adapter.lti.launch.LaunchPages;
import io.labport.adapter.lti.launch.LaunchValidation;
import io.labport.adapter.lti.launch.MessageChecks;
import io.labport.adapter.lti.launch.MessageKind;
import io.labport.adapter.lti.launch.MessageParts;
import io.labport.adapter.lti.launch.OpenIdChecks;
import io.labport.adapter.lti.launch.ResourceLinkMessage;
import io.labport.adapter.lti.launch.ServerMessages;
import io.labport.adapter.lti.launch.Tickets;
import io.labport.adapter.lti.launch.WhichLab;
import io.labport.adapter.lti.link.LinkChoices;
import io.labport.adapter.lti.link.LinkKeys;
import io.labport.adapter.lti.migration.LegacyIdentities;
import io.labport.adapter.lti.migration.LegacyRecords;
import io.labport.adapter.lti.notice.NoticeWorker;
import io.labport.adapter.lti.notice.NoticesEndpoint;
import io.labport.adapter.lti.notice.SubscriptionWorker;
import io.labport.adapter.lti.notice.Subscriptions;
import io.labport.adapter.lti.nrps.PlatformRosters;
import io.labport.adapter.lti.nrps.RosterLimits;
import io.labport.adapter.lti.nrps.Rosters;
import io.labport.adapter.lti.oidc.LaunchPrefixes;
import io.labport.adapter.lti.oidc.LoginEndpoint;
import io.labport.adapter.lti.oidc.LoginRate;
import io.labport.adapter.lti.oidc.LoginStart;
import io.labport.adapter.lti.oidc.PendingLogins;
import io.labport.adapter.lti.page.Pages;
import io.labport.adapter.lti.page.RegistrationPages;
import io.labport.adapter.lti.page.StoragePages;
import io.labport.adapter.lti.profile.PlatformProfile;
import io.labport.adapter.lti.profile.Profiles;
import io.labport.adapter.lti.profile.ReadyConfiguration;
import io.labport.adapter.lti.registration.Administration;
import io.labport.adapter.lti.registration.DeploymentDocuments;
import io.labport.adapter.lti.registration.Deployments;
import io.labport.adapter.lti.registration.DocumentRegistrations;
import io.labport.adapter.lti.registration.Invitations;
import io.labport.adapter.lti.registration.LtiRegistrations;
import io.labport.adapter.lti.registration.RegistrationChanges;
import io.labport.adapter.lti.registration.RegistrationDocuments;
import io.labport.adapter.lti.registration.RegistrationStore;
import io.labport.adapter.lti.registration.Registrations;
import io.labport.adapter.lti.registration.admin.DeploymentRoutes;
import io.labport.adapter.lti.registration.admin.ExportRoute;
import io.labport.adapter.lti.registration.admin.FamilyRoutes;
import io.labport.adapter.lti.registration.admin.InvitationRoutes;
import io.labport.adapter.lti.registration.admin.ReadyConfigurations;
import io.labport.adapter.lti.registration.admin.RegistrationRoutes;
import io.labport.adapter.lti.registration.dynamic.ConfigurationFetch;
import io.labport.adapter.lti.registration.dynamic.Drafts;
import io.labport.adapter.lti.registration.dynamic.DynamicRegistration;
import io.labport.adapter.lti.registration.dynamic.PlatformChecks;
import io.labport.adapter.lti.registration.dynamic.RegistrationEndpoint;
import io.labport.adapter.lti.registration.dynamic.ToolConfiguration;
import io.labport.adapter.lti.registration.dynamic.ToolDescription;
import io.labport.adapter.lti.review.ReviewedWork;
import io.labport.adapter.lti.review.SubmissionReviewMessage;
import io.labport.adapter.lti.service.AccessTokens;
import io.labport.adapter.lti.service.AuthorisedCalls;
import io.labport.adapter.lti.service.PagedReads;
import io.labport.adapter.lti.service.Patience;
import io.labport.adapter.lti.service.ServiceClients;
import io.labport.adapter.lti.signing.JwksEndpoint;
import io.labport.adapter.lti.signing.KeyDelete;
import io.labport.adapter.lti.signing.KeyList;
import io.labport.adapter.lti.signing.KeyRotate;
import io.labport.adapter.lti.signing.SigningKeys;
import io.labport.core.spi.AdapterModule;
import io.labport.core.spi.SpiLevel;
import io.labport.core.spi.work.WorkSettings;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** LTI 1.3: learners open labs from links in their LMS, and scores go to its gradebook. */
public final class LtiAdapter extends AdapterModule<LtiConfig> {

  private static final String COURSES = "/registrations/{registration}/courses";

  private final List<PlatformProfile> profiles = new ArrayList<>();
  private Optional<RegistrationStore> registrationStore = Optional.empty();

  public LtiAdapter() {
    super("lti", LtiConfig.class, SpiLevel.CURRENT);
  }

  /** Uses the profile for its family of LMS in place of ours. */
  public LtiAdapter withProfile(PlatformProfile profile) {
    profiles.add(profile);
    return this;
  }

  /**
   * Keeps registrations that are not from the configuration in the embedder's own repository
   * instead of Labport's database.
   */
  public LtiAdapter withRegistrations(RegistrationStore store) {
    registrationStore = Optional.of(store);
    return this;
  }

  @Override
  protected void configureAdapter(LtiConfig config) {
    bind(SecureRandom.class).toInstance(new SecureRandom());
    Profiles all = new Profiles(profiles);
    bind(Profiles.class).toInstance(all);
    registration(all);
    keys();
    logins();
    launches();
    messages();
    content();
    services();
    grades();
    pages();
  }

  private void registration(Profiles all) {
    if (registrationStore.isPresent()) {
      bind(RegistrationStore.class).toInstance(registrationStore.get());
    } else {
      bind(RegistrationStore.class).to(DocumentRegistrations.class);
      parts(DocumentRegistrations.class);
    }
    parts(
        Registrations.class,
        RegistrationDocuments.class,
        RegistrationChanges.class,
        Deployments.class,
        DeploymentDocuments.class,
        Invitations.class);
    dynamicRegistration(all);
    registrationAdmin();
  }

  private void dynamicRegistration(Profiles all) {
    route("GET", "/register", RegistrationEndpoint.class);
    route("GET", "/register/{invitation}", RegistrationEndpoint.class);
    route("POST", "/register/{invitation}", RegistrationEndpoint.class);
    for (ReadyConfiguration each : all.ready()) {
      route("GET", "/" + each.file(), ReadyConfigurations.class);
    }
    parts(
        DynamicRegistration.class,
        ConfigurationFetch.class,
        PlatformChecks.class,
        ToolConfiguration.class,
        ToolDescription.class,
        Drafts.class,
        RegistrationPages.class);
  }

  private void registrationAdmin() {
    parts(Administration.class);
    bind(LtiRegistrations.class).to(Administration.class);
    offer(LtiRegistrations.class);
    adminRoute("GET", "/registrations", RegistrationRoutes.class);
    adminRoute("POST", "/registrations", RegistrationRoutes.class);
    adminRoute("GET", "/registrations/{key}", RegistrationRoutes.class);
    adminRoute("PATCH", "/registrations/{key}", RegistrationRoutes.class);
    adminRoute("DELETE", "/registrations/{key}", RegistrationRoutes.class);
    adminRoute("GET", "/registrations/{key}/export", ExportRoute.class);
    adminRoute("GET", "/registrations/{key}/deployments", DeploymentRoutes.class);
    adminRoute("PUT", "/registrations/{key}/deployments/{id}", DeploymentRoutes.class);
    adminRoute("POST", "/invitations", InvitationRoutes.class);
    adminRoute("GET", "/invitations", InvitationRoutes.class);
    adminRoute("DELETE", "/invitations/{id}", InvitationRoutes.class);
    adminRoute("GET", "/families", FamilyRoutes.class);
    adminRoute("GET", "/families/{family}", FamilyRoutes.class);
  }

  private void keys() {
    route("GET", "/jwks", JwksEndpoint.class);
    route("GET", "/jwks/{registration}", JwksEndpoint.class);
    adminRoute("GET", "/keys", KeyList.class);
    adminRoute("POST", "/keys/rotate", KeyRotate.class);
    adminRoute("DELETE", "/keys/{kid}", KeyDelete.class);
    work("key-rotation", KeyRotation.class, KeyRotation.SETTINGS);
    managed(KeyRotation.Start.class);
    managed(ToolKeys.class);
    parts(PlatformKeys.class, ToolKeyMaker.class, SigningKeys.class, Unguessable.class);
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
        LaunchPages.class,
        LaunchObservers.class,
        AcceptedMessages.class);
  }

  private void messages() {
    Multibinder<MessageKind> kinds = Multibinder.newSetBinder(binder(), MessageKind.class);
    kinds.addBinding().to(ResourceLinkMessage.class);
    kinds.addBinding().to(SubmissionReviewMessage.class);
    parts(SubmissionReviewMessage.class, ReviewedWork.class);
    kinds.addBinding().to(DeepLinkingMessage.class);
    parts(ResourceLinkMessage.class, DeepLinkingMessage.class);
  }

  private void content() {
    route("GET", PickerPages.PATH, PickerEndpoint.class);
    route("POST", PickerPages.PATH, PickerEndpoint.class);
    route("GET", "/open/{lab}", LinkAddressEndpoint.class);
    route("GET", "/open/{lab}/{key}", LinkAddressEndpoint.class);
    bind(LabChooser.class).to(Picker.class);
    parts(LinkKeys.class, LinkChoices.class, WhichLab.class, ChosenLaunch.class);
    parts(
        Pickings.class,
        Picker.class,
        PickerPages.class,
        ContentItems.class,
        DeepLinkingResponse.class,
        Answers.class,
        LinkAnswers.class);
  }

  private void services() {
    parts(ServiceClients.class, AccessTokens.class, AuthorisedCalls.class, PagedReads.class);
    bind(Patience.class).toInstance(Patience.USUAL);
    courses();
    notices();
    legacy();
  }

  private void courses() {
    observer(Courses.class);
    parts(Tenants.class, CourseAccess.class, CourseOrigins.class);
    bind(RosterLimits.class).toInstance(RosterLimits.USUAL);
    bind(Rosters.class).to(PlatformRosters.class);
    offer(Rosters.class);
    bind(CourseGroups.class).to(PlatformGroups.class);
    offer(CourseGroups.class);
    parts(PlatformRosters.class, PlatformGroups.class);
    adminRoute("GET", COURSES, CourseList.class);
    // Twice: ids of platforms may hold what no path can, the ids of the list do not.
    adminRoute("GET", COURSES + "/{deployment}/{context}/members", MemberList.class);
    adminRoute("GET", COURSES + "/{course}/members", MemberList.class);
    adminRoute("GET", COURSES + "/{deployment}/{context}/groups", GroupList.class);
    adminRoute("GET", COURSES + "/{course}/groups", GroupList.class);
  }

  private void notices() {
    route("POST", "/notices", NoticesEndpoint.class);
    work("notices", NoticeWorker.class, WorkSettings.DEFAULT);
    observer(Subscriptions.class);
    work("notice-subscriptions", SubscriptionWorker.class, SubscriptionWorker.SETTINGS);
    parts(ServerMessages.class);
  }

  private void legacy() {
    observer(LegacyRecords.class);
    bind(LegacyIdentities.class).to(LegacyRecords.class);
    offer(LegacyIdentities.class);
    adminRoute("GET", "/registrations/{registration}/legacy-users", LegacyUserList.class);
  }

  private void observer(Class<? extends LaunchObserver> type) {
    bind(type).in(Scopes.SINGLETON);
    Multibinder.newSetBinder(binder(), LaunchObserver.class).addBinding().to(type);
  }

  private void grades() {
    subscribe("grade-push", GradePush.class);
    work("grades", GradeWorker.class, GradeWorker.SETTINGS);
    work("grade-reconciliation", GradeReconciliation.class, GradeReconciliation.SETTINGS);
    managed(ReconciliationStart.class);
    healthCheck("grades", GradeHealth.class);
    adminRoute("GET", "/grades", GradeList.class);
    adminRoute("POST", "/grades/resend", GradesResend.class);
    adminRoute("POST", "/grades/{id}/resend", GradeResend.class);
    bind(Grades.class).to(GradeBook.class);
    offer(Grades.class);
    parts(
        GradeDocuments.class,
        GradeBook.class,
        Outstanding.class,
        ActivityResults.class,
        GradeServices.class,
        LineItems.class,
        CreationLock.class,
        Columns.class,
        HeldResults.class,
        StaleScores.class,
        Pauses.class,
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
