/* The player: begins a session with the LMS, offers the API, and opens the content. */
(function () {
  "use strict";

  const page = document.body.dataset;
  const stage = document.getElementById("stage");
  const state = document.getElementById("state");
  const button = document.getElementById("open");
  const opened = [];
  let session = "";
  let sequence = 0;
  let left = () => {};

  function say(text) {
    state.textContent = text;
  }

  /** The content's windows, also the one behind a frame of another origin. */
  function contentWindows() {
    const frame = document.getElementById("sco");
    const all = opened.slice();
    if (frame && frame.contentWindow) {
      all.push(frame.contentWindow);
      if (frame.contentWindow.length > 0) {
        all.push(frame.contentWindow[0]);
      }
    }
    return all;
  }

  let known = [];

  /** Whether a page is just being left: the content's, or this one. */
  function leaving() {
    return known.concat([window]).some((it) => {
      try {
        return it.event && ["pagehide", "unload", "beforeunload"].includes(it.event.type);
      } catch {
        return false;
      }
    });
  }

  /** True if the LMS has it; while a page is left, if the browser has promised to send it. */
  function send(message) {
    const found = contentWindows();
    known = found.length > 0 ? found : known;
    const whole = { session, sequence: ++sequence, ...message };
    const request = new XMLHttpRequest();
    try {
      request.open("POST", page.commits, false);
      request.setRequestHeader("Content-Type", "application/json");
      request.send(JSON.stringify(whole));
      return request.status === 200;
    } catch {
      // Browsers allow no synchronous requests while a page is left, and a beacon has 64 KiB.
      const queued = beacon(whole) || beacon({ ...whole, calls: [] });
      return queued && leaving();
    }
  }

  function beacon(message) {
    return navigator.sendBeacon(
      page.commits,
      new Blob([JSON.stringify(message)], { type: "application/json" }),
    );
  }

  /** SCORM 2004: navigation that ends the attempt takes the content away once its call is over. */
  function ended(navigation) {
    say("The activity has ended.");
    if (page.leaves === "true" && /^(exit|exitAll|suspendAll|abandon|abandonAll)$/.test(navigation)) {
      setTimeout(() => {
        stage.textContent = "";
        opened.forEach((it) => it.close());
      }, 0);
    }
  }

  function attach(begun, api) {
    if (!begun.faults.includes("no-api")) {
      window[begun.dialect === "2004" ? "API_1484_11" : "API"] = api;
    }
  }

  function show() {
    if (page.launch === "frame" || page.launch === "foreign") {
      const frame = document.createElement("iframe");
      frame.id = "sco";
      frame.title = document.title;
      frame.allow = "fullscreen";
      frame.src = page.launch === "frame" ? page.content : page.foreign;
      stage.append(frame);
      return;
    }
    button.hidden = false;
    button.addEventListener("click", () => {
      const size = "popup,width=1000,height=700";
      const it =
        page.launch === "window"
          ? window.open(page.content, "_blank")
          : window.open(page.launch === "popup2" ? page.middle : page.content, "sco", size);
      if (it === null) {
        say("The browser has blocked the window. Please allow windows of this page.");
      } else {
        opened.push(it);
        say("The activity is open in another window. Keep this page open.");
      }
    });
  }

  function start(begun) {
    session = begun.session;
    if (begun.sco) {
      const made = window.SampleLmsApi.make(begun, send, ended);
      left = made.left;
      if (begun.apiDelay > 0) {
        setTimeout(() => attach(begun, made.api), begun.apiDelay);
      } else {
        attach(begun, made.api);
      }
    }
    say("");
    show();
    document.body.dataset.ready = "true";
  }

  window.sampleLmsPlayer = { opened: (it) => opened.push(it) };
  window.addEventListener("pagehide", () => left());
  // A page that comes back from the browser's memory has a session that is over.
  window.addEventListener("pageshow", (event) => event.persisted && window.location.reload());
  fetch(page.sessions, { method: "POST" })
    .then((answer) => {
      if (!answer.ok) {
        throw new Error(String(answer.status));
      }
      return answer.json();
    })
    .then(start)
    .catch(() => say("The LMS does not answer. Please reload this page."));
})();
