package io.labport.examples.certification;

import io.labport.examples.certification.Expectation.Manner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes the cases of a group down. */
final class CaseList {

  /** Makes an id token of a right draft. */
  @FunctionalInterface
  interface Forging {
    String token(Draft draft) throws Exception;
  }

  private final Group group;
  private final List<Case> cases = new ArrayList<>();

  CaseList(Group group) {
    this.group = group;
  }

  /**
   * A learner's launch that must be refused.
   *
   * @param codes without {@code lti.}, several separated by a bar
   */
  CaseList refused(String id, String name, String codes, Forging forging) {
    return refusedBy(id, name, codes, stage -> launched(stage, KitPlatform.learner(1), forging));
  }

  /** Anything that must be refused. */
  CaseList refusedBy(String id, String name, String codes, Script script) {
    return refusedBy(Manner.PAGE, id, name, codes, script);
  }

  /** The same, where the refusal may be something else than a page. */
  CaseList refusedBy(Manner manner, String id, String name, String codes, Script script) {
    List<String> full = Arrays.stream(codes.split("\\|", -1)).map(code -> "lti." + code).toList();
    cases.add(new Case(id, group, name, new Expectation.Refused(full, manner), script));
    return this;
  }

  /** A learner's launch that must open. */
  CaseList opened(String id, String name, Forging forging) {
    return openedBy(id, name, stage -> launched(stage, KitPlatform.learner(1), forging));
  }

  /** A teacher's launch that must open. */
  CaseList openedForTeacher(String id, String name, Forging forging) {
    return openedBy(id, name, stage -> launched(stage, KitPlatform.TEACHER, forging));
  }

  /** Anything that must open. */
  CaseList openedBy(String id, String name, Script script) {
    cases.add(new Case(id, group, name, new Expectation.Opened(), script));
    return this;
  }

  /** Anything else. */
  CaseList behaved(String id, String name, String right, Script script) {
    cases.add(new Case(id, group, name, new Expectation.Behaved(right), script));
    return this;
  }

  List<Case> all() {
    return List.copyOf(cases);
  }

  static Seen launched(Stage stage, String user, Forging forging) throws Exception {
    Login login = stage.login();
    String token = forging.token(login.draft(KitPlatform.LINK, user));
    return new Seen.Answered(login.post(token), token);
  }
}
