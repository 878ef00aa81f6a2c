// The clause sheet: the mark beside a clause opens a small sheet with all that can be done with that clause.
(() => {
  "use strict";
  const article = document.querySelector("[data-pb-citation-zh]");
  if (!article || !HTMLDialogElement.prototype.showModal) return;
  const zh = document.documentElement.lang.startsWith("zh");
  const canonical = document.querySelector("link[rel=canonical]").href;
  const translated = new URL(document.querySelector(".pb-language").getAttribute("href"), canonical).href;
  const root = document.querySelector("[data-pb-root]").href;

  /**
   * Copy text, and for programs that take it the same as HTML. Clipboards need https; the old command works everywhere.
   * @param {string} text
   * @param {string} html
   * @returns {Promise<void>}
   */
  const copy = async (text, html) => {
    try {
      const parts = { "text/plain": text, "text/html": html };
      const blobs = Object.entries(parts).map(([type, part]) => [type, new Blob([part], { type })]);
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    } catch {
      const fill = (/** @type {ClipboardEvent} */ event) => {
        event.clipboardData.setData("text/plain", text);
        event.clipboardData.setData("text/html", html);
        event.preventDefault();
      };
      document.addEventListener("copy", fill);
      document.execCommand("copy");
      document.removeEventListener("copy", fill);
    }
  };

  /**
   * Return the clause's permanent address in each language, its citations and its page.
   * @param {HTMLElement} clause
   * @returns {{ addresses: Record<string, string>, zh: string, en: string, name: string, page: string }}
   */
  const words = (clause) => {
    const number = clause.querySelector(":scope > .pb-number");
    const link = number.querySelector("a");
    const cited = link.getAttribute("aria-label");
    const dotted = number.id.replace(/-(\d+)/g, "($1)");
    const path = clause.querySelector(":scope > .pb-clause-body > .pb-permalink").getAttribute("href");
    const addresses = [canonical, translated].map((page) => new URL(path, page).href);
    return {
      addresses: zh ? { zh: addresses[0], en: addresses[1] } : { zh: addresses[1], en: addresses[0] },
      zh: article.dataset.pbCitationZh + (zh ? cited : clause.dataset.pbCited),
      en: `${article.dataset.pbCitationEn}, cl. ${dotted}`,
      name: cited,
      page: link.href,
    };
  };

  const escape = (/** @type {string} */ text) => {
    const holder = document.createElement("p");
    holder.textContent = text;
    return holder.innerHTML.replaceAll('"', "&quot;");
  };

  const dialog = document.createElement("dialog");
  dialog.className = "pb-sheet";
  const title = document.createElement("h2");
  title.id = "pb-sheet";
  dialog.setAttribute("aria-labelledby", title.id);
  const list = document.createElement("ul");
  const said = document.createElement("p");
  said.className = "pb-sheet-said";
  said.setAttribute("role", "status");
  dialog.append(title, list, said);
  document.body.append(dialog);

  let closing = 0; // the clock that closes the sheet once the reader has seen what was copied

  const item = (/** @type {HTMLElement} */ action, /** @type {string} */ label) => {
    action.textContent = label;
    const line = document.createElement("li");
    line.append(action);
    return line;
  };

  /**
   * Return a line that copies something when it is chosen.
   * @param {string} label
   * @param {string} text
   * @param {string} html
   * @returns {HTMLLIElement}
   */
  const copying = (label, text, html) => {
    const button = document.createElement("button");
    button.type = "button";
    button.addEventListener("click", async () => {
      await copy(text, html);
      said.textContent = zh ? `已复制：${text}` : `Copied: ${text}`;
      clearTimeout(closing);
      closing = setTimeout(() => dialog.close(), 1600);
    });
    return item(button, label);
  };

  const leading = (/** @type {string} */ label, /** @type {string} */ href) => {
    const link = document.createElement("a");
    link.href = href;
    return item(link, label);
  };

  /**
   * Return the way to the complaint about a clause, which the address names.
   * @param {string} permanent
   * @returns {string}
   */
  const complaint = (permanent) => {
    const [, letter, version, id] = /\/letters\/([^/]+)\/v(\d+)\/(?:index\.html)?#(.+)$/.exec(permanent);
    const page = location.protocol === "file:" ? "complain/index.html" : "complain/";
    return `${new URL(page, root)}?clause=${letter}/${id}&version=${version}`;
  };

  const open = (/** @type {HTMLElement} */ clause, /** @type {HTMLElement} */ mark) => {
    const own = words(clause);
    const [first, second] = zh ? ["zh", "en"] : ["en", "zh"];
    const linked = (/** @type {string} */ text, /** @type {string} */ language) =>
      `<a href="${escape(own.addresses[language])}">${escape(text)}</a>`;
    const cite = (/** @type {string} */ language) => [
      `${own[language]} ${own.addresses[language]}`,
      `${escape(own[language])} ${linked(own.addresses[language], language)}`, // on paper a link has no address
    ];
    clearTimeout(closing);
    said.textContent = "";
    title.textContent = zh ? own.name : `${own.name[0].toUpperCase()}${own.name.slice(1)}`;
    list.replaceChildren(
      copying(zh ? "复制永久链接" : "Copy the permanent link", own.addresses[first], linked(own.name, first)),
      copying(zh ? "复制引用" : "Copy the citation", ...cite(first)),
      copying(zh ? "复制英文引用" : "Copy the citation in Chinese", ...cite(second)),
      leading(zh ? "本条的页面：引用、沿革" : "The clause’s page: citation, history", own.page),
      leading(zh ? "就本条投诉" : "Complain about this clause", complaint(own.addresses[first])),
      ...(article.dataset.pbEdit ? [leading(zh ? "修改数据" : "Edit the data", article.dataset.pbEdit)] : []),
    );
    dialog.showModal();
    const box = mark.getBoundingClientRect();
    const height = dialog.offsetHeight;
    // beside the mark on wide screens; a phone's style sheet puts it at the bottom instead
    dialog.style.setProperty("--pb-top", `${Math.max(8, Math.min(box.bottom, innerHeight - height - 8))}px`);
    dialog.style.setProperty("--pb-right", `${Math.max(8, innerWidth - box.right)}px`);
  };

  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const actions = [...list.querySelectorAll("button, a")];
    const at = actions.indexOf(document.activeElement);
    actions[(at + step + actions.length) % actions.length].focus();
    event.preventDefault();
  });
  const button = article.querySelector("[data-pb-copy]"); // on a clause's own page, whose citation stands beside it
  button?.addEventListener("click", async () => {
    const [citation, address] = [".pb-citation", ".pb-url"].map((place) => article.querySelector(place).textContent);
    await copy(`${citation} ${address}`, `${escape(citation)} <a href="${escape(address)}">${escape(address)}</a>`);
    button.nextElementSibling.textContent = zh ? "已复制" : "Copied";
  });

  for (const mark of article.querySelectorAll(".pb-permalink")) {
    const number = mark.closest(".pb-clause").querySelector(".pb-number a").getAttribute("aria-label");
    mark.setAttribute("aria-label", zh ? `${number}的永久链接` : `${number}: permanent link`);
    mark.setAttribute("aria-haspopup", "dialog");
    mark.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      open(mark.closest(".pb-clause"), mark);
    });
  }
})();
