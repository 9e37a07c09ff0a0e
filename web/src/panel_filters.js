// The filters: one group a facet, each value with the number of ties it stands for given all other
// choices. A value is shut or open; a word in each row chooses it alone.

import { Filter } from "./filter.js";
import { h, replace } from "./dom.js";
import { typeStyle, PALETTES } from "./palette.js";

const LONGEST = 12;

export function filterPanel(app) {
  const root = h("div", { class: "facets" });
  const opened = new Set(["type", "status", "sign"]);
  const longer = new Set();

  function render() {
    const { model, filter, counts, say } = app;
    const values = Filter.values(model);
    const labels = {
      type: model.types.map((type) => type.one[say.at]),
      sign: values.sign.map(say),
      status: values.status.map(say),
      mood: values.mood.map(say),
      negated: values.negated.map(say),
      document: model.documents.map((document) => document.title || document.uri || document.id),
    };
    replace(
      root,
      facet("type", labels.type),
      facet("status", labels.status),
      facet("sign", labels.sign),
      relations(),
      evidence(),
      facet("document", labels.document),
      facet("mood", labels.mood),
      facet("negated", labels.negated),
    );

    function group(name, count, ...content) {
      const hidden = filter.hidden[name]?.size ?? 0;
      return h(
        "details",
        { class: "facet", "data-facet": name, open: opened.has(name), ontoggle: (event) => (event.target.open ? opened.add(name) : opened.delete(name)) },
        h("summary", {}, h("span", {}, say(name)), hidden ? h("span", { class: "badge", title: say("hidden", hidden) }, `−${hidden}`) : null),
        hidden ? h("button", { class: "link", type: "button", onclick: () => app.change(() => filter.hidden[name].clear()) }, say("all")) : null,
        content,
      );
    }

    function facet(name, texts) {
      let rows = values[name].map((value, i) => ({ value, text: texts[i], count: counts[name][i] }));
      rows = rows.filter((row) => row.count > 0 || filter.hidden[name].has(row.value));
      if (name === "type" || name === "document") rows.sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1));
      const all = rows.length;
      if (!longer.has(name)) rows = rows.slice(0, LONGEST);
      return group(
        name,
        all,
        h("ul", {}, rows.map((row) => valueRow(name, row, rows))),
        all > rows.length ? h("button", { class: "link", type: "button", onclick: () => (longer.add(name), render()) }, say("showAll", all)) : null,
      );
    }

    function valueRow(name, row) {
      const id = `f-${name}-${row.value}`;
      const toggle = (event) =>
        app.change(() => (event.target.checked ? filter.hidden[name].delete(row.value) : filter.hidden[name].add(row.value)));
      const alone = () =>
        app.change(() => (filter.hidden[name] = new Set(values[name].filter((value) => value !== row.value))));
      return h(
        "li",
        {},
        h("input", { type: "checkbox", id, checked: !filter.hidden[name].has(row.value), onchange: toggle }),
        h("label", { for: id, title: row.text }, chip(name, row.value), h("span", { class: "text" }, row.text)),
        h("button", { class: "only", type: "button", "aria-label": `${say("only")}: ${row.text}`, onclick: alone }, say("only")),
        h("span", { class: "count" }, say.number(row.count)),
      );
    }

    function chip(name, value) {
      const mark = h("span", { class: `chip chip-${name}`, "aria-hidden": "true" });
      if (name === "type") {
        const style = typeStyle(value, app.theme());
        mark.style.background = style.fill;
        mark.style.borderColor = style.border;
        mark.classList.add(`shape-${style.shape}`);
      } else if (name === "sign") {
        mark.style.background = PALETTES[app.theme()][value];
      } else if (name === "status") {
        mark.classList.add(`line-${value}`);
      } else return null;
      return mark;
    }

    function relations() {
      const blocks = model.families.map((family) => {
        const rows = family.relations
          .map((index) => ({ value: model.relations[index].name, text: model.relations[index].forward[say.at], count: counts.relation[index] }))
          .filter((row) => row.count > 0 || filter.hidden.relation.has(row.value));
        if (!rows.length) return null;
        const shut = rows.filter((row) => filter.hidden.relation.has(row.value)).length;
        const id = `f-family-${family.name}`;
        const box = h("input", {
          type: "checkbox",
          id,
          checked: shut < rows.length,
          onchange: (event) =>
            app.change(() => {
              for (const row of rows) {
                if (event.target.checked) filter.hidden.relation.delete(row.value);
                else filter.hidden.relation.add(row.value);
              }
            }),
        });
        box.indeterminate = shut > 0 && shut < rows.length;
        const total = rows.reduce((sum, row) => sum + row.count, 0);
        return h(
          "details",
          { class: "family", open: opened.has(family.name), ontoggle: (event) => (event.target.open ? opened.add(family.name) : opened.delete(family.name)) },
          h("summary", {}, box, h("label", { for: id }, family.label[say.at] || say("relation")), h("span", { class: "count" }, say.number(total))),
          h("ul", {}, rows.map((row) => valueRow("relation", row))),
        );
      });
      return group("relation", model.relations.length, blocks);
    }

    function evidence() {
      const most = Math.max(2, ...[...model.edges.sources].slice(0, 100000));
      const now = Math.max(1, filter.minSources);
      const output = h("output", {}, say("minSources", now));
      return group(
        "evidence",
        1,
        output,
        h("input", {
          type: "range",
          min: "1",
          max: String(Math.min(10, most)),
          value: String(now),
          "aria-label": say("minSources", now),
          oninput: (event) => (output.textContent = say("minSources", Number(event.target.value))),
          onchange: (event) => app.change(() => (filter.minSources = Number(event.target.value))),
        }),
      );
    }
  }
  return { root, render };
}
