// Which promise was broken: shows the page step by step, counts when a promise was due, and writes the complaint.
// What a customer types stays on the page: nothing is sent and nothing is stored.
(() => {
  "use strict";
  const page = document.querySelector("[data-pb-complaint]");
  if (!page) return;
  const zh = document.documentElement.lang.startsWith("zh");
  const { pbPublisher, pbZone, pbEmail, pbPhone, pbHours } = page.dataset;
  const isSample = page.hasAttribute("data-pb-sample"); // its channels lead nowhere
  const calendar = JSON.parse(page.dataset.pbCalendar);
  const DAY = 86400000;

  /**
   * Return an element with its attributes and what stands in it.
   * @param {string} name
   * @param {Record<string, string>} attributes
   * @param {...(string | Node)} inside
   * @returns {HTMLElement}
   */
  const make = (name, attributes, ...inside) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...inside);
    return element;
  };
  const t = (/** @type {string} */ chinese, /** @type {string} */ english) => (zh ? chinese : english);
  const said = (/** @type {Element | null} */ element) => (element?.textContent ?? "").replace(/\s+/g, " ").trim();
  const clock = () => {
    const parts = new Intl.DateTimeFormat("sv-SE", { timeZone: pbZone, dateStyle: "short", timeStyle: "medium" });
    return Date.parse(`${parts.format(new Date()).replace(" ", "T")}Z`);
  };
  const day = (/** @type {number} */ time) =>
    new Intl.DateTimeFormat(t("zh-CN", "en-GB"), { dateStyle: "long", timeZone: "UTC" }).format(time);
  const hour = (/** @type {number} */ time) => new Date(time).toISOString().slice(11, 16);

  /**
   * Return when the limit of a case ends, in words, and whether that has passed; nothing without a start.
   * @param {HTMLElement} box
   * @param {string} typed
   * @returns {{ due: string, more: string } | null}
   */
  const due = (box, typed) => {
    const start = Date.parse(typed.includes("T") ? `${typed}Z` : `${typed}T00:00Z`);
    if (Number.isNaN(start)) return null;
    const [number, unit, runs, measure] = box.dataset.pbLimit.split(" ");
    const end = globalThis.pbDeadline(calendar, start, { number: Number(number), unit, runs });
    const at = end.isMoment ? `${day(end.time)}${t("", ", ")}${hour(end.time)}` : `${day(end.time)}${t("24:00", ", 24:00")}`;
    const isPast = clock() >= (end.isMoment ? end.time : end.time + DAY);
    const lasts = measure === "least" && runs === "after";
    const words = lasts ? t(`至少到${at}为止`, `At least until ${at}`) : t(`最迟应在${at}前做到`, `Due by ${at}`);
    const more = [
      lasts
        ? isPast && t("现在已经过了这一天。", "That is over now.")
        : isPast
          ? t("现在已经超过期限。", "That has passed.")
          : t("现在还没有超过期限。", "That has not passed yet."),
      end.isMoved && t("最后一日是休息日，已顺延。", "The last day was a day of rest; the next working day counts."),
      !end.isCertain &&
        t("有关年份的节假日安排尚未列入，按周一至周五推算。", "The official holidays of that year aren’t known here: Monday to Friday are counted."),
    ];
    return { due: words, more: more.filter(Boolean).join(t("", " ")) };
  };

  /**
   * Return the complaint.
   * @param {HTMLElement} box
   * @param {{ story: string, number: string, contact: string, start: string }} typed
   * @returns {{ subject: string, text: string }}
   */
  const written = (box, typed) => {
    const words = said(box.querySelector("h3")) || said(box.closest("details")?.querySelector("summary"));
    const promise = words.replace(/(\p{Script=Han}) (?=\p{Script=Han})/gu, "$1"); // 3个工作日内 对投诉作出答复
    const isPromise = box.querySelector("strong") ?? box.closest("details")?.querySelector("summary strong");
    const gives = said(box.querySelector("[data-pb-gives]"));
    const remedies = [...(box.parentElement?.querySelectorAll("[data-pb-remedy]") ?? [])].map(said).join(t("、", "; "));
    const end = typed.start && box.dataset.pbLimit ? due(box, typed.start) : null;
    const hour = typed.start.slice(11);
    const from = typed.start && `${day(Date.parse(typed.start.slice(0, 10)))}${hour && " "}${hour}`;
    const lines = zh
      ? [
          `${pbPublisher}：`,
          isPromise ? `我投诉的是：贵公司承诺“${promise}”，没有做到。` : `我投诉的是：贵公司没有遵守“${promise}”这一条款。`,
          `依据：${box.dataset.pbCase}`,
          box.dataset.pbAt,
          end && `自${from}起算，${end.due}。${end.more}`,
          typed.story && `经过：${typed.story}`,
          "我的要求：",
          "1. 按上述条款履行；",
          gives ? `2. 给予承诺的补救：${gives}。` : remedies ? `2. 依照${remedies}给予补救。` : "2. 依照贵公司的承诺书给予补救。",
          "请确认收到本投诉，并告知投诉编号。",
          typed.number && `订单号或者编号：${typed.number}`,
          typed.contact && `联系方式：${typed.contact}`,
        ]
      : [
          `To ${pbPublisher}:`,
          isPromise ? `I complain that this was not kept: ${promise}.` : `I complain that the clause “${promise}” was not kept.`,
          `Basis: ${box.dataset.pbCase}`,
          box.dataset.pbAt,
          end && `Counted from ${from}. ${end.due}. ${end.more}`,
          typed.story && `What happened: ${typed.story}`,
          "I ask you:",
          "1. to do what the clause says;",
          gives ? `2. to give the remedy that you promised: ${gives}.` : remedies ? `2. to give the remedy under: ${remedies}.` : "2. to give the remedy that your letters provide.",
          "Please confirm that you have received this complaint and tell me its number.",
          typed.number && `Order or service number: ${typed.number}`,
          typed.contact && `How to reach me: ${typed.contact}`,
        ];
    const subject = t(`投诉：没有做到“${promise}”`, `Complaint: ${promise}`);
    return { subject, text: [subject, "", ...lines.filter(Boolean)].join("\n") };
  };

  /**
   * Copy text. Clipboards need https; the old command works everywhere.
   * @param {string} text
   * @returns {Promise<void>}
   */
  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const fill = (/** @type {ClipboardEvent} */ event) => {
        event.clipboardData.setData("text/plain", text);
        event.preventDefault();
      };
      document.addEventListener("copy", fill, { once: true });
      document.execCommand("copy");
    }
  };

  const field = (/** @type {string} */ label, /** @type {HTMLElement} */ input) =>
    make("label", { class: "pb-field" }, make("span", {}, label), input);

  /**
   * Give a case its deadline calculator and its complaint.
   * @param {HTMLElement} box
   * @param {boolean} isOpen
   */
  const equip = (box, isOpen = false) => {
    if (box.querySelector(".pb-case-tools")) return;
    const tools = make("div", { class: "pb-case-tools" });
    const { pbLimit } = box.dataset;
    const isMoment = /minute|hour/.test(pbLimit ?? "");
    const start = make("input", { type: isMoment ? "datetime-local" : "date", name: "start" });
    const result = make("p", { class: "pb-due", role: "status" });
    if (pbLimit) {
      const starts = said(box.querySelector("[data-pb-starts]"));
      const isElsewhere = new Date().toLocaleString() !== new Date().toLocaleString(undefined, { timeZone: pbZone });
      const clocks = pbZone === "Asia/Shanghai" ? t("北京时间", "China time") : pbZone;
      const zone = isElsewhere ? t(`（${clocks}）`, ` (${clocks})`) : "";
      tools.append(field(t(`算期限：${starts}${zone}`, `Count the deadline from ${starts}${zone}`), start), result);
    }
    const story = make("textarea", { name: "story", rows: "3" });
    const number = make("input", { type: "text", name: "number", autocomplete: "off" });
    const contact = make("input", { type: "text", name: "contact", autocomplete: "off" });
    const draft = make("p", { class: "pb-draft" });
    const told = make("p", { class: "pb-small", role: "status" });
    const mail = pbEmail && !isSample ? make("a", { class: "pb-button" }, t("写邮件", "Mail it")) : null;
    const copying = make("button", { type: "button", class: "pb-button" }, t("复制", "Copy it"));
    const reading = make("button", { type: "button", class: "pb-button", "aria-pressed": "false" }, t("放大，念给客服听", "Large, to read out"));
    const call = make("p", { class: "pb-call" }, t(`电话：${pbPhone ?? ""}（${pbHours}）`, `Telephone: ${pbPhone ?? ""} (${pbHours})`));
    call.hidden = true;
    const write = make(
      "div",
      { class: "pb-write" },
      field(t("经过（可不填）", "What happened (optional)"), story),
      field(t("订单号、服务单号或者投诉编号（可不填）", "Order, service or complaint number (optional)"), number),
      field(t("怎样联系您（可不填）", "How to reach you (optional)"), contact),
      make("p", { class: "pb-small" }, t("填写的内容只用来生成下面的文字，不会发送，也不会保存。", "What you type only fills in the text below. It is neither sent nor stored.")),
      make("h4", {}, t("投诉全文", "The complaint")),
      ...(pbPhone ? [call] : []),
      draft,
      make("p", { class: "pb-find" }, ...(mail ? [mail] : []), copying, reading),
      told,
      make("p", { class: "pb-small" }, ...handing()),
    );
    const begin = make("button", { type: "button", class: "pb-button", "aria-expanded": String(isOpen) }, t("就这一项写投诉", "Write the complaint"));
    write.hidden = !isOpen;
    tools.append(begin, write);
    box.append(tools);

    const renew = () => {
      const end = pbLimit ? due(box, start.value) : null;
      result.replaceChildren(...(end ? [make("strong", {}, end.due), " ", end.more] : []));
      const values = { story: story.value.trim(), number: number.value.trim(), contact: contact.value.trim() };
      const complaint = written(box, { ...values, start: start.value });
      draft.textContent = complaint.text;
      const [subject, body] = [complaint.subject, complaint.text.replace(/\n/g, "\r\n")].map(encodeURIComponent);
      mail?.setAttribute("href", `mailto:${pbEmail}?subject=${subject}&body=${body}`);
    };
    tools.addEventListener("input", renew);
    begin.addEventListener("click", () => {
      write.hidden = !write.hidden;
      begin.setAttribute("aria-expanded", String(!write.hidden));
    });
    copying.addEventListener("click", async () => {
      await copy(draft.textContent);
      told.textContent = t("已复制，可以粘贴到邮件或者网页中。", "Copied: paste it into a mail or a web page.");
    });
    reading.addEventListener("click", () => {
      const isLarge = reading.getAttribute("aria-pressed") !== "true";
      reading.setAttribute("aria-pressed", String(isLarge));
      draft.classList.toggle("pb-draft--large", isLarge);
      call.hidden = !isLarge;
      if (isLarge) draft.scrollIntoView({ block: "start" });
    });
    renew();
  };

  const handing = () => {
    const link = make("a", { href: "#pb-hand-in" }, t("投诉渠道", "Where to hand it in"));
    if (!isSample) return [link];
    return [t("渠道均为虚构，不能发送。", "The channels are fictitious and lead nowhere. "), link];
  };

  const stages = [...page.querySelectorAll("[data-pb-stage]")];
  const show = (/** @type {Element | null} */ stage) => {
    for (const each of stages) each.toggleAttribute("data-pb-shown", each === stage);
    for (const link of page.querySelectorAll(".pb-steps a")) {
      if (stage && link.hash === `#${stage.id}`) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };

  /** Show what the address names: a stage, a situation, a promise, or the first step. */
  const follow = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const stage = target?.closest("[data-pb-stage]") ?? null;
    if (target && !stage && target.id !== "pb-title") return;
    show(stage);
    if (!stage) return;
    for (let at = target.closest("details"); at; at = at.parentElement.closest("details")) at.open = true;
    const focus = target === stage ? stage.querySelector("h2") : target;
    if (target === stage) focus.focus({ preventScroll: true });
    (target.closest("details") ?? focus).scrollIntoView({ block: "start" });
  };

  page.addEventListener(
    "toggle",
    (event) => {
      const details = event.target;
      if (!details.open) return;
      for (const box of details.querySelectorAll(":scope > .pb-case, :scope > div > .pb-case")) equip(box);
      const id = details.querySelector(":scope > [id]")?.id;
      if (id) history.replaceState(null, "", `#${id}`);
    },
    true,
  );
  addEventListener("hashchange", follow);

  /**
   * Show the complaint about a clause that the address names and that is none of the cases: its words come from its version.
   * @param {string} letter
   * @param {string} id
   * @param {string} version
   */
  const about = async (letter, id, version) => {
    const holder = make("section", { class: "pb-asked", "aria-live": "polite" });
    page.prepend(holder);
    try {
      const answer = await fetch(`../letters/${letter}/v${version}/`);
      const read = window.pbPage(await answer.text());
      const article = read.querySelector("[data-pb-citation-zh]");
      const clause = read.getElementById(id);
      const number = clause.querySelector(":scope > .pb-number");
      const cited = number.querySelector("a").getAttribute("aria-label");
      const dotted = number.id.replace(/-(\d+)/g, "($1)");
      const [name] = [":scope > .pb-clause-body > .pb-heading", ":scope > .pb-heading", ":scope > .pb-clause-body > .pb-text dfn"]
        .map((place) => said(clause.querySelector(place)).replace(/[“”]/g, ""))
        .filter(Boolean);
      const text = said(clause.querySelector(":scope > .pb-clause-body > .pb-text"));
      const box = make(
        "div",
        {
          class: "pb-case",
          "data-pb-case": zh ? article.dataset.pbCitationZh + cited : `${article.dataset.pbCitationEn}, cl. ${dotted}`,
          "data-pb-at": `${read.querySelector("link[rel=canonical]").getAttribute("href")}#${id}`,
        },
        make("h3", {}, name || said(read.querySelector("h1"))),
        ...(text ? [make("p", {}, text)] : []),
      );
      holder.append(make("h2", {}, t(`就${cited}投诉`, `Complain about ${cited}`)), make("p", { class: "pb-small" }, said(read.querySelector("h1"))), box);
      equip(box, true);
    } catch {
      holder.append(make("p", { class: "pb-notice" }, t("读不到这一条款。请在条款的页面上复制引用，写进投诉。", "That clause can’t be read here. Copy its citation on its own page into your complaint.")));
    }
  };

  const query = new URLSearchParams(location.search);
  const asked = /^([a-z][a-z0-9-]*)\/([a-z][a-z0-9-]*)$/.exec(query.get("clause") ?? "");
  const version = /^[1-9]\d{0,3}$/.exec(query.get("version") ?? "")?.[0];
  if (asked && version) {
    const [, letter, id] = asked;
    const known = document.getElementById(`${letter}.${id}`);
    const isSame = known?.dataset.pbAt.includes(`/letters/${letter}/v${version}/`);
    if (isSame) location.hash = known.id;
    else about(letter, id, version);
  }
  follow();
})();
