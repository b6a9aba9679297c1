package io.labport.adapter.lti.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.labport.adapter.lti.course.CourseId;
import io.labport.adapter.lti.nrps.Member;
import io.labport.adapter.lti.nrps.MemberQuery;
import io.labport.adapter.lti.nrps.Roster;
import io.labport.adapter.lti.nrps.Rosters;
import io.labport.examples.lms.Course;
import io.labport.examples.lms.DeepLinkAnswer;
import io.labport.examples.lms.Endpoint;
import io.labport.examples.lms.Link;
import io.labport.examples.lms.LmsProfile;
import io.labport.examples.lms.Presentation;
import io.labport.examples.lms.SampleLms;
import io.labport.examples.lms.ToolRegistration;
import io.labport.examples.sandbox.LabView;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;

/** What teachers and learners of one LMS do with Labport, from the registration on. */
final class Journey {
  private static final String OK = "OK";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Premises premises;
  private final LmsProfile profile;
  private final SampleLms lms;

  Journey(Premises premises, LmsProfile profile) {
    this.premises = premises;
    this.profile = profile;
    this.lms = premises.lms(profile);
  }

  /** Every step in its turn; the cells are complete only if nothing stopped the journey. */
  void travel(Results results) throws Exception {
    String registration = new Agreement(premises, profile).made();
    results.tell(profile, Step.REGISTER, profile.registersDynamically() ? OK : "by hand");
    String link = oneLab();
    results.tell(profile, Step.ONE_LAB, OK);
    results.tell(profile, Step.THREE_LABS, threeLabs());
    LabView lab = opened(link, "ada", 101);
    results.tell(profile, Step.LAUNCH, OK);
    premises.advance(Duration.ofMinutes(20));
    premises.sandbox.control().complete(lab.id());
    scored(link, lab, "54.5", Duration.ofMinutes(2));
    results.tell(profile, Step.GRADE, OK);
    scored(link, lab, "71.5", Duration.ofHours(25));
    results.tell(profile, Step.RE_SCORE, OK);
    results.tell(profile, Step.ROSTER, roster(registration));
    results.tell(profile, Step.COURSE_COPY, courseCopy(link));
  }

  /** Answers the id of the link that the LMS made. */
  private String oneLab() throws Exception {
    Browser teacher = new Browser();
    Browser.Page page = add(teacher, labs(teacher), 101);

    List<String> added = accepted(page, 1);
    Link link = lms.teaching().course(Premises.COURSE).links().get(0);
    assertThat(link.id()).isEqualTo(added.get(0));
    assertThat(link.title()).isEqualTo("Secure a web server");
    return link.id();
  }

  private String threeLabs() throws Exception {
    Browser teacher = new Browser();
    Browser.Page list = labs(teacher);
    if (list.document().select("input[type=checkbox][name=lab]").isEmpty()) {
      assertThat(list.document().select("input[type=radio][name=lab]")).isNotEmpty();
      return "one at a time";
    }
    List<String> added = accepted(add(teacher, list, 100, 102, 104), 3);
    opened(titled("Linux fundamentals", added), "ben", 100);
    opened(titled("Cloud administrator exam", added), "chloe", 102);
    opened(titled("Open practice environment", added), "dan", 104);
    return OK;
  }

  /** They come in the order of the list that the teacher saw. */
  private String titled(String title, List<String> added) {
    return lms.teaching().course(Premises.COURSE).links().stream()
        .filter(link -> added.contains(link.id()) && link.title().equals(title))
        .map(Link::id)
        .findFirst()
        .orElseThrow();
  }

  private Browser.Page labs(Browser teacher) throws Exception {
    Browser.Page list =
        teacher.visit(lms.deepLinkUrl(Premises.COURSE, "tess", Presentation.WINDOW));
    assertThat(list.status()).as(list.told()).isEqualTo(200);
    assertThat(list.at(premises.tool)).as(list.told()).isTrue();
    return list;
  }

