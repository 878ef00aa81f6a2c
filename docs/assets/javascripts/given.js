// What a reader gives to be checked: a letter.json, a ledger, a saved page, or text.
const pbGiven = (() => {
  "use strict";

  /** Return the entries of a ledger. */
  const entries = (/** @type {string} */ text) => text.trim().split("\n").filter(Boolean).map((line) => JSON.parse(line));

  /** Say what a file or a pasted text is. */
  const kindOf = (/** @type {string} */ text) => {
    const start = text.trimStart().slice(0, 2000);
    if (/^(From|MIME-Version|Snapshot-Content-Location):/m.test(start)) return { kind: "archive" };
    if (/^<(!doctype|html|head|body|\?xml)/i.test(start)) return { kind: "page", text };
    if (!start.startsWith("{")) return { kind: "text", text };
    try {
      const letter = JSON.parse(text);
      if (Array.isArray(letter.leaves) && Array.isArray(letter.ledger)) return { kind: "letter", letter };
      if (Array.isArray(letter.leaves)) return { kind: "snapshot" };
    } catch {
      // perhaps a ledger, which has an object on each line
    }
    try {
      const found = entries(text);
      if (found.every((entry) => "seq" in entry)) return { kind: "ledger", entries: found };
    } catch {
      // neither
    }
    return { kind: "broken" };
  };

  const BLOCK = /^(ADDRESS|ARTICLE|ASIDE|BLOCKQUOTE|DD|DIV|DL|DT|FOOTER|H\d|HEADER|LI|MAIN|NAV|OL|P|SECTION|TABLE|TR|UL|BR)$/;
  /** Return the words of a saved page as they stand on it. */
  const wordsOf = (/** @type {Node} */ node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.textContent.replace(/\s+/g, " ");
    if (!(node instanceof Element) || /^(SCRIPT|STYLE|svg|BUTTON|TEMPLATE)$/i.test(node.tagName)) return "";
    if (node.hasAttribute("hidden")) return "";
    const inner = [...node.childNodes].map(wordsOf).join("");
    return BLOCK.test(node.tagName) || node.className === "pb-number" ? `\n${inner}\n` : inner;
  };
  const opened = (/** @type {string} */ html) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    const sealed = page.querySelector("[data-pb-sealed]")?.getAttribute("data-pb-sealed") ?? "";
    const address = page.querySelector("link[rel=canonical]")?.getAttribute("href") ?? "";
    return { text: wordsOf(page.querySelector(".pb-letter, .pb-clause-page") ?? page.body), hint: `${sealed}\n${address}` };
  };

  return { kindOf, opened, entries };
})();
