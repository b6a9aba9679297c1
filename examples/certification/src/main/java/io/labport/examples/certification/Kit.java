package io.labport.examples.certification;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Tries cases with one tool. Not thread-safe: cases share the platform and its key set. */
public final class Kit {
  private final Stage stage;

  /**
   * @param platform that the tool is registered with; the kit registers the tool there
   */
  public Kit(KitPlatform platform, Target target, Drivers drivers, Patience patience) {
    this.stage = new Stage(platform, target, drivers, patience);
    platform.register(target);
  }

  /** All cases, in the order in which they should be tried. */
  public static List<Case> cases() {
    return Catalogue.cases();
  }

  /** What no case tries, and why. */
  public static List<NotTried> notTried() {
    return NotTried.all();
  }

  /** Tries one case. */
  public CaseResult run(Case wanted) {
    try {
      return Judge.judge(wanted, wanted.script().play(stage), stage.target().codes());
    } catch (IOException failed) {
      return CaseResult.of(
          wanted,
          Verdict.FAILED,
          failed instanceof NoLoginException
              ? String.valueOf(failed.getMessage())
              : "the tool did not answer: " + failed.getClass().getSimpleName());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return CaseResult.of(wanted, Verdict.FAILED, "interrupted");
    } catch (Exception failed) {
      return CaseResult.of(
          wanted, Verdict.FAILED, "the case could not be played: " + failed.getMessage());
    }
  }

  /** Tries these, telling of each as it ends. */
  public List<CaseResult> run(List<Case> wanted, Consumer<CaseResult> each) {
    List<CaseResult> results = new ArrayList<>();
    for (Case one : wanted) {
      CaseResult result = run(one);
      each.accept(result);
      results.add(result);
    }
    return List.copyOf(results);
  }
}
