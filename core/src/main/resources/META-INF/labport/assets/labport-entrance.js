// Asks again by itself where the page says so, and shows only what has changed: the message is a live region, so that
// a screen reader tells a new one politely and keeps silent about an old one, and the focus stays where it is.
// Without scripts the page's button does the same.
"use strict";

function schedule(wait) {
  const form = document.getElementById("open");
  const after = wait || (form ? Number(form.dataset.askAgainAfter) : 0);
  if (form && after > 0) {
    setTimeout(() => ask(form, after), after);
  }
}

async function ask(form, wait) {
  let type;
  let text;
  try {
    const answer = await fetch(form.action, {
      method: "POST",
      body: new URLSearchParams(new FormData(form)),
      headers: {"X-Labport-Asking": "script"},
      redirect: "error",
      cache: "no-store",
    });
    type = answer.headers.get("Content-Type") || "";
    text = await answer.text();
  } catch {
    schedule(wait * 2);
    return;
  }
  if (type.startsWith("text/uri-list")) {
    location.assign(text.trim());
    return;
  }
  const page = new DOMParser().parseFromString(text, "text/html");
  if (!page.getElementById("choices")) {
    schedule(wait * 2); // not a page of ours: something between us is out of order
    return;
  }
  show(page);
  schedule();
}

function show(page) {
  const message = document.getElementById("message");
  const words = page.getElementById("message").textContent;
  if (message.textContent !== words) {
    message.textContent = words;
  }
  const choices = document.getElementById("choices");
  const old = [...choices.children];
  const fresh = [...page.getElementById("choices").children];
  const focused = choices.contains(document.activeElement) ? document.activeElement : null;
  const form = focused && focused.closest("[id]").id;
  if (old.length === fresh.length) {
    old.forEach((part, i) => {
      if (shape(part) !== shape(fresh[i])) {
        part.replaceWith(fresh[i]);
      } else if (part.id === "open") {
        part.elements.tries.value = fresh[i].elements.tries.value;
        part.dataset.askAgainAfter = fresh[i].dataset.askAgainAfter;
      }
    });
  } else {
    choices.replaceChildren(...fresh);
  }
  if (focused && !focused.isConnected) {
    const same = document.getElementById(form);
    const target = (same && same.querySelector("button")) || choices.querySelector("button, a");
    if (target) {
      target.focus({preventScroll: true});
    }
  }
}

/** A part of the page without what changes at every answer. */
function shape(part) {
  const copy = part.cloneNode(true);
  copy.querySelectorAll("[name=tries]").forEach((field) => field.remove());
  copy.removeAttribute("data-ask-again-after");
  return copy.outerHTML;
}

schedule();
