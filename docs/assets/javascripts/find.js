// The search box that every page's header opens: "/" or Ctrl+K, arrows and Enter move, Escape closes. Nothing of the
// engine is loaded before.
(() => {
  "use strict";
  const links = document.querySelectorAll("[data-pb-find]");
  if (!links.length || !HTMLDialogElement.prototype.showModal) return;
  const zh = document.documentElement.lang.startsWith("zh");
  const here = document.currentScript.src;
  const index = document.querySelector("[data-pb-filters] [type=search]");
  const MOST = 20; // hits in the box
  const LONG = 500; // milliseconds without an answer, after which that is said
  const ENOUGH = 10; // hits that a large site’s index is asked for

  /** @type {Promise<void> | null} */
  let loading = null;
  const load = (/** @type {string} */ name) =>
    new Promise((done, fail) => {
      const script = document.createElement("script");
      script.src = here.replace("find.js", `${name}.js`);
      script.addEventListener("load", done);
      script.addEventListener("error", fail);
      document.head.append(script);
    });
  /** @type {Promise<void> | null} */
  let styled = null;
  /** Ask for the box’s style sheet; settled when it is there, or can’t be had. */
  const style = () => {
    styled ??= new Promise((settle) => {
      if (document.querySelector("link[href$='/search.css']")) return settle();
      const sheet = document.createElement("link");
      sheet.rel = "stylesheet";
      sheet.href = here.replace("javascripts/find.js", "stylesheets/search.css");
      for (const end of ["load", "error"]) sheet.addEventListener(end, () => settle());
      document.head.append(sheet);
    });
    return styled;
  };
  /** Ask for the index’s manifest together with the scripts, which would ask for it when they are there. */
  const early = () => {
    if (!location.protocol.startsWith("http")) return;
    const link = document.createElement("link");
    Object.assign(link, { rel: "preload", as: "fetch", crossOrigin: "anonymous" });
    link.href = here.replace("javascripts/find.js", `search/${zh ? "zh" : "en"}.json`);
    document.head.append(link);
  };
  const ready = () => {
    if (!loading) early();
    const needed = ["search", "hits", ...(links[0].dataset.pbFind ? ["shards"] : [])];
    const isThere = (/** @type {string} */ name) => `pb${name[0].toUpperCase()}${name.slice(1)}` in window;
    loading ??= Promise.all(needed.filter((name) => !isThere(name)).map(load))
      .then(() => window.pbSearch.warm())
      .catch((error) => {
        loading = null;
        throw error;
      });
    return loading;
  };

  /** @type {HTMLDialogElement | null} */
  let dialog = null;
  /** @type {HTMLInputElement} */
  let input;

  const make = () => {
    dialog = document.createElement("dialog");
    dialog.style.opacity = "0"; // it takes what is typed at once, but nobody sees it without its style
    style().then(() => dialog.style.removeProperty("opacity"));
    dialog.className = "pb-finder";
    dialog.setAttribute("aria-label", zh ? "查找条款" : "Find a clause");
    const form = document.createElement("form");
    form.setAttribute("role", "search");
    input = document.createElement("input");
    Object.assign(input, { type: "search", autocomplete: "off", enterKeyHint: "search", spellcheck: false });
    input.setAttribute("autocapitalize", "off");
    input.setAttribute("aria-label", zh ? "查找条款" : "Find a clause");
    input.placeholder = zh ? "如：退款、第2.1条" : "e.g. refund, cl. 2.1";
    const close = document.createElement("button");
    Object.assign(close, { type: "button", className: "pb-tool", textContent: zh ? "关闭" : "Close" });
    form.append(input, close);
    const said = document.createElement("p");
    said.className = "pb-finder-said";
    said.setAttribute("role", "status");
    const notes = document.createElement("div");
    const list = document.createElement("ol");
    list.className = "pb-hits";
    const all = document.createElement("a");
    all.className = "pb-finder-all";
    const body = document.createElement("div");
    body.className = "pb-finder-body";
    body.append(said, notes, list, all);
    dialog.append(form, body);
    document.body.append(dialog);

    const root = document.querySelector("[data-pb-root]").href;
    const address = () => {
      const q = input.value.trim();
      return `${root}clauses/${q && "?"}${q && new URLSearchParams({ q })}`;
    };
    let asked = 0;
    const draw = (/** @type {string} */ query, /** @type {any} */ result) => {
      const hits = result?.hits ?? [];
      all.hidden = false;
      all.href = hits.length ? address() : `${root}clauses/`;
      said.textContent = result ? window.pbHits.said(hits.length, result) : "";
      notes.replaceChildren(...(result ? window.pbHits.notes(query.trim(), result, ask) : []));
      list.replaceChildren(...hits.slice(0, MOST).map(window.pbHits.line));
      if (!hits.length) all.textContent = zh ? "到条款索引查看全部条款" : "All clauses in the clause index";
      else if (hits.length > MOST) all.textContent = zh ? "到条款索引查看全部，并可筛选" : "All of them in the clause index, with filters";
      else all.textContent = zh ? "到条款索引筛选" : "Filter them in the clause index";
    };
    const show = async () => {
      const query = input.value;
      const turn = (asked += 1);
      const slow = setTimeout(() => {
        if (turn === asked && query.trim()) said.textContent = zh ? "正在查找…" : "Searching…";
      }, LONG);
      try {
        await ready();
        const result = await window.pbSearch.search(query, {
          isEnough: (/** @type {any[]} */ hits) => turn !== asked || hits.length >= ENOUGH,
          found: (/** @type {any} */ first) => {
            clearTimeout(slow);
            if (turn === asked) draw(query, first);
          },
        });
        if (turn === asked) draw(query, result);
      } catch {
        if (turn !== asked) return;
        said.textContent = zh ? "暂时不能查找" : "Search isn’t available";
        list.replaceChildren();
        all.hidden = true; // the notice leads there
        if (window.pbHits) notes.replaceChildren(...window.pbHits.failed(false));
      } finally {
        clearTimeout(slow);
      }
      body.scrollTop = 0;
    };
    const ask = (/** @type {string} */ query) => {
      input.value = query;
      input.focus();
      show();
    };

    input.addEventListener("input", (event) => {
      if (!event.isComposing) show();
    });
    input.addEventListener("compositionend", show);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (input.value.trim()) location.assign(address());
    });
    close.addEventListener("click", () => dialog.close());
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog) dialog.close();
      // whoever comes back from a clause finds the box as it was
      if (event.target.closest(".pb-hits a")) history.replaceState({ ...history.state, pbFind: input.value }, "");
    });
    dialog.addEventListener("keydown", (event) => {
      if (event.isComposing || event.keyCode === 229) return; // Enter and arrows belong to the input method
      if (event.key === "Escape") {
        event.preventDefault(); // a search box would only be emptied by it
        return dialog.close();
      }
      const stops = [input, ...list.querySelectorAll("a")];
      const at = stops.indexOf(document.activeElement);
      const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: at > 0 ? 1 : -1, End: at > 0 ? stops.length - 1 : -1 }[event.key];
      if (to !== undefined && at >= 0 && to >= 0 && to < stops.length) {
        stops[to].focus();
        event.preventDefault();
      } else if (at > 0 && event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey) {
        input.focus(); // who goes on typing goes on in the box
      }
    });
    dialog.addEventListener("close", () => history.state?.pbFind !== undefined && history.replaceState(null, ""));
    show();
  };

  const open = (/** @type {string | undefined} */ query) => {
    if (index) return index.focus();
    if (!dialog) make();
    if (!dialog.open) dialog.showModal();
    if (query !== undefined) {
      input.value = query;
      input.dispatchEvent(new Event("input"));
    }
    input.focus();
    input.select();
    ready().catch(() => {});
  };

  for (const link of links) {
    for (const about of ["pointerenter", "focus", "touchstart"]) link.addEventListener(about, style, { passive: true });
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      open();
    });
  }
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.altKey) return;
    const isTyping = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || event.target.isContentEditable;
    const isKey = event.ctrlKey || event.metaKey ? event.key.toLowerCase() === "k" : event.key === "/" && !isTyping;
    if (!isKey || document.querySelector("dialog[open]:not(.pb-finder)")) return;
    event.preventDefault();
    open();
  });
  if (history.state?.pbFind !== undefined && !index) open(history.state.pbFind);
})();
