// Promises and duties: filters and order. The address keeps them, so that a link shows the same list.
(() => {
  "use strict";
  const form = document.querySelector("[data-pb-rows]");
  if (!(form instanceof HTMLFormElement)) return;
  const groups = [...document.querySelectorAll(".pb-group")];
  const homes = groups.map((group) => group.querySelector("ul"));
  /** @type {[Element, HTMLElement][]} Every row with the list that it belongs to, in the order of the page. */
  const rows = homes.flatMap((home) => [...home.children].map((row) => [home, row]));
  const selects = [...form.querySelectorAll("select")];
  const count = form.querySelector("[data-pb-count]");
  const none = document.querySelector("[data-pb-none]");

  /** @type {Record<string, (one: HTMLElement, other: HTMLElement) => number>} Rows without a figure come last. */
  const orders = {
    time: (one, other) => (Number(one.dataset.time) || Infinity) - (Number(other.dataset.time) || Infinity) || 0,
    sum: (one, other) => (Number(other.dataset.sum) || 0) - (Number(one.dataset.sum) || 0),
    letter: (one, other) => place(one) - place(other),
  };
  const letters = form.elements.letter ? [...form.elements.letter.options].map((option) => option.value) : [];
  const place = (row) => letters.indexOf(row.dataset.letter);

  const apply = () => {
    const order = orders[form.elements.sort?.value];
    const asked = selects.filter((select) => select.name !== "sort" && select.value);
    let shown = 0;
    for (const [, row] of rows) {
      row.hidden = !asked.every((select) => (row.dataset[select.name] ?? "").split(" ").includes(select.value));
      shown += Number(!row.hidden);
    }
    const sorted = order ? rows.map(([, row]) => row).sort(order) : [];
    if (order) homes[0].append(...sorted);
    else for (const [home, row] of rows) home.append(row);
    groups.forEach((group, index) => {
      group.hidden = ![...homes[index].children].some((row) => !row.hidden);
      group.classList.toggle("pb-group--sorted", Boolean(order));
    });
    count.textContent = count.dataset.pbCount.replace("%", String(shown));
    none.hidden = shown > 0;
  };

  const remember = () => {
    const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    history.replaceState(null, "", `${location.pathname}${String(query) && "?"}${query}${location.hash}`);
  };

  const wanted = new URLSearchParams(location.search);
  for (const select of selects) {
    const value = wanted.get(select.name) ?? "";
    select.value = value;
    if (select.value !== value) select.value = "";
  }
  form.addEventListener("change", () => {
    apply();
    remember();
  });
  form.addEventListener("reset", () =>
    setTimeout(() => {
      apply();
      remember();
    }),
  );
  form.addEventListener("submit", (event) => event.preventDefault());
  apply();
})();
