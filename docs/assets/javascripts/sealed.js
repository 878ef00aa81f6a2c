// What must stand in a copy of a letter: its paragraphs, from the letter.json that was sealed.
/**
 * A paragraph that must stand there, by each wording that counts as the same.
 * @typedef {{ part: number, forms: { kind: string, folded: Folded }[], label: string[], isHeading?: boolean }} Unit
 */
const pbSealed = (() => {
  "use strict";
  const { fold, squeezed, literally } = pbFolding;

  /**
   * Return what must stand in a copy of a letter, in a language.
   * @param {any} letter  a letter.json
   * @param {"zh" | "en"} language
   * @param {string[]} words  what else its running headers say
   */
  const reference = (letter, language, words) => {
    /** @type {Map<string, any>} */
    const leaves = new Map(letter.leaves.map((/** @type {any} */ leaf) => [leaf.path, leaf.value]));
    const isZh = language === "zh";
    const said = (/** @type {any} */ text) => text?.[language] ?? text?.zh ?? "";
    const run = (/** @type {any} */ text) =>
      said(text) && said(text).map((/** @type {any} */ piece) => piece.shown ?? piece).join("");
    const mended = (letter.corrections ?? []).map((/** @type {any} */ leaf) => leaf.value).filter(Boolean);
    const day = (/** @type {string} */ iso) => {
      const [year, month, date] = iso.split("-").map(Number);
      const name = new Date(Date.UTC(2000, month - 1)).toLocaleString("en", { month: "long", timeZone: "UTC" });
      return isZh ? `${year}年${month}月${date}日` : `${date} ${name} ${year}`;
    };
    /** @type {any[]} */
    const parts = [];
    /** @type {Unit[]} */
    const units = [];
    const put = (/** @type {string} */ path, /** @type {string} */ paragraph) => {
      const forms = [{ kind: "sealed", folded: fold(paragraph) }];
      const here = mended.filter((/** @type {any} */ each) => each.path === path && each.language === language);
      for (const [kind, form] of [["both", "old new"], ["corrected", "new"]]) {
        const text = here.reduce(
          (/** @type {string} */ whole, /** @type {any} */ each) =>
            whole.replace(each.old, () => form.split(" ").map((name) => each[name]).join("")),
          paragraph,
        );
        if (text !== paragraph) forms.push({ kind, folded: fold(text) });
      }
      if (forms[0].folded.folded) units.push({ part: parts.length - 1, forms, label: [] });
    };
    const texts = { title: isZh ? "名称" : "Title", summary: isZh ? "通俗说明" : "Summary", preamble: isZh ? "序言" : "Preamble" };
    for (const [path, name] of Object.entries(texts)) {
      if (!leaves.has(path)) continue;
      const value = leaves.get(path);
      parts.push({ id: path, name, label: [], isClause: false, isRemoved: value === undefined });
      for (const line of (path === "title" ? said(value) : run(value) || "").split("\n")) put(path, line);
    }
    const lines = [];
    for (const [path, value] of leaves) {
      if (!path.startsWith("clauses/")) continue;
      const redaction = letter.ledger.find((/** @type {any} */ entry) => entry.kind === "redact" && entry.path === path);
      const place = value?.place ?? redaction?.place ?? [];
      const dotted = place.slice(0, 2).join(".") + place.slice(2).map((/** @type {number} */ each) => `(${each})`).join("");
      const heading = value?.heading ? said(value.heading) : "";
      const cited = value ? said(value.cited) : isZh ? `编号${dotted}的条款` : `clause ${dotted}`;
      const name = [isZh ? cited : cited.replace(/^c/, "C"), heading || (value?.term ? said(value.term) : "")].filter(Boolean).join(" ");
      const label = value ? [said(value.label), value.label.zh, cited, dotted] : [dotted];
      parts.push({
        id: path.slice(8),
        name,
        label: [...new Set(label.map((each) => squeezed(fold(each).folded)))],
        isClause: true,
        isRemoved: !value,
      });
      if (heading) {
        put(path, heading);
        units[units.length - 1].isHeading = true;
        lines.push(heading, `${said(value.label)}${heading}`);
      }
      const term = value?.term ? `“${said(value.term)}”${isZh ? "" : " "}` : "";
      const text = value ? run(value.text) : isZh ? "（依法删除）" : "(removed by law)";
      for (const [at, line] of (text || "").split("\n").filter((/** @type {string} */ each) => each.trim()).entries()) {
        put(path, at ? line : term + line);
      }
    }
    for (const { kind, on, reason, basis } of letter.ledger) {
      for (const where of kind === "correct" ? ["", isZh ? "（英文文本）" : " in the Chinese text"] : []) {
        lines.push(isZh ? `${day(on)}勘误${where}：${said(reason)}` : `${day(on)}, corrected${where}: ${said(reason)}`);
      }
      if (kind === "redact") {
        lines.push(isZh ? `${day(on)}依法删除，依据：${said(basis)}` : `${day(on)}, removed by law on the basis of ${said(basis)}`);
      }
    }
    const [signed, effective, expires] = ["signed", "effective", "expires"].map((path) => leaves.get(path));
    const publisher = leaves.get("publisher") ?? {};
    const version = isZh ? `第${letter.version}版` : `Version ${letter.version}`;
    const facts = [
      { name: isZh ? "编号" : "Number", text: leaves.get("number") },
      { name: isZh ? "生效日期" : "In force from", text: effective && day(effective) },
      { name: isZh ? "届满日期" : "Until", text: expires && day(expires) },
      { name: isZh ? "签署人" : "Signed by", text: signed && said(signed.by) },
      { name: isZh ? "签署日期" : "Signed on", text: signed && day(signed.on) },
    ].filter((fact) => fact.text);
    const own = [leaves.get("number"), said(leaves.get("title")), said(publisher.name), said(publisher["legal-name"]), version];
    const since = effective ? [isZh ? `${day(effective)}生效` : `effective ${day(effective)}`] : [];
    const [title, name, begins] = [said(leaves.get("title")), said(publisher.name), effective ? day(effective) : ""];
    const number = leaves.get("number");
    const citations = isZh
      ? [`${name}《${title}》（编号${number}，${version}，${begins}生效）`, `《${title}》（编号${number}，${version}，${begins}生效）`, `《${title}》${version}`]
      : [`${name}, “${title}” (No. ${number}, ${version.toLowerCase()}, effective ${begins})`, `“${title}” (No. ${number}, ${version.toLowerCase()})`];
    const sealed = units.map((unit) => unit.forms[0].folded.text).join("\n");
    const forms = citations.filter((each) => !sealed.includes(each)).map((each) => [...each.replace(/\s/g, "")].map(literally).join("\\s*"));
    // what a version that is sealed says of itself can't be taken for a citation
    const cited = new RegExp(`(?:${forms.join("|") || "(?!)"})(?:,?\\s*(?:cl\\.|clause)\\s*[\\d.()]+)?`, "g");
    return { units, parts, lines, facts, cited, words: [...own.filter(Boolean), ...since, ...words] };
  };

  return { reference };
})();
