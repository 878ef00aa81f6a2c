// The link that prints the page.
(() => {
  "use strict";
  for (const button of document.querySelectorAll("[data-pb-print]")) button.addEventListener("click", () => print());
})();
