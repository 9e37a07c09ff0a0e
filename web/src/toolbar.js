// The line at the top: name, search, view, path, labels, limit, saving, theme, language.

import { h, replace } from "./dom.js";
import { LANGUAGES } from "./words.js";

const LIMITS = [25, 50, 100, 150, 300, 600, 1000, 2000, 5000];
const THEMES = ["auto", "light", "dark", "print"];

export function toolbar(app) {
  const root = h("header", { class: "toolbar" });
  const input = h("input", { type: "search", class: "search", role: "combobox", "aria-expanded": "false", "aria-controls": "found", autocomplete: "off" });
  const list = h("ul", { class: "found", id: "found", role: "listbox", hidden: true });
  const box = h("div", { class: "search-box" }, input, list);
  const rest = h("div", { class: "tools" });
  const title = h("h1", {});
  root.append(title, box, rest);
  let active = -1;
  let asking = 0; // timer of a question to the server

  input.addEventListener("input", () => showFound());
  input.addEventListener("blur", () => setTimeout(() => hideFound(), 150));
  input.addEventListener("keydown", (event) => {
    const options = [...list.querySelectorAll("[role=option]")];
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      active = Math.max(0, Math.min(options.length - 1, active + (event.key === "ArrowDown" ? 1 : -1)));
      options.forEach((option, i) => option.setAttribute("aria-selected", String(i === active)));
      if (options[active]) input.setAttribute("aria-activedescendant", options[active].id);
    } else if (event.key === "Enter") (options[Math.max(0, active)] ?? null)?.dispatchEvent(new MouseEvent("mousedown"));
    else if (event.key === "Escape") hideFound();
  });

  function showFound() {
    const { model, say } = app;
    active = -1;
    const nodes = app.find(input.value);
    const rows = nodes.map((node) =>
      h(
        "li",
        {
          role: "option",
          id: `found-${node}`,
          "aria-selected": "false",
          onmousedown: () => {
            input.value = model.name(node);
            hideFound();
            app.goTo(node);
          },
        },
        h("span", {}, model.name(node)),
        h("span", { class: "quiet" }, ` ${model.types[model.nodes.type[node]].one[say.at]}`),
      ),
    );
    showRows(rows);
    const text = input.value.trim();
    clearTimeout(asking);
    if (app.growth.server && text) asking = setTimeout(() => askServer(text, rows), 200);
  }

  function showRows(rows) {
    const nothing = !rows.length && input.value.trim();
    replace(list, nothing ? h("li", { class: "quiet" }, app.say("nothingFound")) : rows);
    list.hidden = !rows.length && !nothing;
    input.setAttribute("aria-expanded", String(!list.hidden));
  }

  /** Adds what the whole graph has under that name and the page has not. */
  async function askServer(text, rows) {
    const found = await app.growth.server.search(text).catch(() => []);
    if (input.value.trim() !== text) return;
    const more = found
      .filter((node) => app.model.nodeOfKey(node.key) === undefined)
      .map((node, i) =>
        h(
          "li",
          {
            role: "option",
            id: `found-more-${i}`,
            "aria-selected": "false",
            onmousedown: () => {
              input.value = node.name;
              hideFound();
              app.goToKey(node.key);
            },
          },
          h("span", {}, node.name),
          h("span", { class: "quiet" }, ` ${typeLabel(node.type)} …`),
        ),
      );
    showRows([...rows, ...more]);
  }

  function typeLabel(name) {
    return app.model.types.find((type) => type.name === name)?.one[app.say.at] ?? name;
  }

  function hideFound() {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
  }

  function choice(name, label, options, value, set) {
    const id = `choice-${name}`;
    const select = h("select", { id, onchange: (event) => app.change(() => set(event.target.value)) }, options.map(([key, text]) => h("option", { value: key }, text)));
    select.value = String(value);
    return h("span", { class: "choice" }, h("label", { for: id }, label), select);
  }

  function render() {
    const { say, view, model } = app;
    title.textContent = model.data.title || "lazo";
    title.title = `lazo ${model.data.version}`;
    input.placeholder = say("search");
    input.setAttribute("aria-label", say("search"));
    const waiting = app.waiting ? say(app.waiting === "first" ? "pathFirst" : "pathSecond") : say("path");
    replace(
      rest,
      h("button", { type: "button", class: "narrow", "aria-controls": "filters", onclick: () => document.body.classList.toggle("show-side") }, say("filters")),
      h("button", { type: "button", "aria-pressed": String(view.table), id: "toggle-table", disabled: app.noWebgl ?? false, onclick: () => app.change(() => (view.table = !view.table)) }, say(view.table ? "graph" : "table")),
      h("button", { type: "button", id: "path", class: app.waiting ? "waiting" : undefined, "aria-pressed": String(Boolean(app.waiting)), onclick: () => (app.waiting ? app.endPath() : app.startPath()) }, waiting),
      h("span", { class: "group", role: "group" },
        h("button", { type: "button", "aria-label": say("zoomOut"), title: say("zoomOut"), onclick: () => app.drawing?.zoom(1.4) }, "−"),
        h("button", { type: "button", "aria-label": say("fit"), title: say("fit"), onclick: () => app.drawing?.fit() }, "⤢"),
        h("button", { type: "button", "aria-label": say("zoomIn"), title: say("zoomIn"), onclick: () => app.drawing?.zoom(1 / 1.4) }, "+"),
      ),
      h("button", { type: "button", id: "reset", onclick: () => app.reset() }, say("reset")),
      choice("most", say("most"), [...limits(model.nodeCount, view.most).map((n) => [String(n), say.number(n)]), ["0", say("all")]], view.most, (value) => (view.most = Number(value))),
      choice("labels", say("labels"), [0, 1, 2, 3].map((level) => [String(level), ["○", "◔", "◑", "●"][level]]), view.labels, (value) => (view.labels = Number(value))),
      choice("save", say("save"), [["", "…"], ["svg", "SVG"], ["png", "PNG"], ["csv", "CSV"], ["json", "JSON"]], "", (kind) => kind && app.save(kind)),
      choice("theme", say("theme"), THEMES.map((theme) => [theme, say(theme)]), view.theme || document.body.dataset.theme || "auto", (theme) => (view.theme = theme)),
      choice("language", say("language"), LANGUAGES.map((language) => [language, language.toUpperCase()]), app.language(), (language) => (view.language = language)),
    );
  }

  return { root, render, focusSearch: () => input.focus() };
}

/** The limits that make a difference, and the one in force. */
function limits(nodes, now) {
  return [...new Set([...LIMITS.filter((limit) => limit < nodes), ...(now ? [now] : [])])].sort((a, b) => a - b);
}
