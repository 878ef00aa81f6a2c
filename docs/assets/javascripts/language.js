// The language switch keeps the reader's place, and who chose a language finds it again on coming back to the home page.
(() => {
  "use strict";
  const link = document.querySelector(".pb-language");
  if (!link) return;
  const stored = (/** @type {string} */ value) => {
    try {
      if (value) localStorage.setItem("pb-language", value);
      return localStorage.getItem("pb-language");
    } catch {
      return null; // storage may be switched off
    }
  };
  link.addEventListener("click", () => {
    stored(link.hreflang.slice(0, 2));
    link.href = link.href.split(/[?#]/)[0] + location.search + location.hash;
  });
  const isFromOutside = !document.referrer.startsWith(`${location.origin}/`);
  const isHome = document.querySelector("[data-pb-home]") !== null;
  if (isHome && isFromOutside && stored("") === link.hreflang.slice(0, 2)) location.replace(link.href);
})();
