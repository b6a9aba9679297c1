/*
 * Finds the object through which the LMS is spoken to (SCORM 1.2 RTE, "API Adapter"; SCORM 2004 RTE, "Finding the API
 * Instance").
 *
 * The specifications let an LMS put it into any parent frame or into the window that opened this one. In the field there
 * are also foreign frames in between, popups of popups, players that attach it late, and offline players that put it into
 * the SCO's own window.
 */
(function () {
  "use strict";

  const sco = (window.LabportSco = window.LabportSco || {});

  /** What makes an object the API: less than all eight functions, so that an incomplete LMS can still be served. */
  const DIALECTS = {
    "1.2": { object: "API", needs: ["LMSInitialize", "LMSGetValue", "LMSSetValue"] },
    2004: { object: "API_1484_11", needs: ["Initialize", "GetValue", "SetValue"] },
  };

  // ADL's sample code gave up after seven parents, and portals nest deeper; the limit is only there for parents in a loop.
  const MOST_PARENTS = 500;
  const MOST_OPENERS = 10;

  /**
   * One pass of discovery.
   *
   * `preferred` is the dialect of the package, "1.2" or "2004". Where a window offers both, it wins; an LMS that imported the
   * package as the other version is served all the same, since users report LMSs that mix the two up.
   *
   * Returns null or `{api, dialect, home, notes}`: `home` is the window that holds the API, `notes` say what was strange
   * ("foreign-window", "closed-window", "unfit-object", "other-dialect").
   */
  sco.find = function (start, preferred) {
    const order = preferred === "2004" ? ["2004", "1.2"] : ["1.2", "2004"];
    const notes = [];
    let found = searchUp(start, order, notes);
    let opened = start;
    for (let count = 0; !found && count < MOST_OPENERS; count++) {
      opened = openerOf(opened);
      if (!opened) {
        break;
      }
      found = searchUp(opened, order, notes);
    }
    if (found && found.dialect !== order[0]) {
      note(notes, "other-dialect");
    }
    return found;
  };

  /**
   * Repeats the search for players that attach the API after the SCO has loaded. Resolves with what `find` gives, with null
   * when the time is up. `timers` has `setTimeout(callback, milliseconds)`; the window's own by default.
   */
  sco.await = function (start, preferred, patience, timers) {
    const { everyMs = 250, forMs = 10000 } = patience || {};
    const clock = timers || window;
    return new Promise((resolve) => {
      // Counted, not timed: in a hidden page a browser runs timers late, and a late API must still get all its chances.
      let left = Math.floor(forMs / everyMs);
      (function look() {
        const found = sco.find(start, preferred);
        if (found || left-- <= 0) {
          resolve(found);
        } else {
          clock.setTimeout(look, everyMs);
        }
      })();
    });
  };

  function searchUp(start, order, notes) {
    let at = start;
    for (let count = 0; at && count <= MOST_PARENTS; count++) {
      const found = look(at, order, notes);
      if (found) {
        return found;
      }
      const parent = parentOf(at);
      if (parent === at) {
        break;
      }
      at = parent;
    }
    return null;
  }

  function look(at, order, notes) {
    for (const dialect of order) {
      const { object, needs } = DIALECTS[dialect];
      try {
        const api = at[object];
        if (!api) {
          continue;
        }
        if (at.closed) {
          note(notes, "closed-window");
        } else if (needs.every((name) => typeof api[name] === "function")) {
          return { api, dialect, home: at, notes };
        } else {
          // "API" is a common name: a portal's own object must not be taken for the LMS's.
          note(notes, "unfit-object");
        }
      } catch {
        // A foreign frame. The LMS may well be above it, so this must not end the search.
        note(notes, "foreign-window");
      }
    }
    return null;
  }

  // `parent`, `opener` and `top` may be read on foreign windows too (HTML, "Cross-origin objects").
  function parentOf(at) {
    try {
      return at.parent || null;
    } catch {
      return null;
    }
  }

  function openerOf(at) {
    try {
      return at.opener || at.top.opener || null;
    } catch {
      return null;
    }
  }

  function note(notes, what) {
    if (!notes.includes(what)) {
      notes.push(what);
    }
  }
})();
