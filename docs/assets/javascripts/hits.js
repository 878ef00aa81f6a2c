// What search has found, as a list of links: letter, number, heading, the passage with the words marked, status.
window.pbHits = (() => {
  "use strict";
  const zh = document.documentElement.lang.startsWith("zh");
  const root = document.querySelector("[data-pb-root]").href;
  /** @type {Map<string, string[]>} */
  const statuses = new Map();
  const LENGTH = zh ? 88 : 180; // characters of a passage

  /**
   * Return an element with words or other nodes in it.
   * @param {string} name
   * @param {string} kind its class
   * @param {...(Node | string)} content
   * @returns {HTMLElement}
   */
  const element = (name, kind, ...content) => {
    const made = document.createElement(name);
    if (kind) made.className = kind;
    made.append(...content);
    return made;
  };

  /**
   * Return text with its marked parts as mark elements; a query's words are text, never HTML.
   * @param {string} text
   * @param {[number, number][]} marks
   * @param {number} from
   * @param {number} to
   * @returns {(Node | string)[]}
   */
  const marked = (text, marks, from = 0, to = text.length) => {
    const nodes = [];
    let at = from;
    for (const [start, end] of marks) {
      if (start < at || end > to) continue;
      nodes.push(text.slice(at, start), element("mark", "", text.slice(start, end)));
      at = end;
    }
    nodes.push(text.slice(at, to));
    return nodes;
  };

  /**
   * Return the first passage of a text that has most of the words.
   * @param {string} text
   * @param {[number, number][]} marks
   * @returns {(Node | string)[]}
   */
  const passage = (text, marks) => {
    let [start, most] = [0, 0];
    for (const [index, [at]] of marks.entries()) {
      const near = marks.slice(index).filter(([, end]) => end <= at + LENGTH * 0.75);
      const inside = new Set(near.map((mark) => text.slice(...mark).toLowerCase())).size;
      if (inside > most) [start, most] = [at, inside];
    }
    let from = start + LENGTH * 0.75 > text.length ? text.length - LENGTH : start - LENGTH / 4;
    if (from < LENGTH / 4) from = 0;
    else {
      const breaks = [...text.slice(from, start).matchAll(zh ? /[，。；：、\n]/g : /\s/g)];
      from += breaks.length ? breaks[0].index + 1 : 0;
    }
    from = Math.floor(from);
    let to = Math.min(text.length, from + LENGTH);
    if (!zh && to < text.length) to = Math.max(text.lastIndexOf(" ", to), start + 1);
    return [from ? "…" : "", ...marked(text, marks, from, to), to < text.length ? "…" : ""];
  };

  /**
   * Return the status of a hit's version today: its name, shape and word.
   * @param {any} hit
   * @returns {string[]}
   */
  const status = (hit) => {
    const { days, zone } = hit.doc.group;
    if (!statuses.has(days)) statuses.set(days, window.pbStatus(days, zone));
    return statuses.get(days);
  };

  /**
   * Return one hit as a line of the list.
   * @param {any} hit
   * @returns {HTMLElement}
   */
  const line = (hit) => {
    const { group, id, cited, heading, term, body, lang } = hit.doc;
    const own = (/** @type {string} */ text) => window.pbSearch.marks(text, hit.words);
    const name = heading || (id ? term : "");
    const head = element("span", "pb-hit-head");
    if (cited) head.append(element("span", "pb-index-number", cited), " ");
    if (name) head.append(element("b", "pb-index-name", ...marked(name, own(name))));
    const text = body.replaceAll("\n", zh ? "" : " ");
    const quoted = element("span", "pb-hit-text", ...passage(text, own(text)));
    if (lang) quoted.lang = lang;
    const [now, shape, word] = status(hit);
    const shaped = element("span", "pb-shape", shape);
    shaped.setAttribute("aria-hidden", "true");
    const foot = element("span", "pb-hit-foot");
    if (id) foot.append(element("span", "", group.title), " ");
    else foot.append(element("span", "", group.document), " ");
    if (group.version) foot.append(element("span", "", zh ? `第${group.version}版` : `Version ${group.version}`), " ");
    foot.append(element("span", `pb-status pb-status--${now}`, shaped, element("span", "pb-word", word)));
    const link = element("a", "", head, text ? quoted : "", foot);
    link.href = [`${root}letters/${group.letter}/`, group.version && `v${group.version}/`, id && `#${id}`].join("");
    return element("li", "pb-hit", link);
  };

  /**
   * Return the number of hits in words, as it is shown and announced.
   * @param {number} count
   * @param {any} result
   * @returns {string}
   */
  const said = (count, result) => {
    if (result.isTooShort && !count) return zh ? "请至少输入两个字" : "Type a few more letters";
    const isWhole = count === result.hits.length && result.total !== undefined;
    const number = isWhole ? String(Math.max(result.total, count)) : result.isAll ? String(count) : `${count}+`;
    if (!result.isExact && count) return zh ? `没有原样的文字；近似的有 ${number} 条` : `Not found as typed; ${number} near it`;
    return zh ? `找到 ${number} 条` : `${number} ${count === 1 && result.isAll ? "clause" : "clauses"} found`;
  };

  const quoted = (/** @type {string} */ text) => (zh ? `“${text}”` : `“${text}”`);

  /**
   * Return what must be said beside the hits: what was searched instead, or what to do when there are none.
   * @param {string} query
   * @param {any} result
   * @param {(query: string) => void} ask
   * @returns {Node[]}
   */
  const notes = (query, result, ask) => {
    const asking = (/** @type {string} */ text, /** @type {string} */ shown = text) => {
      const button = element("button", "pb-link", shown);
      button.type = "button";
      button.addEventListener("click", () => ask(text));
      return button;
    };
    if (result.isExact) {
      if (!result.also.length) return [];
      const note = element("p", "pb-hits-note", zh ? "也可以查：" : "See also: ");
      for (const [index, each] of result.also.entries()) note.append(index ? (zh ? "、" : ", ") : "", asking(each));
      return [note];
    }
    if (result.hits.length) {
      const note = element("p", "pb-hits-note", zh ? "原文没有这样写。改按下列词语查找：" : "No clause says it that way. Searched instead: ");
      for (const [index, { said, written }] of result.words.entries()) {
        if (index) note.append(zh ? "、" : ", ");
        note.append(asking(said));
        if (written.length) note.append(zh ? `（同：${written.join("、")}）` : ` (also ${written.join(", ")})`);
      }
      note.append(zh ? "。" : ".");
      return [note];
    }
    const complain = element("a", "", zh ? "投诉渠道" : "complaint channels");
    complain.href = document.querySelector(".pb-nav-complain").href;
    if (result.isTooShort) return [];
    const none = element("div", "pb-empty");
    none.append(element("p", "", zh ? `没有条款写有${quoted(query)}。` : `No clause has ${quoted(query)}.`));
    if (result.shorter) {
      none.append(element("p", "", zh ? "短一些可以查到：" : "A shorter query finds something: ", asking(result.shorter)));
    }
    none.append(
      zh
        ? element("p", "", "事情没有写进承诺书，也可以直接向我们提出：", complain, "。")
        : element("p", "", "What concerns you may not be in any letter; you can still tell us: ", complain, "."),
    );
    return [none];
  };

  /**
   * Return the words for an index that can't be read.
   * @param {boolean} isOnIndex whether the full list stands below
   * @returns {Node[]}
   */
  const failed = (isOnIndex) => {
    const all = element("a", "", zh ? "全部条款" : "the full list of clauses");
    all.href = `${root}clauses/`;
    const again = element("button", "pb-link", zh ? "重新载入" : "Reload the page");
    again.type = "button";
    again.addEventListener("click", () => location.reload());
    const file = location.protocol === "file:";
    const why = zh
      ? file ? "从文件夹打开时不能查找，请通过网站使用。" : "查找用的文件没有取到，网站可能刚刚更新。"
      : file ? "Search needs a server; opened from a folder it can’t work. " : "The files that search needs didn’t come; the site may just have been renewed. ";
    const text = element("p", "pb-notice", why);
    if (!file) text.append(again, zh ? "。" : ". ");
    if (isOnIndex) text.append(zh ? "下面是全部条款。" : "All clauses stand below.");
    else text.append(zh ? "也可以查看" : "Or see ", all, zh ? "。" : ".");
    return [text];
  };

  return { line, said, notes, failed, status };
})();
