// The second way around blocked cookies: the browser's own permission, asked for by a gesture.
(() => {
  "use strict";
  if (!document.requestStorageAccess || !document.hasStorageAccess || window.parent === window) {
    return;
  }
  for (const form of document.querySelectorAll("form.access")) {
    document.hasStorageAccess().then((has) => {
      form.hidden = has;
    }, () => {});
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      document.requestStorageAccess().then(() => form.submit(), () => {
        form.hidden = true;
      });
    });
  }
})();
