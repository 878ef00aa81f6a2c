// The page that checks a copy: reads what the reader gives it, fetches the site's own files, and says what it found.
(() => {
  "use strict";
  const place = document.querySelector("[data-pb-verifier]");
  if (!place) return;
  const form = place.querySelector("form");
  const result = place.querySelector("[data-pb-result]");
  const isZh = document.documentElement.lang.startsWith("zh");
  const language = isZh ? "zh" : "en";
  const t = (/** @type {string} */ zh, /** @type {string} */ en) => (isZh ? zh : en);
  const { kindOf, opened, entries } = pbGiven;
  if (!window.isSecureContext || !window.crypto?.subtle) {
    place.querySelector("[data-pb-insecure]").hidden = false;
    form.hidden = true;
    return;
  }
  const site = new URL(place.dataset.pbSite, location.href);
  const { letter: letterChoice, version: versionChoice, text: box, file: picker } = form.elements;

  /**
   * @param {string} tag
   * @param {Record<string, string>} attributes
   * @param {...(string | Node)} children
   */
  const element = (tag, attributes = {}, ...children) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  };
  const said = (/** @type {string} */ text, kind = "") => element("p", kind ? { class: kind } : {}, text);
  const folded = (/** @type {string} */ title, /** @type {Node[]} */ ...children) =>
    element("details", {}, element("summary", {}, title), ...children);
  const listed = (/** @type {(string | Node)[]} */ items, kind = "pb-plain") =>
    element("ul", { class: kind }, ...items.map((item) => element("li", {}, item)));

  const fetched = async (/** @type {string} */ path) => {
    try {
      const answer = await fetch(new URL(path, site), { cache: "no-cache" });
      return answer.ok ? await answer.text() : null;
    } catch {
      return null; // no network, or the site was opened from a folder
    }
  };
  const path = (/** @type {string} */ letter, /** @type {number} */ version) => `letters/${letter}/v${version}/letter.json`;

  /**
   * Find which versions a text may be a copy of, and which others it may be of if it is none of them.
   * @param {string} text
   * @param {any[]} ledger
   * @returns {{ found: [string, number][], others: [string, number][] }}
   */
  const candidates = (text, ledger) => {
    const known = [...letterChoice.options].filter((option) => option.value);
    const numbers = (/** @type {string} */ letter) =>
      ledger.filter((entry) => entry.kind === "seal" && entry.letter === letter).map((entry) => entry.version);
    const each = (/** @type {HTMLOptionElement[]} */ options, wanted = NaN) =>
      options.flatMap(({ value }) => {
        const all = numbers(value);
        const own = all.includes(wanted) ? [wanted] : all.slice(-8);
        return own.map((number) => /** @type {[string, number]} */ ([value, number]));
      });
    if (letterChoice.value) {
      const all = versionChoice.value ? [Number(versionChoice.value)] : numbers(letterChoice.value);
      return { found: all.map((number) => [letterChoice.value, number]), others: [] };
    }
    const address = text.match(/(?:letters\/|^)([a-z][a-z0-9-]*)\/v([1-9]\d{0,3})\b/m);
    if (address && numbers(address[1]).includes(Number(address[2]))) return { found: [[address[1], Number(address[2])]], others: [] };
    const digests = text.match(/\b[0-9a-f]{12,64}\b/g) ?? [];
    const seal = ledger.find((entry) => entry.kind === "seal" && digests.some((digest) => entry.digest.startsWith(digest)));
    if (seal) return { found: [[seal.letter, seal.version]], others: [] };
    const bare = pbFolding.fold(text).folded.replaceAll(" ", "");
    const has = (/** @type {string} */ words) => words && bare.includes(pbFolding.fold(words).folded.replaceAll(" ", ""));
    const named = known.filter((option) => has(option.dataset.pbNumber));
    const titled = named.length ? named : known.filter((option) => has(option.dataset.pbZh) || has(option.dataset.pbEn));
    const version = Number(text.match(/第\s*([1-9]\d*)\s*版|\b[Vv]ersion ([1-9]\d*)\b/)?.slice(1).find(Boolean));
    const all = known.length <= 30 ? known : [];
    return titled.length
      ? { found: each(titled, version), others: each(all.filter((option) => !titled.includes(option))) }
      : { found: each(all), others: [] };
  };

  const titleOf = (/** @type {any} */ letter) => {
    const title = letter.leaves.find((/** @type {any} */ leaf) => leaf.path === "title")?.value;
    const words = title?.[language] ?? title?.zh ?? letter.letter;
    return t(`《${words}》第${letter.version}版`, `“${words}”, version ${letter.version}`);
  };
  const sealOf = (/** @type {any} */ letter) => letter.ledger.find((/** @type {any} */ entry) => entry.kind === "seal");

  /** Return a part's words with what differs marked, readable without colour, and by a screen reader. */
  const marked = (/** @type {{ kind: string, text: string }[]} */ pieces) => {
    const line = element("p");
    for (const { kind, text } of pieces) {
      if (kind === "same") line.append(text);
      else {
        const words = kind === "gone" ? t("缺：", "missing: ") : t("多：", "added: ");
        line.append(element(kind === "gone" ? "del" : "ins", {}, element("span", { class: "pb-hidden" }, words), text));
      }
    }
    return line;
  };

  const STATES = {
    differs: t("不同", "differs"),
    missing: t("您的文本中没有", "not in your copy"),
    moved: t("文字相同，位置不同", "the same words at another place"),
    removed: t("依法删除", "removed by law"),
  };

  /** Return a ledger's day as pages write it; what is none stays as it was given. */
  const day = (/** @type {string} */ given) =>
    Number.isNaN(Date.parse(given))
      ? given
      : new Intl.DateTimeFormat(t("zh-CN", "en-GB"), { dateStyle: "long", timeZone: "UTC" }).format(Date.parse(given));

  const removal = (/** @type {any} */ letter, /** @type {string} */ leaf) => {
    const entry = letter.ledger.find((/** @type {any} */ each) => each.kind === "redact" && each.path === leaf);
    if (!entry) return "";
    const basis = entry.basis[language] ?? entry.basis.zh;
    return t(`${day(entry.on)}依法删除，依据：${basis}。`, `Removed by law on ${day(entry.on)}, on the basis of ${basis}.`);
  };

  const heading = (/** @type {string} */ mark, /** @type {string} */ words, /** @type {string} */ state) =>
    element("h2", { class: `pb-verdict pb-verdict--${state}`, tabindex: "-1" },
      element("span", { "aria-hidden": "true" }, mark), ` ${words}`);

  const linked = (/** @type {any} */ letter) =>
    element("a", { href: new URL(`${isZh ? "" : "en/"}letters/${letter.letter}/v${letter.version}/`, site).href }, titleOf(letter));

  const about = (/** @type {any} */ letter) => {
    const seal = sealOf(letter);
    const line = element("p", {}, linked(letter));
    if (seal) line.append(t(`，${day(seal.on)}封存，摘要 `, `, sealed on ${day(seal.on)}, digest `), element("code", { class: "pb-digest" }, seal.digest));
    return line;
  };

  const FINDINGS = {
    leaves: [t("每一部分与封存时相同", "Each part is as it was sealed"), t("这些部分被改动过", "These parts were changed")],
    whole: [t("整体摘要与封存记录一致", "The digest of the whole is the sealed one"), t("整体摘要与封存记录不一致", "The digest of the whole isn’t the sealed one")],
    corrections: [t("勘误均有登记", "Corrections are in the ledger"), t("勘误与登记不一致", "Corrections don’t agree with the ledger")],
    removals: [t("依法删除均有登记", "Removals by law are in the ledger"), t("文字被删去而无登记，或登记删除而文字仍在", "Words are gone without an entry, or still there with one")],
    names: [t("承诺书和版本前后一致", "It names one letter and version throughout"), t("承诺书或版本前后不一致", "It names different letters or versions")],
    lines: [t("登记行未被改动", "No line of the ledger was changed"), t("这些登记行被改动过", "These lines of the ledger were changed")],
    chain: [t("登记行逐行相连", "Each line follows the one before"), t("这些登记行接不上前一行", "These lines don’t follow the one before")],
    ledger: [t("登记行与本站登记簿一致", "Its lines stand in this site’s ledger"), t("这些登记行与本站登记簿不一致", "These lines aren’t those of this site’s ledger")],
    later: [t("本站登记簿没有更晚的相关记录", "This site’s ledger has nothing more about it"), t("您保存之后，本站登记簿又有相关记录", "Since you saved it, the ledger has got entries about it")],
    kept: [t("您保存的每一行都仍在本站登记簿中", "Every line that you kept still stands in this site’s ledger"), t("您保存的这些行与本站登记簿不一致：登记簿被改写过，或者这不是本站的登记簿", "These lines that you kept aren’t those of this site’s ledger: it was rewritten, or yours is another site’s")],
  };
  const found = (/** @type {{ holds: boolean, part: string, where: (string | number)[] }[]} */ findings) =>
    listed(
      findings.map(({ holds, part, where }) => {
        const words = FINDINGS[part][holds ? 0 : 1];
        const detail = holds || ["whole", "corrections", "names"].includes(part) ? "" : `${t("：", ": ")}${where.join(t("、", ", "))}`;
        const mark = part === "later" && !holds ? "!" : holds ? "✓" : "✕";
        return element("span", {}, element("span", { class: "pb-mark-of" }, mark), ` ${words}${detail}`);
      }),
      "pb-plain pb-findings",
    );

  const NO_LEDGER = t(
    "没有取到本站的登记簿 ledger.jsonl，因此只核对了文件自身。请联网后重试，或把 ledger.jsonl 一并放入。",
    "This site’s ledger.jsonl couldn’t be fetched, so the file was checked by itself alone. Try again online, or add ledger.jsonl.",
  );

  /** Report on a letter.json. */
  const onLetter = async (/** @type {any} */ letter, /** @type {any[] | null} */ ledger) => {
    const findings = await pbDigests.checkLetter(letter, ledger);
    const wrong = findings.filter(({ holds, part }) => !holds && part !== "later");
    const report = [
      wrong.length
        ? heading("✕", t("这份 letter.json 与封存时不同", "This letter.json isn’t what was sealed"), "bad")
        : heading("✓", ledger ? t("这份 letter.json 与封存时相同", "This letter.json is what was sealed") : t("这份 letter.json 自身完整", "This letter.json agrees with itself"), ledger ? "good" : "part"),
      about(letter),
      ...(ledger ? [] : [said(NO_LEDGER, "pb-notice")]),
      found(findings),
    ];
    const changed = findings[0].where.filter((leaf) => String(leaf).startsWith("clauses/"));
    const published = changed.length ? await fetched(path(letter.letter, letter.version)) : null;
    if (published) report.push(...differing(letter, JSON.parse(published), changed.map(String)));
    const gone = letter.leaves.filter((/** @type {any} */ leaf) => !("value" in leaf));
    if (gone.length) report.push(listed(gone.map((/** @type {any} */ leaf) => `${leaf.path}${t("：", ": ")}${removal(letter, leaf.path)}`)));
    return report;
  };

  /** Show, clause by clause, where the words of a changed letter.json differ from the published one. */
  const differing = (/** @type {any} */ letter, /** @type {any} */ published, /** @type {string[]} */ changed) => {
    const both = [published, letter].map((each) => pbSealed.reference(each, language, []));
    return changed.flatMap((leaf) => {
      const [sealed, own] = both.map((reference) => {
        const at = reference.parts.findIndex((part) => part.isClause && part.id === leaf.slice(8));
        const units = reference.units.filter((unit) => unit.part === at).map((unit) => ({ ...unit, part: 0 }));
        return { ...reference, units, parts: at < 0 ? [] : [reference.parts[at]] };
      });
      if (!sealed.parts.length || !own.parts.length) return [];
      const text = own.units.map((unit) => unit.forms[0].folded.text).join("\n");
      const [part] = pbCopies.compare(sealed, text).parts;
      return [element("section", { class: "pb-differing" }, element("h3", {}, sealed.parts[0].name), ...(part?.pieces ?? []).map(marked))];
    });
  };

  /** Report on a ledger. */
  const onLedger = async (/** @type {any[]} */ kept, /** @type {any[] | null} */ ledger) => {
    const findings = await pbDigests.checkLedger(kept);
    if (ledger) {
      const other = kept.filter((entry, at) => pbDigests.canonical(entry) !== pbDigests.canonical(ledger[at] ?? null));
      findings.push({ holds: !other.length, part: "kept", where: other.map((entry) => entry.seq) });
    }
    const isGood = findings.every(({ holds }) => holds);
    const more = ledger ? ledger.length - kept.length : 0;
    return [
      isGood
        ? heading("✓", t(`登记簿的${kept.length}行没有被改动`, `The ledger’s ${kept.length} lines are unchanged`), ledger ? "good" : "part")
        : heading("✕", t("登记簿被改动过", "The ledger was changed"), "bad"),
      ...(ledger ? [] : [said(NO_LEDGER, "pb-notice")]),
      found(findings),
      ...(isGood && more > 0 ? [said(t(`此后本站又登记了${more}行。`, `This site has added ${more} more since.`))] : []),
    ];
  };

  /** Return what is not as it was sealed; what an excerpt leaves out before and after is no fault of it. */
  const wrongOf = (/** @type {ReturnType<typeof pbCopies.compare>} */ { parts }) => {
    const there = parts.map(({ state }) => state === "same" || state === "differs");
    const [first, last] = [there.indexOf(true), there.lastIndexOf(true)];
    return parts.filter(({ state }, at) => state === "differs" || state === "moved" || (state === "missing" && at > first && at < last));
  };
  const faults = (/** @type {ReturnType<typeof pbCopies.compare>} */ compared) => wrongOf(compared).length + compared.extra.length;

  /** Of versions with the same words, one in force comes first, then the latest; else in the order of the letters. */
  const turn = (/** @type {any} */ { letter, version }) => {
    const at = [...letterChoice.options].findIndex((option) => option.value === letter);
    const isInForce = letterChoice.options[at]?.dataset.pbInForce === String(version);
    return (isInForce ? 1e9 : 0) + version * 1e4 - at;
  };

  /** @typedef {{ letter: any, reference: ReturnType<typeof pbSealed.reference>,
   *   compared: ReturnType<typeof pbCopies.compare>, each: string, faults: number }} Tried */

  /**
   * Report on a copy of the text, or a part of it.
   * @param {string} text
   * @param {string} hint
   * @param {any[] | null} ledger
   * @param {any[]} letters  those that the reader has given
   */
  const onText = async (text, hint, ledger, letters) => {
    const rows = ledger ?? letters.flatMap((letter) => letter.ledger);
    /** @type {Tried[]} */
    const tried = [];
    const attempt = async (/** @type {[string, number]} */ [id, number]) => {
      const given = letters.find((letter) => letter.letter === id && letter.version === number);
      const answer = given ? "" : await fetched(path(id, number));
      const letter = given ?? (answer ? JSON.parse(answer) : null);
      for (const each of /** @type {("zh" | "en")[]} */ (letter ? ["zh", "en"] : [])) {
        const reference = pbSealed.reference(letter, each, [form.dataset.pbName]);
        const compared = pbCopies.compare(reference, text);
        tried.push({ letter, reference, compared, each, faults: faults(compared) });
      }
    };
    const best = () =>
      tried.sort((one, other) => other.compared.weight - one.compared.weight || one.faults - other.faults || turn(other.letter) - turn(one.letter))[0];
    const { found, others } = candidates(hint ? `${hint}\n${text}` : text, rows);
    await Promise.all(found.map(attempt));
    // a letter that is named in a clause of another isn't the one that the words are from
    if (!best() || best().faults || best().compared.weight < 8) await Promise.all(others.map(attempt));
    const first = best();
    if (!first || first.faults || first.compared.weight < 8) {
      const quoted = tried.filter(({ reference }) => pbCopies.within(reference, text)).sort((one, other) => turn(other.letter) - turn(one.letter));
      if (quoted.length) return excerpt(quoted, text, ledger);
    }
    if (!first || first.compared.weight < 8) {
      return [
        heading("?", t("认不出这是哪一份承诺书", "It isn’t clear which letter this is"), "part"),
        said(
          rows.length
            ? t("请选择承诺书和版本，再核对一次；或者多复制一些文字。", "Choose the letter and version and check again, or copy more of the text.")
            : t("没有取到本站的封存文本。请联网后重试，或把 letter.json 和 ledger.jsonl 一并放入。", "This site’s sealed texts couldn’t be fetched. Try again online, or add letter.json and ledger.jsonl."),
        ),
      ];
    }
    const equals = tried.filter(({ compared, faults: number, each }) =>
      compared.weight === first.compared.weight && number === first.faults && each === first.each);
    return shown(first, ledger, await pbDigests.checkLetter(first.letter, ledger), equals.slice(1));
  };

  /** Name the other versions that have the same words. */
  const alike = (/** @type {Tried[]} */ others) =>
    others.length ? [element("p", {}, t("同样的文字也见于", "The same words also stand in "), ...others.flatMap(({ letter }, at) => [at ? t("、", ", ") : "", linked(letter)]), t("。", "."))] : [];
  const inLanguage = (/** @type {string} */ each) =>
    said(t(`比较的是${each === "zh" ? "中文" : "英文"}文本。`, `The ${each === "zh" ? "Chinese" : "English"} text was compared.`), "pb-small");
  const unproven = (/** @type {any} */ letter, /** @type {any[]} */ findings) => [
    heading("✕", t("本站的封存文本与登记簿不一致，不能用来核对", "This site’s sealed text doesn’t agree with its ledger, so that nothing can be checked by it"), "bad"),
    about(letter),
    found(findings),
  ];
  const holds = (/** @type {any[]} */ findings) => findings.every((each) => each.holds || each.part === "later");

  /** Show of which clause some words are a part. */
  const excerpt = async (/** @type {Tried[]} */ [first, ...others], /** @type {string} */ text, /** @type {any[] | null} */ ledger) => {
    const findings = await pbDigests.checkLetter(first.letter, ledger);
    if (!holds(findings)) return unproven(first.letter, findings);
    const { name, before, words, after } = pbCopies.within(first.reference, text);
    return [
      heading("✓", t("您的文字与封存文本相同，是一段文字中的一部分", "Your words are as they were sealed, and part of a longer text"), "part"),
      about(first.letter),
      ...alike(others.filter(({ each }) => each === first.each)),
      inLanguage(first.each),
      ...(ledger ? [] : [said(NO_LEDGER, "pb-notice")]),
      said(t("全文如下；您粘贴的部分有标记。前后文可能改变它的意思。", "Here is all of it, with your words marked. What stands around them may change what they mean.")),
      element("section", { class: "pb-differing" }, element("h3", {}, name), element("p", {}, before, element("mark", {}, words), after)),
    ];
  };

  /** Show how a copy compares. */
  const shown = (
    /** @type {Tried} */ { letter, compared, each },
    /** @type {any[] | null} */ ledger,
    /** @type {any[]} */ findings,
    /** @type {Tried[]} */ others,
  ) => {
    if (!holds(findings)) return unproven(letter, findings);
    const clauses = compared.parts;
    const wrong = wrongOf(compared);
    const absent = clauses.filter((part) => part.state === "missing" && !wrong.includes(part));
    const same = clauses.filter(({ state }) => state === "same");
    const isBad = faults(compared) > 0;
    const report = [];
    if (isBad) report.push(heading("✕", t("与封存文本不同", "Not the same as what was sealed"), "bad"));
    else if (absent.length) report.push(heading("✓", t(`您的文本中的${same.length}处与封存文本相同`, `What is in your copy is as it was sealed (${same.length} part${same.length === 1 ? "" : "s"})`), "good"));
    else report.push(heading("✓", t("全部条款与封存文本相同", "Every clause is as it was sealed"), "good"));
    report.push(about(letter), ...(isBad ? [] : alike(others)), inLanguage(each));
    if (!ledger) report.push(said(NO_LEDGER, "pb-notice"));
    for (const part of wrong) {
      const state = part.numbered && part.state === "differs" ? t(`您的文本中编号为 ${part.numbered}`, `numbered ${part.numbered} in your copy`) : STATES[part.state];
      report.push(element("section", { class: "pb-differing" },
        element("h3", {}, part.name, " ", element("span", { class: "pb-state" }, state)), ...part.pieces.map(marked)));
    }
    for (const { after, text } of compared.extra) {
      report.push(element("section", { class: "pb-differing" },
        element("h3", {}, t(`${after}之后`, `After ${after}`), " ", element("span", { class: "pb-state" }, t("多出的文字", "words that weren’t sealed"))),
        marked([{ kind: "new", text }])));
    }
    for (const part of clauses.filter(({ state }) => state === "removed")) {
      const removed = removal(letter, `clauses/${part.id}`) || removal(letter, part.id);
      report.push(said(`${part.name}${t("：", ": ")}${removed}${t("这一处的文字无法核对。", " Its words can’t be compared.")}`, "pb-notice"));
    }
    if (same.length) report.push(folded(t(`相同：${same.length}处`, `The same: ${same.length}`), listed(same.map(({ name, wording }) => `✓ ${name}${wording ? t("（勘误后的文字）", " (as corrected)") : ""}`))));
    if (absent.length) report.push(folded(t(`您的文本中没有：${absent.length}处`, `Not in your copy: ${absent.length}`), listed(absent.map(({ name }) => name))));
    if (compared.forms.size) {
      const pairs = [...compared.forms].map(([own, sealed]) => `${own} → ${sealed}`).join(t("，", ", "));
      report.push(folded(t("字形不同而视为相同的字符", "Characters of another form, taken as the same"), said(pairs)));
    }
    const missing = compared.facts.filter(({ isThere }) => !isThere).map(({ name, text }) => `${name} ${text}`);
    if (missing.length) report.push(folded(t("您的文本中没有找到的编号、日期和签署人", "Number, dates and signatory not found in your copy"), listed(missing)));
    if (compared.leftOut.length) report.push(folded(t("作为引用、页眉、页脚或目录略去", "Left out as citations, headers, footers or contents"), listed([...new Set(compared.leftOut)])));
    if (compared.other.length) report.push(folded(t("条款之外的其他文字，未作比较", "Other words around the clauses, not compared"), listed(compared.other)));
    return report;
  };

  const FAILED = {
    archive: t("这是浏览器的单文件网页（.mhtml）。请改存为“网页，仅HTML”，或直接粘贴文字。", "This is a web archive (.mhtml). Save the page as HTML only, or paste its text."),
    snapshot: t("文件中没有登记行。请使用本站提供的 letter.json。", "The file lacks its lines of the ledger. Use the letter.json that this site offers."),
    broken: t("读不了：它既不是 letter.json，也不是 ledger.jsonl，或者已经损坏。", "It can’t be read: neither a letter.json nor a ledger.jsonl, or damaged."),
    empty: t("请粘贴文字，或选择文件。", "Paste some text, or choose a file."),
  };

  let running = 0;
  const check = async (/** @type {string[]} */ texts) => {
    const run = (running += 1);
    result.replaceChildren(said(t("正在核对……", "Checking…"), "pb-small"));
    const items = texts.filter((text) => text.trim()).map(kindOf);
    const answer = await fetched("ledger.jsonl");
    const given = items.find(({ kind }) => kind === "ledger")?.entries;
    const ledger = answer ? entries(answer) : null;
    const letters = items.filter(({ kind }) => kind === "letter").map(({ letter }) => letter);
    const reports = [];
    for (const item of items) {
      try {
        if (item.kind === "letter") reports.push(await onLetter(item.letter, ledger ?? given ?? null));
        else if (item.kind === "ledger") reports.push(await onLedger(item.entries, ledger));
        else if (item.kind === "page") {
          const { text, hint } = opened(item.text);
          reports.push(await onText(text, hint, ledger ?? given ?? null, letters));
        } else if (item.kind === "text") reports.push(await onText(item.text, "", ledger ?? given ?? null, letters));
        else reports.push([heading("?", t("读不了", "It can’t be read"), "part"), said(FAILED[item.kind])]);
      } catch {
        reports.push([heading("?", t("读不了", "It can’t be read"), "part"), said(FAILED.broken)]);
      }
    }
    if (run !== running) return; // the reader has begun another check
    if (!reports.length) reports.push([heading("?", FAILED.empty, "part")]);
    result.replaceChildren(...reports.map((report) => element("section", { class: "pb-report" }, ...report)));
    result.querySelector("h2").focus();
  };

  /** @type {File[]} The files last given: the button checks them again. */
  let chosen = [];
  const readAll = async (/** @type {Iterable<File>} */ files) => {
    chosen = [...files];
    check(await Promise.all(chosen.map((file) => file.text())));
  };

  const versions = () => {
    const option = letterChoice.selectedOptions[0];
    const numbers = (option?.dataset.pbVersions ?? "").split(" ").filter(Boolean);
    versionChoice.replaceChildren(
      ...["", ...numbers].map((number) =>
        element("option", { value: number }, number ? t(`第${number}版`, `Version ${number}`) : t("自动识别", "Find out"))),
    );
    versionChoice.disabled = !numbers.length;
  };

  /** A printed page's link names letter, version and digest. */
  const fromAddress = async () => {
    const named = decodeURIComponent(location.hash).match(/^#([a-z][a-z0-9-]*)\/v([1-9]\d{0,3})(?:\/([0-9a-fA-F]{8,64}))?$/);
    if (!named) return;
    const [, id, number, digits] = named;
    letterChoice.value = id;
    if (letterChoice.value !== id) letterChoice.value = "";
    versions();
    versionChoice.value = number;
    const run = (running += 1);
    const [answer, file] = await Promise.all([fetched("ledger.jsonl"), fetched(path(id, Number(number)))]);
    if (run !== running) return;
    const seal = answer && entries(answer).find((entry) => entry.kind === "seal" && entry.letter === id && entry.version === Number(number));
    if (!seal || !file) {
      result.replaceChildren(
        answer
          ? heading("✕", t(`登记簿中没有 ${id} 第${number}版`, `The ledger has no version ${number} of ${id}`), "bad")
          : heading("?", t("没有取到本站的登记簿，请联网后重试", "This site’s ledger couldn’t be fetched; try again online"), "part"),
      );
      return;
    }
    const letter = JSON.parse(file);
    const findings = await pbDigests.checkLetter(letter, entries(answer));
    const isSame = !digits || seal.digest.startsWith(digits.toLowerCase());
    const isGood = isSame && findings.every(({ holds, part }) => holds || part === "later");
    result.replaceChildren(element("section", { class: "pb-report" },
      isSame
        ? heading(isGood ? "✓" : "✕", digits ? t("您手中的摘要与登记簿一致", "Your copy’s digest is the one in the ledger") : t("这一版已经封存", "This version is sealed"), isGood ? "good" : "bad")
        : heading("✕", t("您手中的摘要与登记簿不一致", "Your copy’s digest isn’t the one in the ledger"), "bad"),
      about(letter),
      found(findings),
      said(t("摘要相同，只说明您的纸张指的是这一版。要核对纸上的文字，请打开上面的链接逐条对照，或把纸上的文字识别后粘贴在上方。",
        "That only says which version your paper means. To check its words, read them against the page linked above, or scan them and paste the text into the box."))));
  };

  letterChoice.addEventListener("change", versions);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (chosen.length && !box.value.trim()) readAll(chosen);
    else check([box.value]);
  });
  form.addEventListener("reset", () => {
    running += 1;
    chosen = [];
    result.replaceChildren();
    setTimeout(versions);
  });
  picker.addEventListener("change", () => {
    if (picker.files.length) readAll(picker.files);
    picker.value = "";
  });
  for (const name of ["dragenter", "dragover"]) {
    place.addEventListener(name, (event) => {
      event.preventDefault();
      place.classList.add("pb-verifier--over");
    });
  }
  place.addEventListener("dragleave", (event) => {
    if (!place.contains(/** @type {Node} */ (event.relatedTarget))) place.classList.remove("pb-verifier--over");
  });
  place.addEventListener("drop", (event) => {
    event.preventDefault();
    place.classList.remove("pb-verifier--over");
    const { files } = event.dataTransfer;
    if (files.length) readAll(files);
    else {
      box.value = event.dataTransfer.getData("text/plain");
      check([box.value]);
    }
  });
  window.addEventListener("hashchange", fromAddress);
  versions();
  fromAddress();
})();
