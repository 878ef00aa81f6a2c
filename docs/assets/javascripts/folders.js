// Opened from a folder, an address that ends in a slash shows the folder's list: lead to the page in it instead.
(() => {
  "use strict";
  if (location.protocol !== "file:") return;
  for (const link of document.querySelectorAll("a[href]")) {
    const [, path, rest] = /^([^?#]*)(.*)$/.exec(link.getAttribute("href"));
    const isFolder = path.endsWith("/") || /(^|\/)\.{1,2}$/.test(path);
    if (isFolder && !/^[a-z]+:/i.test(path)) {
      link.setAttribute("href", `${path.replace(/\/?$/, "/")}index.html${rest}`);
    }
  }
})();
