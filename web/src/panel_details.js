// What is known of the chosen actor, tie or path: every sentence in its context, with what it says
// marked, where it stands, and a citation to take along.

import { copy, h, replace } from "./dom.js";
import { BACKGROUND, STATUSES } from "./model.js";
import { relationWords } from "./words.js";

const SENTENCES = 20;

export function detailsPanel(app) {
  const root = h("div", { class: "details-body", tabindex: "-1" });
  let shownSentences = SENTENCES;
  let last = "";

  function render() {
    const { view, say } = app;
    const now = `${view.node} ${view.edge} ${view.to}`;
    if (now !== last) shownSentences = SENTENCES;
    last = now;
    if (view.edge >= 0) replace(root, tie(view.edge));
    else if (app.path) replace(root, path());
    else if (view.node >= 0) replace(root, node(view.node));
    else replace(root, h("p", { class: "quiet" }, say("intro")), app.notices());
  }

  function nameButton(node) {
    return h("button", { class: "name", type: "button", onclick: () => app.choose(node) }, app.model.name(node));
  }

  function node(index) {
    const { model, say, view } = app;
    const names = model.names(index);
    const edges = app.shownEdgesOf(index);
    const byFamily = new Map();
    for (const edge of edges) {
      const label = model.relation(edge).familyLabel[say.at] || say("relation");
      if (!byFamily.has(label)) byFamily.set(label, []);
      byFamily.get(label).push(edge);
    }
    const more = app.selection.more[index];
    return [
      h("h2", {}, model.name(index)),
      h(
        "p",
        { class: "quiet" },
        [model.types[model.nodes.type[index]].one[say.at], `${say.number(model.nodes.mentions[index])} ${say("mentions")}`, model.isDescribed(index) ? say("describedNote") : ""].filter(Boolean).join(" · "),
      ),
      names.length ? h("p", { class: "quiet" }, `${say("alsoCalled")} ${names.slice(0, 8).join(", ")}${names.length > 8 ? ", …" : ""}`) : null,
      h(
        "p",
        { class: "actions" },
        h("button", { type: "button", onclick: () => app.open(index) }, say("expand")),
        h("button", { type: "button", onclick: () => app.fold(index) }, say(view.folded.has(index) ? "unfold" : "collapse")),
        h("button", { type: "button", onclick: () => app.startPath(index) }, say("path")),
      ),
      more ? h("p", { class: "quiet" }, say("more", more)) : null,
      [...byFamily].map(([label, list]) => [
        h("h3", {}, `${label} `, h("span", { class: "count" }, say.number(list.length))),
        h("ul", { class: "ties" }, list.map((edge) => h("li", {}, tieButton(edge, index)))),
      ]),
    ];
  }

  /** One tie as a line that opens it; the end that is being looked at is left out. */
  function tieButton(edge, from) {
    const { model, say } = app;
    const status = app.best[edge];
    const words = relationWords(model.relation(edge), status, say);
    const forward = from === undefined || model.edges.source[edge] === from;
    const source = model.name(model.edges.source[edge]);
    const target = model.name(model.edges.target[edge]);
    return h(
      "button",
      { class: `tie line-${statusName(edge)}`, type: "button", onclick: () => app.chooseEdge(edge) },
      forward && from !== undefined ? null : h("b", {}, `${source} `),
      h("span", { class: `words sign-${model.relation(edge).sign}` }, words),
      h("b", {}, ` ${target}`),
      h("span", { class: "quiet" }, ` ${remarks(edge).join(" · ")}`),
    );
  }

  function statusName(edge) {
    return app.model.edges.layer[edge] === BACKGROUND ? "background" : STATUSES[app.best[edge]];
  }

  function remarks(edge) {
    const { model, say } = app;
    if (model.edges.layer[edge] === BACKGROUND) return [say("background")];
    const sources = model.edges.sources[edge];
    return [
      say(statusName(edge)),
      `${say.number(sources)} ${say(sources === 1 ? "source" : "sources")}`,
      model.edges.disputed[edge] ? say("disputed") : "",
      model.edges.changed[edge] ? say("changed") : "",
    ].filter(Boolean);
  }

  function tie(edge) {
    const { model, say } = app;
    const claims = app.filter.claimsShown(edge).sort((a, b) => model.claims.status[a] - model.claims.status[b] || model.claims.confidence[b] - model.claims.confidence[a]);
    return [
      h("h2", {}, nameButton(model.edges.source[edge]), " ", h("span", { class: `words sign-${model.relation(edge).sign}` }, relationWords(model.relation(edge), app.best[edge], say)), " ", nameButton(model.edges.target[edge])),
      h("p", { class: "quiet" }, remarks(edge).join(" · ")),
      model.edges.layer[edge] === BACKGROUND ? h("p", {}, `${say("backgroundNote")}${origin(edge)}`) : null,
      claims.slice(0, shownSentences).map((claim) => quotation(claim)),
      claims.length > shownSentences
        ? h("button", { type: "button", onclick: () => ((shownSentences += 100), render()) }, say("showMore", claims.length - shownSentences))
        : null,
    ];
  }

  function origin(edge) {
    const text = app.model.texts[app.model.edges.origin[edge]];
    return text ? `: ${text}` : "";
  }

  function quotation(claim) {
    const { model, say } = app;
    const at = model.claims.quotation[claim];
    const text = (column) => model.texts[model.quotations[column][at]];
    const document = model.documents[model.quotations.document[at]];
    const status = STATUSES[model.claims.status[claim]];
    const speaker = model.texts[model.claims.speaker[claim]];
    const where = [document?.publisher, document?.title, document?.published].filter(Boolean).join(", ") || document?.uri || document?.id;
    const button = h("button", { class: "link copy", type: "button" }, say("copy"));
    button.addEventListener("click", async () => {
      await copy(citation(claim));
      button.textContent = say("copied");
      app.announce(say("copied"));
      setTimeout(() => (button.textContent = say("copy")), 1500);
    });
    return h(
      "figure",
      { class: `quotation status-${status}` },
      h("p", { class: "tags" }, h("span", { class: `tag line-${status}` }, say(status)), status === "reported" || speaker ? h("span", { class: "tag" }, `${say("according")} ${speaker || say("unnamed")}`) : null),
      h("blockquote", { lang: document?.lang || undefined }, h("span", { class: "around" }, tail(text("before"))), " ", marked(claim, text("text")), " ", h("span", { class: "around" }, head(text("after")))),
      h("figcaption", {}, where, document ? h("span", { class: "quiet" }, ` · ${document.id} @${model.quotations.begin[at]}`) : null, " ", button),
    );
  }

  /** The sentence with what names the relation and its two ends marked. */
  function marked(claim, text) {
    const marks = [];
    ["trigger", "end", "end"].forEach((kind, i) => {
      const begin = app.model.claims.marks[6 * claim + 2 * i];
      const end = app.model.claims.marks[6 * claim + 2 * i + 1];
      if (end > begin) marks.push({ kind, begin, end });
    });
    marks.sort((a, b) => a.begin - b.begin || b.end - a.end);
    const out = [];
    let at = 0;
    for (const mark of marks) {
      if (mark.begin < at) continue; // lies in the mark before it
      out.push(text.slice(at, mark.begin), h("mark", { class: mark.kind }, text.slice(mark.begin, mark.end)));
      at = mark.end;
    }
    return h("span", { class: "sentence" }, out, text.slice(at));
  }

  function citation(claim) {
    const { model, say } = app;
    const at = model.claims.quotation[claim];
    const document = model.documents[model.quotations.document[at]] ?? {};
    const speaker = model.texts[model.claims.speaker[claim]];
    const quote = { en: ["“", "”"], es: ["«", "»"], fr: ["« ", " »"] }[say.language];
    const sentence = model.texts[model.quotations.text[at]].replace(/\s+/g, " ").trim();
    const said = speaker ? ` (${speaker})` : "";
    const where = [document.title, document.publisher, document.published].filter(Boolean).join(", ");
    return `${quote[0]}${sentence}${quote[1]}${said}${where ? `, ${where}` : ""}, ${document.uri || ""} [${document.id} @${model.quotations.begin[at]}]`;
  }

  function path() {
    const { model, say } = app;
    const { from, to } = app.view;
    const title = h("h2", {}, nameButton(from), " → ", nameButton(to));
    if (!app.path.found) return [title, h("p", {}, say("pathNone"))];
    const { edges, hub } = app.path.found;
    return [
      title,
      hub ? h("p", { class: "warning" }, say("pathHub")) : null,
      h("ol", { class: "ties" }, edges.map((edge) => h("li", {}, tieButton(edge)))),
      h("p", { class: "actions" }, h("button", { type: "button", onclick: () => app.endPath() }, say("close"))),
      edges.map((edge) => app.filter.claimsShown(edge).slice(0, 1).map((claim) => quotation(claim))),
    ];
  }

  return { root, render };
}

const AROUND = 220;
function tail(text) {
  return text.length > AROUND ? `…${text.slice(-AROUND)}` : text;
}
function head(text) {
  return text.length > AROUND ? `${text.slice(0, AROUND)}…` : text;
}
