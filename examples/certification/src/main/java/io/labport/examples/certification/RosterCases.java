package io.labport.examples.certification;

import io.labport.examples.certification.RosterDriver.Roster;
import io.labport.examples.lms.Endpoint;
import io.labport.examples.lms.LoggedCall;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A roster in pages, as platforms link them: RFC 8288; NRPS 2.0, section 2.4. */
final class RosterCases {
  private static final int PAGE = 25;
  private static final int USUAL_PAGE = 500;
  private static final String WHOLE = "every member is read, once";

  /** Somebody who notices needs two; more are allowed, but not without end. */
  private static final int MOST_IN_A_CIRCLE = 10;

  private static final int MANY = 100_000;
  private static final int MANY_AT_ONCE = 1_000;

  /** Capital and small letters, and what is encoded already. */
  private static final String CURSOR = "AbCdEf%2FgH%3d";

  private RosterCases() {}

  /** What is wrong with what was read. */
  @FunctionalInterface
  private interface Look {
    List<String> complaints(Stage stage, Roster roster, List<LoggedCall> requests);
  }

  static void add(CaseList cases) {
    cases
        .behaved(
            "nrps-relative",
            "a next page that is linked by its path alone",
            WHOLE,
            linked(next -> List.of("<" + path(next) + ">; rel=\"next\"")))
        .behaved(
            "nrps-relative.query",
            "a next page that is linked by its query alone",
            WHOLE,
            linked(next -> List.of("<?" + URI.create(next).getRawQuery() + ">; rel=\"next\"")))
        .behaved(
            "nrps-host",
            "a next page on another host",
            "nothing is asked there, and nobody takes the roster for whole",
            RosterCases::elsewhere)
        .behaved(
            "nrps-loop",
            "a next page that is the same again",
            "an end, and nobody takes the roster for whole",
            read(
                (query, right) -> right.with(List.of("<" + first(right) + ">; rel=\"next\"")),
                (stage, roster, requests) -> circle(roster, requests)))
        .behaved(
            "nrps-loop.two",
            "two pages that link to each other",
            "an end, and nobody takes the roster for whole",
            read(
                (query, right) ->
                    right.with(
                        List.of(
                            "<"
                                + (query.contains("turn=1")
                                    ? first(right)
                                    : with(first(right), "turn=1"))
                                + ">; rel=\"next\"")),
                (stage, roster, requests) -> circle(roster, requests)))
        .behaved(
            "nrps-case",
            "a next page whose address tells capital letters from small ones",
            WHOLE + ", the address as it was",
            read(
                (query, right) ->
                    right.with(
                        right.next().stream()
                            .map(next -> "<" + next + "&Cursor=" + CURSOR + ">; rel=\"next\"")
                            .toList()),
                (stage, roster, requests) -> {
                  List<String> wrong = new ArrayList<>(whole(roster));
                  if (requests.stream()
                      .skip(1)
                      .anyMatch(one -> !one.rawQuery().endsWith("&Cursor=" + CURSOR))) {
                    wrong.add("the address of the next page was changed");
                  }
                  return wrong;
                }))
        .behaved(
            "nrps-case.relation",
            "REL=\"NEXT\" in capital letters",
            WHOLE,
            linked(next -> List.of("<" + next + ">; REL=\"NEXT\"")))
        .behaved(
            "nrps-links",
            "several links in one header, with commas and angle brackets in addresses and titles",
            WHOLE,
            linked(
                next ->
                    List.of(
                        "<"
                            + next
                            + "&a=1,2;b>; rel=\"prev start\"; title=\"a, <b>; rel=\\\"next\\\"\", <"
                            + next
                            + ">; title=\"c, d\"; rel=\"next\", <"
                            + next
                            + "&since=1>; rel=\"differences\"")))
        .behaved(
            "nrps-links.headers",
            "a header of its own for each link",
            WHOLE,
            linked(
                next ->
                    List.of(
                        "<" + next + "&since=1>; rel=\"differences\"",
                        "<" + next + ">; rel=next",
                        "<" + next + "&a=1>; rel=\"prev\"")))
        .behaved(
            "nrps-many",
            "100,000 members",
            WHOLE,
            read(
                RosterCases::crowd,
                (stage, roster, requests) ->
                    new HashSet<>(roster.users()).size() == MANY
                            && roster.users().size() == MANY
                            && roster.whole()
                        ? List.of()
                        : List.of(
                            roster.users().size()
                                + " members were read in "
                                + requests.size()
                                + " requests"
                                + (roster.whole() ? ", taken for the whole" : ""))));
  }

