package io.labport.examples.lms;

import io.labport.examples.lms.scorm.ScormActivity;
import io.labport.examples.lms.scorm.ScormPackage;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the templates are given, ready to be shown. */
final class PageModels {

  private PageModels() {}

  record Courses(List<Course> courses) {}

  record CoursePage(
      Course course,
      List<LinkRow> links,
      List<ActivityRow> activities,
      List<Opening> pickers,
      List<Opening> navigation,
      Frame frame,
      StorageFrame storage) {}

  record LinkRow(Link link, List<Opening> openings) {}

  /** One way into the tool: as whom, and the addresses for frame and window. */
  record Opening(String id, Member member, String framed, String windowed) {}

  /** The tool in the course page; no source if nothing is open. */
  record Frame(String source, String title) {}

  record GradebookPage(
      Course course, List<LineItem> columns, List<ScormActivity> activities, List<Row> rows) {}

  record Row(Member member, List<Shown> cells) {}

  /** A cell as text; empty texts where there is nothing. */
  record Shown(
      String id,
      String score,
      String maximum,
      String progress,
      String comment,
      String attempts,
      String timestamp,
      String review) {}

  /** A tool's Deep Linking answer; no course address if the page has nothing to lead back to. */
  record Picked(DeepLinkAnswer answer, String courseUrl) {}

  record Roster(Course course, List<Member> members) {}

  /** The administrator's page; a frame address while a tool registers itself. */
  record Admin(
      String profile,
      boolean dynamic,
      String issuer,
      String authorization,
      String token,
      String audience,
      String keys,
      String configuration,
      Optional<ToolRegistration> tool,
      String frame) {}

  /** A SCORM activity, with a way to open it for each learner. */
  record ActivityRow(String id, String title, List<Launchable> learners) {}

  record Launchable(Member member, String state, boolean suspended, String address, String popup) {}

  /** The page where packages are imported; no problem at first. */
  record ScormImport(Course course, List<ScormPackage> packages, String problem) {}

  /** The player, with the addresses that its script needs. */
  record Player(
      String title,
      String learner,
      String courseUrl,
      String engine,
      String launch,
      String sessions,
      String commits,
      String content,
      String foreign,
      String middle,
      boolean leaves) {}

  /** A page between the player and the content. */
  record Middle(String title, String content) {}

  record AutoForm(String action, Map<String, String> fields) {}

  record Message(String text, String courseUrl) {}
}
