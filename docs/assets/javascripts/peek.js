// Terms and references show what they stand for in place: on hover, on focus, and on the first tap of a finger.
(() => {
  "use strict";
  const zh = document.documentElement.lang.startsWith("zh");
  const links = document.querySelectorAll("a.pb-term, a.pb-reference");
  if (!links.length || location.protocol === "file:") return;

  const peek = document.createElement("div");
  peek.className = "pb-peek";
  peek.id = "pb-peek";
  peek.setAttribute("role", "tooltip");
  peek.hidden = true;
  document.body.append(peek);

  /** @type {HTMLAnchorElement | null} */
  let shown = null;
  let timer = 0;
  /** @type {Map<string, Promise<Document>>} */
  const pages = new Map();

  const page = (/** @type {string} */ address) => {
    if (address === location.href.split("#")[0]) return Promise.resolve(document);
    if (!pages.has(address)) {
      const asked = fetch(address).then((answer) => (answer.ok ? answer.text() : Promise.reject(answer.status)));
      pages.set(address, asked.then(window.pbPage));
    }
    return pages.get(address);
  };

  /**
   * Return what a link stands for: the clause's number and heading, and its own text, without links and ids.
   * @param {HTMLAnchorElement} link
   * @returns {Promise<Node[]>}
   */
  const content = async (link) => {
    const [address, id] = link.href.split("#");
    const source = await page(address);
    const clause = source.getElementById(decodeURIComponent(id));
    const letter = source === document ? "" : source.querySelector(".pb-letter h1")?.textContent;
    const head = document.createElement("p");
    head.className = "pb-peek-head";
    const number = clause.querySelector(".pb-number a");
    const heading = clause.querySelector(":scope > .pb-heading, :scope > .pb-clause-body > .pb-heading");
    head.textContent = [letter, number?.getAttribute("aria-label"), heading?.textContent].filter(Boolean).join(" ");
    const text = clause.querySelector(":scope > .pb-clause-body > .pb-text") ?? clause.querySelector(".pb-text");
    const copy = document.importNode(text, true);
    for (const inner of copy.querySelectorAll("a")) inner.replaceWith(...inner.childNodes);
    for (const marked of copy.querySelectorAll("[id]")) marked.removeAttribute("id");
    return [head, copy];
  };

  const hide = () => {
    clearTimeout(timer);
    shown?.removeAttribute("aria-describedby");
    shown = null;
    peek.hidden = true;
  };

  const place = (/** @type {HTMLAnchorElement} */ link) => {
    const box = link.getClientRects()[0];
    const { offsetWidth: width, offsetHeight: height } = peek;
    const isBelow = box.bottom + height + 8 < innerHeight || box.top < height + 8;
    const left = Math.max(8, Math.min(box.left, document.documentElement.clientWidth - width - 8));
    peek.style.left = `${left + scrollX}px`;
    peek.style.top = `${(isBelow ? box.bottom + 4 : box.top - height - 4) + scrollY}px`;
  };

  const show = async (/** @type {HTMLAnchorElement} */ link, /** @type {boolean} */ isTapped) => {
    hide();
    shown = link;
    let nodes;
    try {
      nodes = await content(link);
    } catch {
      return hide(); // the page can't be fetched: the link itself still leads there
    }
    if (shown !== link) return;
    if (isTapped) {
      const go = document.createElement("a");
      go.href = link.href;
      go.className = "pb-peek-go";
      go.textContent = zh ? "前往该条" : "Go to the clause";
      nodes.push(go);
    }
    peek.replaceChildren(...nodes);
    peek.hidden = false;
    link.setAttribute("aria-describedby", peek.id);
    place(link);
  };

  const soon = (/** @type {() => void} */ act) => {
    clearTimeout(timer);
    timer = setTimeout(act, 200);
  };

  for (const link of links) {
    link.addEventListener("pointerenter", (event) => {
      if (event.pointerType === "mouse") soon(() => show(link, false));
    });
    link.addEventListener("pointerleave", (event) => {
      if (event.pointerType === "mouse") soon(hide);
    });
    link.addEventListener("focus", () => {
      if (link.matches(":focus-visible")) show(link, false);
    });
    link.addEventListener("blur", () => {
      if (!peek.matches(":hover")) soon(hide);
    });
    link.addEventListener("click", (event) => {
      if (event.pointerType !== "touch" || shown === link) return;
      event.preventDefault();
      show(link, true);
    });
  }
  // the pointer may move onto what it has opened (WCAG 2.2, 1.4.13)
  peek.addEventListener("pointerenter", () => clearTimeout(timer));
  peek.addEventListener("pointerleave", (event) => {
    if (event.pointerType === "mouse") soon(hide);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
  document.addEventListener("click", (event) => {
    if (shown && !peek.contains(event.target) && event.target.closest("a") !== shown) hide();
  });
})();
