// The contents of a letter: they follow the reading, and on phones they are a sheet behind a button.
(() => {
  "use strict";
  const contents = document.querySelector(".pb-contents");
  if (!contents) return;
  const zh = document.documentElement.lang.startsWith("zh");
  const links = [...contents.querySelectorAll("a")];
  const parts = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));

  const dialog = document.createElement("dialog");
  dialog.className = "pb-sheet pb-sheet--contents";
  dialog.setAttribute("aria-label", zh ? "目录" : "Contents");
  const list = contents.querySelector("ol").cloneNode(true);
  dialog.append(list);
  const button = document.createElement("button");
  button.type = "button";
  button.className = "pb-contents-button pb-button";
  button.setAttribute("aria-haspopup", "dialog");
  button.textContent = zh ? "目录" : "Contents";
  button.addEventListener("click", () => {
    dialog.showModal();
    const here = list.querySelector("[aria-current]");
    here?.scrollIntoView({ block: "center" });
    here?.focus({ preventScroll: true });
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog || event.target.closest("a")) dialog.close();
  });
  document.querySelector("main").append(button, dialog);

  const both = [links, [...list.querySelectorAll("a")]];
  let current = -1;
  const follow = () => {
    const read = parts.filter((part) => part.getBoundingClientRect().top < innerHeight / 3).length - 1;
    if (read === current) return;
    current = read;
    for (const each of both) {
      for (const [index, link] of each.entries()) {
        if (index === read) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      }
    }
    const link = links[read];
    if (link && contents.scrollHeight > contents.clientHeight) {
      contents.scrollTop = link.offsetTop - contents.clientHeight / 2;
    }
  };
  let isWaiting = false;
  addEventListener("scroll", () => {
    if (isWaiting) return;
    isWaiting = true;
    requestAnimationFrame(() => {
      isWaiting = false;
      follow();
    });
  }, { passive: true });
  follow();
})();
