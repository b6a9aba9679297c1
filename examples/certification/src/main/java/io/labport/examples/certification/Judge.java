package io.labport.examples.certification;

import io.labport.examples.certification.Expectation.Manner;
import io.labport.examples.certification.Expectation.Opened;
import io.labport.examples.certification.Expectation.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Compares what the tool did with what it should have done. */
final class Judge {
  /** What frameworks print when nobody caught an error. */
  private static final Pattern STACK_TRACE =
      Pattern.compile(
          "\\bat [\\w.$/<>]+\\([\\w$]+\\.(java|kt|scala):\\d+\\)"
              + "|\\bat [\\w.<>]+ ?\\(?[^\\s()]+\\.(js|ts|mjs|cs|php|rb):\\d+"
              + "|Traceback \\(most recent call last\\)"
              + "|File \"[^\"]+\", line \\d+"
              + "|\\b[\\w.]+\\.[A-Z]\\w*(Exception|Error): ");

  /** Less is no page that tells anybody what to do. */
  private static final int SHORTEST_PAGE = 20;

  private static final int TELLING_PART = 40;
  private static final int BAD_GATEWAY = 502;

  private Judge() {}

  static CaseResult judge(Case tried, Seen seen, Codes codes) {
    if (seen instanceof Seen.Answered answered) {
      return judge(tried, answered, codes);
    }
    if (seen instanceof Seen.Right right) {
      return CaseResult.of(tried, Verdict.PASSED, right.words());
    }
    if (seen instanceof Seen.Wrong wrong) {
      return CaseResult.of(tried, Verdict.FAILED, wrong.words());
    }
    return CaseResult.of(tried, Verdict.NOT_APPLICABLE, ((Seen.Skipped) seen).reason());
  }

  private static CaseResult judge(Case tried, Seen.Answered seen, Codes codes) {
    Answer answer = seen.answer();
    List<String> complaints = new ArrayList<>();
    if (tried.expectation() instanceof Opened) {
      complaints.addAll(notOpened(answer, codes));
    } else if (tried.expectation() instanceof Refused refused) {
      complaints.addAll(notRefused(answer, refused, codes));
    } else {
      throw new IllegalStateException(tried.id() + " expects nothing that an answer can show");
    }
    if (shows(answer, seen.token())) {
      complaints.add("the answer shows the token");
    }
    Optional<String> code = codes == Codes.NONE ? Optional.empty() : answer.code();
    return new CaseResult(
        tried,
        complaints.isEmpty() ? Verdict.PASSED : Verdict.FAILED,
        OptionalInt.of(answer.status()),
        code,
        complaints.isEmpty() ? tried.expectation().words() : String.join("; ", complaints));
  }

  private static List<String> notOpened(Answer answer, Codes codes) {
    List<String> complaints = new ArrayList<>();
    if (answer.status() >= 400) {
      complaints.add("a right launch was answered with status " + answer.status());
    } else if (answer.status() >= 300 && answer.location().isEmpty()) {
      complaints.add("a redirect leads nowhere");
    }
    if (codes == Codes.LABPORT && answer.code().isPresent()) {
      complaints.add("the page shows a code: " + answer.code().get());
    }
    return complaints;
  }

  private static List<String> notRefused(Answer answer, Refused refused, Codes codes) {
    List<String> complaints = new ArrayList<>();
    int status = answer.status();
    boolean cutOff = refused.manner() == Manner.SIZE && status == 413 && answer.code().isEmpty();
    if (status < 300) {
      complaints.add("it was not refused: status " + status);
    } else if (status < 400) {
      complaints.add("it was not refused but redirected with status " + status);
    } else if (status >= 500 && !(refused.manner() == Manner.GATEWAY && status == BAD_GATEWAY)) {
      complaints.add("the tool broke: status " + status);
    }
    if (refused.manner() != Manner.SCRIPT && !cutOff) {
      if (!answer.readable()) {
        complaints.add("the answer is no page that people can read");
      } else if (answer.text().length() < SHORTEST_PAGE) {
        complaints.add("the page says nothing");
      }
    }
    if (STACK_TRACE.matcher(Html.plain(answer.body())).find()) {
      complaints.add("the page shows a stack trace");
    }
    if (codes == Codes.LABPORT && !cutOff) {
      Optional<String> code = answer.code();
      if (code.isEmpty()) {
        complaints.add("the page shows no code");
      } else if (refused.codes().stream().noneMatch(right -> same(right, code.get()))) {
        complaints.add("the page shows " + code.get());
      }
    }
    return complaints;
  }

  /** A code may go on with a detail, as the name of a parameter. */
  private static boolean same(String right, String found) {
    return found.equals(right) || found.startsWith(right + ".");
  }

  private static boolean shows(Answer answer, String token) {
    String everything = answer.body() + answer.header("location").orElse("");
    for (String part : token.split("\\.", -1)) {
      // Headers are the same in many tokens and betray nothing; payload and signature do.
      if (part.length() > TELLING_PART
          && !token.startsWith(part)
          && everything.contains(part.substring(0, TELLING_PART))) {
        return true;
      }
    }
    return false;
  }
}
