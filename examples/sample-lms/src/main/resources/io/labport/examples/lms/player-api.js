/*
 * The run-time API that content finds: scorm-again, with a journal of what was called, and broken
 * where a test has ordered it.
 */
(function () {
  "use strict";

  const NAMES = [
    "Initialize",
    "Terminate",
    "GetValue",
    "SetValue",
    "Commit",
    "GetLastError",
    "GetErrorString",
    "GetDiagnostic",
  ];
  const ABOUT_ERRORS = NAMES.slice(5);
  const ANSWER_BOOLEANS = ["Initialize", "Terminate", "SetValue", "Commit"];
  // A beacon has 64 KiB; a long suspend_data is in the values already.
  const LONGEST_IN_JOURNAL = 2000;

  /**
   * begun: what the LMS answered when the session began. send(kind, more): true if it is stored.
   * ended(navigation): the content has terminated.
   */
  function make(begun, send, ended) {
    const is2004 = begun.dialect === "2004";
    const has = (fault) => begun.faults.includes(fault);
    const named = (name) =>
      is2004 ? name : name === "Terminate" ? "LMSFinish" : "LMS" + name;
    const commitFailure = is2004 ? "391" : "101";
    const journal = [];
    let navigation = "";
    let forcedError = null;

    const engine = new (is2004 ? window.Scorm2004API : window.Scorm12API)({
      lmsCommitUrl: "commits",
      dataCommitFormat: "flattened",
      // SCORM 1.2 RTE: a status that the content never set becomes completed at LMSFinish.
      autoCompleteLessonStatus: true,
      mastery_override: begun.masteryOverride,
      logLevel: 5,
      httpService: {
        processHttpRequest(url, values, terminating) {
          const stored = tell(terminating ? "terminate" : "commit", values);
          return stored
            ? { result: "true", errorCode: 0 }
            : { result: "false", errorCode: Number(commitFailure) };
        },
        updateSettings() {},
      },
    });
    engine.loadFromFlattenedJSON(begun.values);

    function tell(kind, values) {
      return send({ kind, navigation, values: texts(values), calls: journal.splice(0) });
    }

    function fail(answer, error) {
      forcedError = error;
      return answer;
    }

    function broken(name) {
      if (has("all-throw") && name !== "Initialize") {
        throw new Error("broken on order");
      }
      if ((has("commit-throws") && name === "Commit") || (has("set-throws") && name === "SetValue")) {
        throw new Error("broken on order");
      }
      if (name === "Initialize" && has("initialize-false")) {
        return { answer: fail("false", is2004 ? "102" : "101") };
      }
      if (name === "Terminate" && has("terminate-false")) {
        return { answer: fail("false", is2004 ? "111" : "101") };
      }
      if (name === "Commit" && has("commit-null")) {
        return { answer: fail(null, commitFailure) };
      }
      if (name === "Commit" && has("commit-false")) {
        return { answer: fail("false", commitFailure) };
      }
      if (name === "Commit" && has("commit-lost")) {
        return { answer: "true" };
      }
      return null;
    }

    function work(name, given) {
      const instead = broken(name);
      if (instead !== null) {
        return instead.answer;
      }
      const result = engine[named(name)](...given);
      const done = result === "true";
      if (name === "SetValue" && given[0] === "adl.nav.request" && done) {
        navigation = String(given[1]) === "_none_" ? "" : String(given[1]);
      }
      if (name === "Initialize" && done) {
        tell("initialize", {});
      }
      if (name === "Terminate" && done) {
        ended(navigation);
      }
      if (name === "Commit" && has("commit-undefined")) {
        return undefined;
      }
      return name === "Commit" && has("commit-promise") ? Promise.resolve(result) : result;
    }

    function error() {
      return forcedError === null ? String(engine.lastErrorCode) : forcedError;
    }

    function called(name, given) {
      if (ABOUT_ERRORS.includes(name)) {
        if (has("all-throw")) {
          throw new Error("broken on order");
        }
        return name === "GetLastError"
          ? error()
          : engine[named(name)](...given);
      }
      const entry = {
        function: named(name),
        arguments: given.map((it) => String(it).slice(0, LONGEST_IN_JOURNAL)),
      };
      forcedError = null;
      try {
        const answer = answered(name, work(name, given));
        Object.assign(entry, { result: String(answer), error: error() });
        return answer;
      } catch (thrown) {
        Object.assign(entry, { result: "(threw)", error: "" });
        throw thrown;
      } finally {
        journal.push(entry);
      }
    }

    function answered(name, answer) {
      if (!ANSWER_BOOLEANS.includes(name) || (answer !== "true" && answer !== "false")) {
        return answer;
      }
      if (has("booleans")) {
        return answer === "true";
      }
      return has("one-as-true") ? (answer === "true" ? "1" : "0") : answer;
    }

    const api = {};
    if (is2004) {
      api.version = "1.0";
    }
    for (const name of NAMES) {
      const missing =
        (has("no-commit") && name === "Commit") ||
        (has("no-errors") && ABOUT_ERRORS.includes(name));
      if (!missing) {
        api[named(name)] = (...given) => called(name, given);
      }
    }
    return { api, left: () => journal.length > 0 && tell("log", {}) };
  }

  /** scorm-again gives empty objects for lists that have nothing. */
  function texts(values) {
    const kept = {};
    for (const [element, value] of Object.entries(values)) {
      if (typeof value === "string" || typeof value === "number") {
        kept[element] = String(value);
      }
    }
    return kept;
  }

  window.SampleLmsApi = { make };
})();
