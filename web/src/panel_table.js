// The same ties as a table: for those who read with a keyboard or a screen reader, and for lists.

import { h, replace } from "./dom.js";
import { BACKGROUND, STATUSES } from "./model.js";
import { relationWords } from "./words.js";

const ROWS = 200;

export function tablePanel(app) {
  const root = h("div", { class: "table-view", hidden: true });
  let sort = { by: "sources", down: true };
  let rows = ROWS;

  const columns = (say) => [
    { name: "sourceColumn", value: (edge) => app.model.name(app.model.edges.source[edge]) },
    { name: "relation", value: (edge) => relationWords(app.model.relation(edge), app.best[edge], say) },
    { name: "targetColumn", value: (edge) => app.model.name(app.model.edges.target[edge]) },
    { name: "status", value: (edge) => say(app.model.edges.layer[edge] === BACKGROUND ? "background" : STATUSES[app.best[edge]]) },
    { name: "sources", value: (edge) => app.model.edges.sources[edge] },
    { name: "latest", value: (edge) => latest(edge) },
  ];

  function latest(edge) {
    let best = "";
    for (const claim of app.model.claimsOf(edge)) if (app.model.days[claim] > best) best = app.model.days[claim];
    return best;
  }

  function render() {
    const { say } = app;
    const all = columns(say);
    const column = all.find((one) => one.name === sort.by);
    const keyed = app.shownEdges.map((edge) => ({ edge, key: column.value(edge) }));
    const way = sort.down ? -1 : 1;
    keyed.sort((a, b) => (typeof a.key === "number" ? a.key - b.key : a.key.localeCompare(b.key, say.language)) * way || a.edge - b.edge);
    const heading = all.map((one) =>
      h(
        "th",
        { scope: "col", "aria-sort": sort.by === one.name ? (sort.down ? "descending" : "ascending") : "none" },
        h("button", { type: "button", onclick: () => sortBy(one.name) }, say(one.name), sort.by === one.name ? (sort.down ? " ▾" : " ▴") : ""),
      ),
    );
    const body = keyed.slice(0, rows).map(({ edge }) =>
      h(
        "tr",
        { class: app.view.edge === edge ? "chosen" : undefined, "data-edge": app.model.edgeId(edge), onclick: () => app.chooseEdge(edge) },
        all.map((one, i) =>
          i === 1
            ? h("td", {}, h("button", { class: `words sign-${app.model.relation(edge).sign}`, type: "button" }, one.value(edge)))
            : h("td", { class: typeof one.value(edge) === "number" ? "number" : undefined }, String(one.value(edge))),
        ),
      ),
    );
    const left = keyed.length - rows;
    replace(
      root,
      h("table", {}, h("caption", {}, `${say.number(keyed.length)} ${say("ties")}`), h("thead", {}, h("tr", {}, heading)), h("tbody", {}, body)),
      left > 0 ? h("button", { type: "button", onclick: () => ((rows += 1000), render()) }, say("showMore", Math.min(left, 1000))) : null,
    );
  }

  function sortBy(name) {
    sort = { by: name, down: sort.by === name ? !sort.down : name === "sources" || name === "latest" };
    render();
    root.querySelector(`[aria-sort="${sort.down ? "descending" : "ascending"}"] button`)?.focus();
  }

  return { root, render };
}
