// The palette switch: shown only where scripts run; the choice is remembered under one key.
(() => {
  "use strict";
  const root = document.documentElement;
  const wantsDark = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.pbPalette ? root.dataset.pbPalette === "dark" : wantsDark.matches);

  for (const button of document.querySelectorAll("[data-pb-palette-switch]")) {
    const show = () => button.setAttribute("aria-pressed", String(isDark()));
    button.addEventListener("click", () => {
      root.dataset.pbPalette = isDark() ? "light" : "dark";
      try {
        localStorage.setItem("pb-palette", root.dataset.pbPalette);
      } catch {
        // storage may be switched off; the palette then lasts as long as the page
      }
      show();
    });
    wantsDark.addEventListener("change", show);
    show();
  }
})();