  private static Browser.Page add(Browser teacher, Browser.Page list, int... labs)
      throws Exception {
    Document page = list.document();
    for (int lab : labs) {
      page.expectFirst("#lab-" + lab).attr("checked", true);
    }
    Browser.Page details = teacher.press(list, "#list", "do", "continue");
    assertThat(details.status()).as(details.told()).isEqualTo(200);
    return teacher.press(details, "#details", "do", "add");
  }

  private List<String> accepted(Browser.Page page, int links) {
    List<DeepLinkAnswer> answers = lms.teaching().deepLinkAnswers();
    assertThat(answers).as(page.told()).isNotEmpty();
    DeepLinkAnswer answer = answers.get(answers.size() - 1);
    assertThat(answer.problems()).isEmpty();
    assertThat(page.at(lms.baseUrl())).as(page.told()).isTrue();
    assertThat(page.status()).isEqualTo(200);
    assertThat(answer.addedLinkIds()).hasSize(links);
    return answer.addedLinkIds();
  }

  /** Opens the link until the browser is in a new lab of the profile. */
  private LabView opened(String link, String learner, int labProfile) throws Exception {
    Set<Long> before =
        premises.sandbox.control().labs().stream().map(LabView::id).collect(Collectors.toSet());
    Browser.Page page = new Browser().visit(lms.launchUrl(link, learner, Presentation.WINDOW));
    assertThat(page.status()).as(page.told()).isEqualTo(200);
    assertThat(page.at(premises.sandbox.baseUrl())).as(page.told()).isTrue();
    List<LabView> fresh =
        premises.sandbox.control().labs().stream()
            .filter(lab -> !before.contains(lab.id()))
            .toList();
    assertThat(fresh).as(page.told()).hasSize(1);
    assertThat(fresh.get(0).profileId()).isEqualTo(labProfile);
    return fresh.get(0);
  }

  private void scored(String link, LabView lab, String points, Duration later) {
    BigDecimal score = new BigDecimal(points);
    premises.sandbox.control().score(lab.id(), score, 100, 50, true);
    premises.advance(later);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(
                        lms.control()
                            .gradeOf(link, "ada")
                            .flatMap(grade -> grade.score())
                            .map(BigDecimal::stripTrailingZeros))
                    .as(lms.control().scores().toString())
                    .contains(score));
  }

  private String roster(String registration) {
    Course course = lms.teaching().course(Premises.COURSE);
    ToolRegistration tool = lms.administration().tool().orElseThrow();
    String deployment = course.deploymentId().orElseGet(() -> tool.deploymentIds().get(0));
    int before = lms.control().calls(Endpoint.MEMBERS);

    Roster roster =
        premises
            .labport
            .offered(Rosters.class)
            .members(new CourseId(registration, deployment, Premises.COURSE), MemberQuery.ALL);

    assertThat(roster).isInstanceOf(Roster.Read.class);
    Roster.Read read = (Roster.Read) roster;
    assertThat(read.partial()).isFalse();
    assertThat(read.members())
        .extracting(Member::user)
        .containsExactlyInAnyOrderElementsOf(
            course.members().stream().map(io.labport.examples.lms.Member::id).toList());
    int pages = lms.control().calls(Endpoint.MEMBERS) - before;
    return pages == 1 ? "one page" : OK + ", " + pages + " pages";
  }

  private String courseCopy(String original) throws Exception {
    Course copy = lms.teaching().copy(Premises.COURSE);
    Link copied =
        copy.links().stream()
            .filter(link -> link.history().contains(original))
            .findFirst()
            .orElseThrow();
    opened(copied.id(), "ada", 101);
    boolean moved =
        !copy.deploymentId().equals(lms.teaching().course(Premises.COURSE).deploymentId());
    return moved ? OK + ", other deployment" : OK;
  }
}