  private static Script linked(Function<String, List<String>> links) {
    return read(
        (query, right) -> right.with(right.next().map(links).orElse(List.of())),
        (stage, roster, requests) -> {
          List<String> wrong = new ArrayList<>(whole(roster));
          if (requests.size() < 3) {
            wrong.add("there were " + requests.size() + " requests for three pages");
          }
          return wrong;
        });
  }

  private static Script read(RosterPage.Rewriting rewriting, Look look) {
    return stage -> {
      if (stage.drivers().roster().isEmpty()) {
        return MembershipCases.SKIPPED;
      }
      stage.platform().control().pageSize(PAGE);
      stage.platform().door().members(rewriting);
      try {
        Login login = stage.login();
        Answer answer = login.post(MembershipCases.token(login));
        stage.platform().control().forgetRequests();
        Roster roster = stage.drivers().roster().get().readRoster(login.browser(), answer);
        List<LoggedCall> requests =
            stage.platform().control().requests(Endpoint.MEMBERS).stream()
                .filter(call -> call.status() == 200)
                .toList();
        return Seen.unless(
            look.complaints(stage, roster, requests),
            roster.users().size() + " members in " + requests.size() + " requests");
      } finally {
        stage.platform().door().members((query, right) -> right);
        stage.platform().control().pageSize(USUAL_PAGE);
      }
    };
  }

  private static Seen elsewhere(Stage stage) throws Exception {
    URI trap = stage.platform().trapUrl();
    String host = "localhost".equals(trap.getHost()) ? "127.0.0.1" : "localhost";
    String address = "http://" + host + ":" + trap.getPort() + trap.getPath();
    int before = stage.platform().door().trapped();
    return read(
            (query, right) -> right.with(List.of("<" + address + ">; rel=\"next\"")),
            (s, roster, requests) -> {
              List<String> wrong = new ArrayList<>();
              if (s.platform().door().trapped() != before) {
                wrong.add("the tool went to the other host");
              }
              if (roster.whole()) {
                wrong.add("the tool takes the first page for the whole roster");
              }
              return wrong;
            })
        .play(stage);
  }

  private static List<String> whole(Roster roster) {
    List<String> wrong = new ArrayList<>();
    Set<String> users = new HashSet<>(roster.users());
    if (users.size() != roster.users().size()) {
      wrong.add("members were read twice");
    }
    if (!users.equals(everybody())) {
      wrong.add(users.size() + " of " + everybody().size() + " members were read");
    }
    if (!roster.whole()) {
      wrong.add("the tool does not take the roster for whole");
    }
    return wrong;
  }

  private static List<String> circle(Roster roster, List<LoggedCall> requests) {
    List<String> wrong = new ArrayList<>();
    if (requests.size() > MOST_IN_A_CIRCLE) {
      wrong.add("the tool asked " + requests.size() + " times");
    }
    if (roster.whole()) {
      wrong.add("the tool takes the roster for whole");
    }
    return wrong;
  }

  private static Set<String> everybody() {
    Set<String> all = new HashSet<>();
    all.add(KitPlatform.TEACHER);
    for (int i = 1; i <= KitPlatform.LEARNERS; i++) {
      all.add(KitPlatform.learner(i));
    }
    return all;
  }

  private static String path(String address) {
    URI next = URI.create(address);
    return next.getRawPath() + "?" + next.getRawQuery();
  }

  /** The first page, by the link to the second. */
  private static String first(RosterPage right) {
    Matcher id = Pattern.compile("\"id\"\\s*:\\s*\"(http[^\"]*)\"").matcher(right.body());
    if (!id.find()) {
      throw new IllegalStateException("the roster has no id");
    }
    return id.group(1);
  }

  private static String with(String address, String parameter) {
    return address + (address.contains("?") ? "&" : "?") + parameter;
  }

  private static RosterPage crowd(String query, RosterPage right) {
    Matcher asked = Pattern.compile("(?:^|&)from=(\\d+)").matcher(query);
    int from = asked.find() ? Integer.parseInt(asked.group(1)) : 0;
    int end = Math.min(from + MANY_AT_ONCE, MANY);
    StringJoiner members = new StringJoiner(",", "[", "]");
    for (int i = from; i < end; i++) {
      members.add(
          String.format(
              Locale.ROOT,
              "{\"user_id\":\"crowd-%d\",\"roles\":[\"Learner\"],\"name\":\"Learner %d\"}",
              i,
              i));
    }
    String body =
        "{\"id\":\"" + first(right) + "\",\"context\":{\"id\":\"kit-course\"},\"members\":";
    return new RosterPage(
        end < MANY
            ? List.of("<" + with(first(right), "from=" + end) + ">; rel=\"next\"")
            : List.of(),
        body + members + "}");
  }
}
