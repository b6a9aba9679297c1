// Everything works without this script; with it, the list follows the search while one types, the
// number of chosen labs is current, the focus goes to what is new, and a form is sent once.
(() => {
  "use strict";

  const waitForTyping = 300;
  const main = document.querySelector("main");

  const focused = document.getElementById("error") || document.querySelector("[data-focus]");
  if (focused) {
    focused.focus();
  }

  const zone = document.getElementById("zone");
  if (zone && zone.form.dataset.guessZone) {
    zone.value = Intl.DateTimeFormat().resolvedOptions().timeZone || zone.value;
  }

  main.addEventListener("submit", (event) => {
    if (event.target.dataset.sent) {
      event.preventDefault();
      return;
    }
    event.target.dataset.sent = "yes";
  });
  // A page that the browser kept and shows again may be sent again.
  window.addEventListener("pageshow", () => {
    document.querySelectorAll("form").forEach((form) => delete form.dataset.sent);
  });

  const list = document.getElementById("list");
  const search = document.getElementById("q");
  const results = document.getElementById("results");
  if (!list || !results || !search) {
    return;
  }

  const count = document.getElementById("count");
  const recount = () => {
    const here = results.querySelectorAll("input[name=lab]:checked").length;
    const radio = results.querySelector("input[type=radio]") !== null;
    const all = radio && here > 0 ? 1 : here + Number(count.dataset.elsewhere);
    const text = count.dataset.text.replace("{0}", String(all));
    if (count.textContent !== text) {
      count.textContent = text;
    }
  };

  // What was ticked while an answer was on its way must not be lost by it.
  let changes = 0;
  results.addEventListener("change", () => {
    changes += 1;
    recount();
  });

  let timer = 0;
  let latest = 0;
  const follow = async () => {
    const mine = ++latest;
    const before = changes;
    const fields = new URLSearchParams(new FormData(list));
    fields.set("do", "search");
    try {
      const answer = await fetch(list.action, { method: "POST", body: fields });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.getElementById("results");
      if (mine !== latest || list.dataset.sent) {
        return;
      }
      if (before !== changes) {
        follow();
        return;
      }
      if (!fresh) {
        return;
      }
      results.replaceChildren(...fresh.childNodes);
      document.getElementById("found").textContent = page.getElementById("found").textContent;
      count.dataset.elsewhere = page.getElementById("count").dataset.elsewhere;
      recount();
    } catch (failure) {
      // The button for the search does the same without a script.
    }
  };
  search.addEventListener("input", () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(follow, waitForTyping);
  });
})();
