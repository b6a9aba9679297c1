"use strict";

/** What a browser lets everybody read of a window, wherever it comes from (HTML, "Cross-origin objects"). */
const PUBLIC = new Set(["window", "self", "parent", "top", "opener", "closed", "frames", "length"]);

/** A top-level window. */
function topWindow(properties = {}, opener = null) {
  const made = { opener, closed: false, ...properties };
  made.parent = made;
  made.top = made;
  return made;
}

/** A frame in a window. */
function frameIn(parent, properties = {}) {
  return { opener: null, closed: false, ...properties, parent, top: parent.top };
}

/** The same window as a page of another origin sees it. */
function foreign(window) {
  const seen = new Proxy(window, {
    get(target, name) {
      if (PUBLIC.has(name)) {
        return target[name] === target ? seen : target[name];
      }
      const error = new Error(`Blocked a frame from accessing "${String(name)}" of a cross-origin frame.`);
      error.name = "SecurityError";
      throw error;
    },
  });
  return seen;
}

module.exports = { topWindow, frameIn, foreign };
