// Texts as they are compared: what copying changes (spaces, line breaks, the forms of characters) is folded away.
/**
 * A text as it is compared: one UTF-16 unit to a place, each with its place in the text as it was and its line.
 * @typedef {{ text: string, folded: string, at: number[], line: number[] }} Folded
 */
const pbFolding = (() => {
  "use strict";

  // The supplement's radicals that are words of their own: fonts of bad PDFs give them instead of the characters.
  const RADICALS = new Map(
    "⺁厂⺈刀⺊卜⺌小⺓幺⺗心⺜日⺝月⺟母⺠民⺧牛⺩王⺫目⺬示⺮竹⺶羊⻄西⻅见⻆角⻉贝⻊足⻋车⻑長⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟"
      .match(/../gu)
      .map((pair) => /** @type {[string, string]} */ ([...pair])),
  );
  // Compatibility forms that never are another word: full-width signs, radicals, ligatures. 10² is not 102.
  const FORMS = /[\u2e80-\u2fdf\uf900-\ufaff\ufb00-\ufb06\ufe10-\ufe19\ufe30-\ufe4f\uff01-\uff5e\uffe5]|[\u{2f800}-\u{2fa1f}]/u;
  const NOTHING = /[\u00ad\u200b-\u200f\u2060\ufeff]/;
  const WORD = /[\p{Script=Latin}\d]/u;

  const plain = (/** @type {string} */ character) => {
    if (FORMS.test(character)) return RADICALS.get(character) ?? character.normalize("NFKC");
    return character === "\u2010" || character === "\u2011" ? "-" : character;
  };

  /**
   * @param {string} typed
   * @returns {Folded}
   */
  const fold = (typed) => {
    const text = typed.normalize("NFC");
    const result = { text, folded: "", at: /** @type {number[]} */ ([]), line: /** @type {number[]} */ ([]) };
    let [place, line, gap, soft] = [0, 0, false, false];
    const put = (/** @type {string} */ unit, /** @type {number} */ at) => {
      result.folded += unit;
      result.at.push(at);
      result.line.push(line);
    };
    for (const character of text) {
      if (character === "\n") line += 1;
      if (/\s/.test(character)) {
        gap ||= !soft; // a word broken at a soft hyphen goes on in the next line
      } else if (NOTHING.test(character)) {
        soft = character === "\u00ad";
      } else {
        const units = plain(character);
        if (gap && WORD.test(units[0]) && WORD.test(result.folded.slice(-1))) put(" ", place);
        for (let index = 0; index < units.length; index += 1) put(units[index], place);
        gap = soft = false;
      }
      place += character.length;
    }
    return result;
  };

  const literally = (/** @type {string} */ text) => text.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");
  const squeezed = (/** @type {string} */ folded) => folded.replaceAll(" ", "");

  const han = "一二三四五六七八九十百零";
  const NUMBER = new RegExp(`^(?:第?[\\d.]+条?(?:第?\\([\\d${han}]+\\)项?)*(?:第?[①-⑳]目?)?|\\([\\d${han}]+\\)|[①-⑳]|`
    + `第[${han}]+[条项部分]+|[${han}]+、|\\d+\\.|clause[\\d.()]+)+$`);
  // What printers and browsers put around a page; the letter's own title, number, address and digest are added to it.
  const FURNITURE = [
    "https?://[!-~]+", "file://[!-~]+", "#[a-z0-9.-]+", "(?:摘要|digest|SHA-256)?[:：]?[0-9a-f]{8,64}",
    "第?\\d+页", "共\\d+页", "[—–-]\\d+[—–-]", "\\d+/\\d+", "Page\\d+of\\d+", "page\\d+of\\d+",
    "\\d{4}[/-]\\d{1,2}[/-]\\d{1,2}[,，]?(?:[上下]午)?\\d{1,2}:\\d{2}(?::\\d{2})?",
    "\\d{1,2}/\\d{1,2}/\\d{2,4},\\d{1,2}:\\d{2}(?:[AP]M)?",
  ];
  /**
   * Return a test for whole lines that are nothing but running headers and footers.
   * @param {string[]} words  the letter's own
   * @returns {(line: string) => boolean}
   */
  const furniture = (words) => {
    const own = words.map((each) => literally(squeezed(fold(each).folded))).filter(Boolean);
    const one = [...own, ...FURNITURE].join("|");
    const line = new RegExp(`^(?:${one})(?:${one}|[·|,;])*$`);
    return (text) => line.test(squeezed(text));
  };

  const isLineStart = (/** @type {Folded} */ copy, /** @type {number} */ at) => {
    const before = copy.folded[at - 1] === " " ? at - 2 : at - 1;
    return before < 0 || copy.line[before] !== copy.line[at];
  };

  const isLineEnd = (/** @type {Folded} */ copy, /** @type {number} */ end) => {
    const next = copy.folded[end] === " " ? end + 1 : end;
    return next >= copy.folded.length || copy.line[next] !== copy.line[end - 1];
  };

  const WORDS = /[\p{Script=Latin}]+|\d+(?:[.,]\d+)*|[^\s]/gu;

  /** Return a text's words with their places in it. What a space or line end parts are two words: 3.3. 2.6 */
  const split = (/** @type {Folded} */ text, /** @type {number} */ start, /** @type {number} */ end) => {
    const words = [];
    for (let from = start, at = start + 1; from < end; at += 1) {
      if (at < end && !/\s/.test(text.text.slice(text.at[at - 1], text.at[at]))) continue;
      for (const match of text.folded.slice(from, at).matchAll(WORDS)) {
        const begin = from + match.index;
        words.push({ word: match[0], start: begin, end: begin + match[0].length, line: text.line[begin] });
      }
      from = at;
    }
    return words;
  };

  /** Return what stands between two places of a text as it was typed, line breaks as what they stand for. */
  const typed = (/** @type {Folded} */ { text, at, folded }, /** @type {number} */ start, /** @type {number} */ end) =>
    text
      .slice(at[start], end < folded.length ? at[end] : text.length)
      .replace(/\u00ad\s*/g, "")
      .replace(/\s+/g, " ")
      .replace(/([\u2e80-\uffef]) /g, "$1")
      .replace(/ (?=[\u2e80-\uffef])/g, "");

  return { fold, squeezed, literally, furniture, isLineStart, isLineEnd, split, typed, WORD, NUMBER };
})();
