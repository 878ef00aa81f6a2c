// What a decimal number is called in a sentence follows from where it stands, so a page doesn't carry it for each clause:
// 2.1-3 is 第2.1条第（3）项, clause 2.1(3). A number that is called otherwise brings its name with it. The rule is that of
// `numbering.cite`; a test holds the two together.
(() => {
  "use strict";

  const circled = (/** @type {number} */ n) => (n <= 20 ? String.fromCodePoint(0x245f + n) : `(${n})`);

  /**
   * Name every number of a page, and on an English one also note what the Chinese citation calls it.
   * @param {Document} page
   * @returns {Document} the page itself
   */
  window.pbNumbers = (page) => {
    const isChinese = page.documentElement.lang.startsWith("zh");
    for (const number of page.querySelectorAll(".pb-number[id]")) {
      const [head, item, ...deeper] = number.id.split("-");
      const below = deeper.map((n) => `第${circled(Number(n))}目`).join("");
      const zh = [`第${head}条`, item && `第（${item}）项`, below].join("");
      const en = `clause ${number.id.replace(/-(\d+)/g, "($1)")}`;
      const link = number.querySelector("a");
      if (link && !link.hasAttribute("aria-label")) link.setAttribute("aria-label", isChinese ? zh : en);
      const clause = number.closest(".pb-clause");
      if (clause && !isChinese) clause.dataset.pbCited ??= zh;
    }
    return page;
  };

  /** Return another page's document, without its styles: this page's policy would refuse and report them. */
  window.pbPage = (/** @type {string} */ html) =>
    window.pbNumbers(new DOMParser().parseFromString(html.replace(/<style[^]*?<\/style>/g, ""), "text/html"));
  window.pbNumbers(document);
})();
