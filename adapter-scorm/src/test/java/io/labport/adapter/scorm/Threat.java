package io.labport.adapter.scorm;

import io.labport.adapter.scorm.Proven.Elsewhere;
import io.labport.adapter.scorm.Proven.InJava;
import io.labport.adapter.scorm.Proven.InScript;
import java.util.ArrayList;
import java.util.List;

/** What somebody may try, and the tests that show what comes of it. */
enum Threat {
  LEAKED_PACKAGE("a package reaches outsiders") {
    @Override
    void show() {
      test("dispatch.GateTest", "aLeakedZipIsWorthNothingFromAnotherOrigin");
      test(
          "dispatch.GateTest",
          "aLeakedPackageIsClosedToStrangersAtTheNextCallByARotationWithoutGrace");
      test("dispatch.GateTest", "afterItsEndADispatchReportsForTheGraceAndOpensNoLab");
      test("dispatch.GateTest", "aFurtherOriginWaitsIsToldOnceAndGetsInWhenItIsApproved");
      test("dispatch.LimitsTest", "aClassOfTwoHundredBehindOneAddressGetsInAndIsToldOnce");
      server("scorm/CapTest", "ofTwoHundredFirstLaunchesAtOnceACapLetsExactlyAHundredIn");
    }
  },
  SCRIPTED_LEARNER("a learner reads the key and writes a program") {
    @Override
    void show() {
      test("packaging.DispatchPackagesTest", "theConfigurationSaysWhereAndWhichAndNothingElse");
      test(
          "tracking.ScriptedLearnerTest",
          "theSeventhSessionWithinAMinuteIsRefusedAndChangesNothing");
      test(
          "tracking.ScriptedLearnerTest", "whoWishesForManyLabsGetsThreeTicketsAndMayRenewTheLast");
      test("tracking.ScriptedLearnerTest", "whoAsksFasterThanTheServerSaidIsSlowedDown");
      test("tracking.ScriptedLearnerTest", "aProgramGetsNoMoreLabsThanALearner");
      test(
          "tracking.ScriptedLearnerTest",
          "whatTheProgramSaysAboutLabsLimitsAndResultsIsNotListenedTo");
      test("tracking.CallsTest", "oneWishStartsOneLabEvenWhenTheFirstHasEnded");
    }
  },
  CLAIMED_ID("a learner claims another's id") {
    @Override
    void show() {
      test("tracking.ContinuityTest", "whoShowsNothingSeesNeitherLabNorResultOfTheOther");
      test("tracking.ContinuityTest", "aFinalResultIsNotHandedToAnUnprovenNamesake");
      test("tracking.ContinuityTest", "aWrongSecretIsAsGoodAsNone");
      test("tracking.ContinuityTest", "theSecretOfAnotherLearnerProvesNothing");
      test("tracking.ContinuityTest", "aSecretIsGoodNoMoreOnceALaterOneWasShown");
      test("tracking.ContinuityTest", "aStepUpComesBeforeAnythingIsSeenAndMakesTheSecretGood");
      server(
          "scorm/ContinuityBrowserTest",
          "whoClaimsAnothersIdInTheLmsSeesNeitherTheLabNorTheResultAndChangesNothing");
    }
  },
  FAKED_COMPLETION("a learner fakes a completion in the LMS") {
    @Override
    void show() {
      test("tracking.ConversationTest", "aStatusThatWeNeverGaveIsATamperSignal");
      test("tracking.ConversationTest", "ourOwnStatusIsNone");
      test("tracking.ScriptedLearnerTest", "anAcknowledgementMakesNoResult");
      test("receipt.ReceiptTest", "everyPartCounts");
      test("receipt.ReceiptTest", "anotherCodeIsNotRecognised");
    }
  },
  STOLEN_TOKEN("a script in the LMS steals a token") {
    @Override
    void show() {
      test("packaging.ScoScriptsTest", "aTokenIsKeptWhereNoOtherPageFindsIt");
      test("packaging.ScoScriptsTest", "nothingThatIsSaidBecomesMarkupOrCode");
      test("tracking.CallsTest", "everyCallFromAnotherOriginIsRefused");
      test("tracking.CallsTest", "aMissingOrOpaqueOriginIsRefusedAndGetsNothingReadable");
      test("tracking.CallsTest", "aSessionEndsWhenNothingIsHeardOfItAndAfterItsLifeInAnyCase");
      test("tracking.CallsTest", "aTicketIsGoodOnce");
      test("tracking.PostgresRaceTest", "ofManyPostsOfOneTicketExactlyOneOpensTheLab");
      test("tracking.CallsTest", "neitherTokenNorTicketNorSecretNorLearnerLiesInTheDatabase");
      test("dispatch.GateTest", "aStolenTokenIsGoodAtNoOtherOrigin");
      script("network", "the token travels in the header alone");
      script("relay-page", "the SCO gets the session without the token");
    }
  },
  LEAKING_ADDRESS("addresses in logs, history and Referer") {
    @Override
    void show() {
      test("tracking.OurPagesTest", "aTicketOrTokenInAnAddressIsNone");
      test("tracking.OurPagesTest", "noAnswerSetsACookieOrHasKeyTokenSecretOrTicketInItsHeaders");
      test("packaging.ScoScriptsTest", "theOnlyAddressWithSomethingInItIsTheFragmentOfTheFallback");
      script("session", "the session is asked for with what the LMS said, and the key travels in");
      script("relay-page", "the ticket leaves the address before it is posted");
      server(
          "scorm/ScormLogSearchBrowserTest",
          "nothingSecretOrPersonalIsLoggedOrInAnyAddressThatAServerOrTheHistorySees");
    }
  },
  CLICK_JACKING("click-jacking of Labport's pages") {
    @Override
    void show() {
      test("tracking.OurPagesTest", "noPageLetsItselfBeFramed");
      test(
          "stepup.StepUpTest",
          "aCodeIsSentToTheClaimedLearnersOwnAddressAndAskedForOnAPageThatDoesNotShowIt");
    }
  },
  OPEN_REDIRECT("open redirect") {
    @Override
    void show() {
      test("tracking.OurPagesTest", "nothingInARequestSaysWhereTheTabLeads");
      test("tracking.OurPagesTest", "noPageHasAScriptOfItsOwnOrOneFromElsewhereOrLeadsElsewhere");
      elsewhere(
          "core/src/test/java/io/labport/core/journey/EntranceTest.java",
          "aLabOnAHostThatIsNotAllowedIsNotOpened");
    }
  },
  FORGED_MESSAGE("forged messages between windows") {
    @Override
    void show() {
      test("tracking.OurPagesTest", "theRelaySpeaksToTheOriginThatTheBrowserNamedAndToNoOther");
      test("packaging.ScoScriptsTest", "messagesAreAddressedToOneOriginNeverToAny");
      script("relay", "a message from \" + what + \" is ignored");
      script("relay-page", "a question from \" + what + \" is not answered and makes no call");
      script("relay-page", "the call \" + call + \" does not exist");
      server(
          "scorm/ContentSecurityPolicyBrowserTest",
          "messagesOfOtherWindowsAndOriginsChangeNothing");
    }
  },
  ENUMERATION("guessing dispatches") {
    @Override
    void show() {
      test(
          "tracking.EnumerationTest",
          "everyDoorSaysTheSameOfADispatchThatIsThereAndOfOneThatIsNot");
      test("tracking.EnumerationTest", "whatCannotBeTheNameOfADispatchIsNone");
      test(
          "dispatch.GateTest",
          "enumerationOfDispatchesAWrongKeyAndAnUnknownDispatchAreAnsweredAlike");
      test(
          "dispatch.GateTest",
          "afterTenWrongKeysAnAddressIsSlowedDownButTheRightKeyStillLetsItsNeighboursIn");
    }
  },
  CAPACITY("using up capacity") {
    @Override
    void show() {
      test(
          "dispatch.PostgresGovernanceTest",
          "capacityAttackAsManyLabsStartAsAllowedWhenAllStartAtOnce");
      test(
          "dispatch.PostgresGovernanceTest",
          "ofTwoHundredFirstLaunchesAtACapOfAHundredExactlyAHundredGetIn");
      test(
          "dispatch.LimitsTest", "aLearnerWhoReadsTheKeyFromThePackageStartsNoMoreLabsThanAllowed");
      test("tracking.ScriptedLearnerTest", "inventedLearnersAreCountedAsLearners");
      test("tracking.ScriptedLearnerTest", "ticketsHoardedForOneLabStartNoSecond");
      server("scorm/CapTest", "ofTwoHundredFirstLaunchesAtOnceACapLetsExactlyAHundredIn");
    }
  },
  OTHER_TENANT("reaching another tenant's data") {
    @Override
    void show() {
      test("tracking.TenantsTest", "theKeyOfOneOpensNoSessionAtTheOther");
      test("tracking.TenantsTest", "theTokenOfOneIsNoneAtTheOtherWhateverIsCalled");
      test(
          "tracking.TenantsTest",
          "whatOnesLmsKeepsForALearnerProvesNothingOfTheSameLearnerAtTheOther");
      test("tracking.TenantsTest", "registrationsOfOneAreNotSeenOrChangedByTheOther");
      test("tracking.CallsTest", "aTicketIsOfNoUseAtAnotherDispatch");
      test("dispatch.GateTest", "aSessionOfOneTenantsDispatchSaysNothingOfAnothers");
    }
  };

  private static final String SERVER_TESTS =
      "examples/standalone-server/src/test/java/io/labport/examples/server/";

  private final String title;
  private final List<Proven> proofs = new ArrayList<>();

  Threat(String title) {
    this.title = title;
  }

  /** As in the README. */
  String title() {
    return title;
  }

  List<Proven> proofs() {
    proofs.clear();
    show();
    return List.copyOf(proofs);
  }

  abstract void show();

  void test(String type, String method) {
    proofs.add(new InJava(type, method));
  }

  void script(String file, String title) {
    proofs.add(new InScript(file, title));
  }

  void server(String test, String method) {
    elsewhere(SERVER_TESTS + test + ".java", method);
  }

  void elsewhere(String path, String method) {
    proofs.add(new Elsewhere(path, method));
  }
}
