// The switch for large type (大字): shown only where scripts run; the choice is remembered under one key.
(() => {
  "use strict";
  const root = document.documentElement;
  for (const button of document.querySelectorAll("[data-pb-size-switch]")) {
    const show = () => button.setAttribute("aria-pressed", String(root.dataset.pbSize === "large"));
    button.addEventListener("click", () => {
      root.dataset.pbSize = root.dataset.pbSize === "large" ? "" : "large";
      try {
        localStorage.setItem("pb-size", root.dataset.pbSize);
      } catch {
        // storage may be switched off; the size then lasts as long as the page
      }
      show();
    });
    show();
  }
})();
