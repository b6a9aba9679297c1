// What the learner sees: one message that always says what is going on, warnings that need attention, the result, and
// only the buttons that are of use just now. Every text is set as text, never as markup.
(function () {
  "use strict";
  const sco = (window.LabportSco = window.LabportSco || {});

  const normal = (tag) => String(tag).toLowerCase().replace(/_/g, "-");

  // Chinese is told apart by script; a place stands for the script that is usual there.
  const candidates = (tag) => {
    const parts = normal(tag).split("-");
    if (parts[0] !== "zh") {
      return [parts.join("-"), parts[0]];
    }
    const traditional =
      parts.includes("hant") ||
      (!parts.includes("hans") && parts.some((part) => ["tw", "hk", "mo"].includes(part)));
    return traditional ? ["zh-hant"] : ["zh-hans", "zh"];
  };

  /** The language of the page: the dispatch's, else the first of the browser's that there is, else English. */
  sco.language = (fixed, preferred, texts) => {
    const there = Object.keys(texts);
    for (const tag of (fixed ? [fixed] : []).concat(Array.from(preferred || []))) {
      for (const candidate of candidates(tag)) {
        const found = there.find((language) => normal(language) === candidate);
        if (found) {
          return found;
        }
      }
    }
    return there.includes("en") ? "en" : there[0];
  };

  /** The text of the first key that there is; {0} stands for the argument. */
  const wordsOf = (texts) => (keys, argument) => {
    const key = [].concat(keys).find((one) => Object.prototype.hasOwnProperty.call(texts, one));
    return key === undefined ? "" : texts[key].split("{0}").join(argument === undefined ? "" : String(argument));
  };

  const BUTTONS = ["retry", "continue", "connect", "relay-show", "take-over", "save-again", "ticket-again", "leave", "close"];

  /**
   * The page. Its parts are made once and shown or hidden, so that focus and screen reader stay where they are.
   * `on.open(event)` hears of the form that opens the lab, `on.link()` of the plain link, `on.act(id)` of the buttons.
   */
  sco.page = (document, texts, language, launchAddress, on) => {
    const words = wordsOf(texts);
    const main = document.getElementById("labport") || document.body; // an operator's own page may lack it
    document.documentElement.lang = language;

    const make = (tag, attributes, parent) => {
      const element = document.createElement(tag);
      Object.keys(attributes).forEach((name) => element.setAttribute(name, attributes[name]));
      (parent || main).appendChild(element);
      return element;
    };
    const set = (element, text) => {
      if (element.textContent !== text) {
        element.textContent = text; // a live region speaks only of what has changed
      }
    };
    const clear = (element) => {
      while (element.firstChild) {
        element.removeChild(element.firstChild);
      }
    };

    const message = make("p", { id: "message", role: "status", "aria-live": "polite", "aria-atomic": "true", tabindex: "-1" });
    const notices = make("div", { id: "notices", role: "alert" });
    const facts = make("dl", { id: "result" });
    const choices = make("div", { id: "choices" });
    const form = make("form", { id: "launch", method: "post", target: "_blank", rel: "noopener", action: launchAddress }, choices);
    const ticket = make("input", { type: "hidden", name: "ticket", value: "" }, form);
    const buttons = { open: make("button", { id: "open", type: "submit", "aria-describedby": "message" }, form) };
    const link = make("a", { id: "link", target: "_blank", rel: "noopener noreferrer" }, choices);
    BUTTONS.forEach((id) => {
      buttons[id] = make("button", { id, type: "button" }, choices);
      set(buttons[id], words("button." + id));
    });
    const reference = make("p", { id: "reference" });
    set(link, words("button.link"));

    const ready = (id) => !buttons[id].hidden && buttons[id].getAttribute("aria-disabled") !== "true";

    form.addEventListener("submit", (event) => {
      if (ready("open")) {
        on.open(event);
      } else {
        event.preventDefault();
      }
    });
    link.addEventListener("click", () => on.link());
    BUTTONS.forEach((id) => buttons[id].addEventListener("click", () => ready(id) && on.act(id)));

    let noticesShown = "";
    const showNotices = (list) => {
      const lines = list.map((keys) => words(keys)).filter((line) => line !== "");
      if (lines.join("\n") !== noticesShown) {
        noticesShown = lines.join("\n");
        clear(notices);
        lines.forEach((line) => set(make("p", {}, notices), line));
      }
      notices.hidden = lines.length === 0;
    };

    let factsShown = "";
    const showFacts = (view) => {
      const rows = [];
      if (view.result && typeof view.result.percent === "number") {
        rows.push([words("result.score"), words("result.percent", String(view.result.percent))]);
      }
      if (view.result && typeof view.result.passed === "boolean") {
        rows.push([words("result.outcome"), words(view.result.passed ? "result.passed" : "result.failed")]);
      }
      if (view.receipt) {
        rows.push([words("result.receipt"), String(view.receipt)]);
      }
      const key = JSON.stringify(rows);
      if (key !== factsShown) {
        factsShown = key;
        clear(facts);
        rows.forEach((row) => {
          set(make("dt", {}, facts), row[0]);
          set(make("dd", {}, facts), row[1]);
        });
      }
      facts.hidden = rows.length === 0;
    };

    const showActions = (view) => {
      Object.keys(buttons).forEach((id) => {
        const action = view.actions[id];
        buttons[id].hidden = !action;
        if (action) {
          // Not the attribute "disabled": it would throw the keyboard's focus away.
          buttons[id].setAttribute("aria-disabled", action.ready ? "false" : "true");
          if (action.key) {
            set(buttons[id], words(action.key));
          }
        }
      });
      form.hidden = !view.actions.open;
      link.hidden = view.link === null;
      if (view.link !== null) {
        link.setAttribute("href", view.link);
      } else {
        link.removeAttribute("href");
      }
    };

    // The button whose focus the message keeps while there is nothing to press.
    let lender = null;

    /** The focus of the keyboard may not vanish with the button that had it, and returns when that does. */
    const keepFocus = (focused) => {
      if (focused && focused.hidden) {
        const next = Object.keys(buttons).find(ready);
        lender = next ? null : focused;
        (next ? buttons[next] : message).focus();
      } else if (lender !== null && !lender.hidden) {
        if (document.activeElement === message) {
          lender.focus();
        }
        lender = null;
      }
    };

    return {
      render: (view) => {
        const focused = Object.keys(buttons).map((id) => buttons[id]).concat(link).find((one) => one === document.activeElement);
        set(message, words(view.message));
        message.className = view.busy ? "busy" : "";
        showNotices(view.notices);
        showFacts(view);
        showActions(view);
        set(reference, view.reference ? words("reference", view.reference) : "");
        reference.hidden = !view.reference;
        keepFocus(focused);
      },
      /** Puts the ticket into the form that is being submitted, and takes it out of the page right afterwards. */
      carry: (value, timers) => {
        ticket.value = value;
        timers.setTimeout(() => {
          ticket.value = "";
        }, 0);
      },
      submit: () => form.submit(),
    };
  };
})();
