// The time slider: how many claims each month has, and two handles that choose from when to when.

import { h, replace } from "./dom.js";

export function timePanel(app) {
  const root = h("div", { class: "time", role: "group" });
  let model = null;
  let months = [];

  function render() {
    const { say, filter } = app;
    if (app.model !== model) {
      model = app.model;
      months = monthsOf(model.days);
    }
    root.setAttribute("aria-label", say("date"));
    root.hidden = months.length < 2;
    if (root.hidden) return;
    const last = months.length - 1;
    let from = filter.since ? Math.max(0, months.findIndex((month) => month.name >= filter.since.slice(0, 7))) : 0;
    let to = filter.until ? lastUpTo(months, filter.until) : last;
    const highest = Math.max(...months.map((month) => month.count));
    const bars = months.map((month) => {
      const bar = h("span", { class: "bar", title: `${month.name}: ${say.number(month.count)}` });
      bar.style.height = `${Math.max(month.count ? 8 : 0, (100 * Math.sqrt(month.count)) / Math.sqrt(highest))}%`;
      return bar;
    });
    const told = h("output", {});
    const paint = () => {
      bars.forEach((bar, i) => bar.classList.toggle("out", i < from || i > to));
      told.textContent = `${months[from].name} – ${months[to].name}`;
    };
    const handle = (label, value, set) =>
      h("input", {
        type: "range",
        min: "0",
        max: String(last),
        value: String(value),
        "aria-label": `${say("date")} ${say(label)}`,
        oninput: (event) => {
          set(Number(event.target.value));
          event.target.setAttribute("aria-valuetext", months[Number(event.target.value)].name);
          paint();
        },
        onchange: () =>
          app.change(() => {
            filter.since = from > 0 ? months[from].name : "";
            filter.until = to < last ? `${months[to].name}-31` : "";
          }),
      });
    const undated = h("input", { type: "checkbox", id: "undated", checked: filter.undated, onchange: (event) => app.change(() => (filter.undated = event.target.checked)) });
    paint();
    replace(
      root,
      h("div", { class: "bars", "aria-hidden": "true" }, bars),
      h("div", { class: "handles" }, handle("from", from, (value) => (from = Math.min(value, to))), handle("to", to, (value) => (to = Math.max(value, from)))),
      h("div", { class: "row" }, told, h("label", { for: "undated" }, undated, say("undated"))),
    );
  }
  return { root, render };
}

function lastUpTo(months, until) {
  for (let i = months.length - 1; i >= 0; i--) if (months[i].name <= until.slice(0, 7)) return i;
  return 0;
}

/** Every month between the first and the last claim; years if there are more than 240 months. */
export function monthsOf(days) {
  const counts = new Map();
  for (const day of days) {
    if (!day) continue;
    const month = day.length >= 7 ? day.slice(0, 7) : `${day.slice(0, 4)}-01`;
    counts.set(month, (counts.get(month) ?? 0) + 1);
  }
  const names = [...counts.keys()].sort();
  if (!names.length) return [];
  const out = [];
  const [end] = names.slice(-1);
  const byYear = Number(end.slice(0, 4)) - Number(names[0].slice(0, 4)) > 20;
  for (let name = byYear ? `${names[0].slice(0, 4)}-01` : names[0]; name <= end; name = next(name, byYear)) {
    const until = next(name, byYear);
    let count = 0;
    for (const [month, n] of counts) if (month >= name && month < until) count += n;
    out.push({ name, count });
  }
  return out;
}

function next(month, byYear) {
  const [year, number] = month.split("-").map(Number);
  const [y, m] = byYear ? [year + 1, 1] : number === 12 ? [year + 1, 1] : [year, number + 1];
  return `${String(y).padStart(4, "0")}-${String(m).padStart(2, "0")}`;
}
