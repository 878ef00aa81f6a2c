// The clause index: filters by letter, stage and kind. The address keeps them, so that a link shows the same list.
(() => {
  "use strict";
  const form = document.querySelector("[data-pb-filters]");
  if (!form) return;
  const names = ["letter", "stage", "kind"];
  const groups = [...document.querySelectorAll(".pb-index")];
  const count = form.querySelector("[data-pb-count]");
  const none = document.querySelector("[data-pb-none]");

  const apply = () => {
    const [letter, stage, kind] = names.map((name) => form.elements[name].value);
    let shown = 0;
    for (const group of groups) {
      const fits = !letter || group.dataset.letter === letter;
      let inGroup = 0;
      for (const item of fits ? group.querySelectorAll("li") : []) {
        const isShown = (!stage || item.dataset.stage === stage) && (!kind || item.dataset.kind === kind);
        item.hidden = !isShown;
        inGroup += Number(isShown);
      }
      group.hidden = inGroup === 0;
      shown += inGroup;
    }
    count.textContent = count.dataset.pbCount.replace("%", String(shown));
    none.hidden = shown > 0;
  };

  const remember = () => {
    const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    history.replaceState(null, "", `${location.pathname}${String(query) ? `?${query}` : ""}${location.hash}`);
  };

  const asked = new URLSearchParams(location.search);
  for (const name of names) {
    const value = asked.get(name) ?? "";
    form.elements[name].value = value;
    if (form.elements[name].value !== value) form.elements[name].value = "";
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
