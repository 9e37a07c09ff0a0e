// The page: one object that holds what is chosen, and parts that show it. A change goes one way:
// choose -> filter -> select -> draw.

import { download, h, replace } from "./dom.js";
import { Drawing } from "./drawing.js";
import { Filter } from "./filter.js";
import { Growth } from "./growth.js";
import { Model } from "./model.js";
import { detailsPanel } from "./panel_details.js";
import { filterPanel } from "./panel_filters.js";
import { tablePanel } from "./panel_table.js";
import { timePanel } from "./panel_time.js";
import { findPath } from "./path.js";
import { toCsv, toJson, toPng, toSvg } from "./picture.js";
import { search, select } from "./selection.js";
import { load, serverOf } from "./source.js";
import { decode, encode } from "./state.js";
import { toolbar } from "./toolbar.js";
import { LANGUAGES, wordsOf } from "./words.js";

class App {
  constructor(data, growth) {
    this.model = new Model(data);
    this.growth = growth;
    this.path = null;
    this.waiting = ""; // "first" or "second" click of a path
    this.drawing = null;
    Object.assign(this, decode(this.model, location.hash));
    this.say = wordsOf(this.language());
    this.build();
    this.refresh();
    if (this.view.from >= 0 && this.view.to >= 0) this.showPath();
    if (this.view.camera && this.drawing) this.drawing.setCamera(this.view.camera);
    window.addEventListener("hashchange", () => this.readAddress());
    window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.refresh());
    window.addEventListener("beforeprint", () => this.preparePrint());
    document.addEventListener("keydown", (event) => this.key(event));
  }

  language() {
    const wanted = this.view.language || document.documentElement.lang;
    return LANGUAGES.includes(wanted) ? wanted : "en";
  }

  theme() {
    const wanted = this.view.theme || document.body.dataset.theme || "auto";
    if (wanted !== "auto") return wanted;
    return window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  }

  build() {
    const canvas = h("div", { class: "canvas", tabindex: "0", role: "application", id: "canvas" });
    this.canvas = canvas;
    this.live = h("div", { class: "offscreen", role: "status", "aria-live": "polite" });
    this.printed = h("div", { class: "printed" });
    this.summary = h("p", { class: "summary" });
    this.toolbar = toolbar(this);
    this.filters = filterPanel(this);
    this.details = detailsPanel(this);
    this.table = tablePanel(this);
    this.time = timePanel(this);
    const stage = h("main", { class: "stage" }, canvas, this.table.root, this.summary, this.time.root);
    this.side = h("aside", { class: "side", id: "filters" }, this.filters.root);
    this.right = h("aside", { class: "right", id: "details" }, this.details.root);
    document.body.append(this.toolbar.root, h("div", { class: "columns" }, this.side, stage, this.right), this.printed, this.live);
    const on = {
      node: (node) => this.choose(node),
      edge: (edge) => this.chooseEdge(edge),
      away: () => this.choose(-1),
      // Two quick clicks on two nodes arrive as one double click.
      open: (node) => (this.waiting ? this.pathClick(node) : this.open(node)),
      moved: () => this.remember(),
    };
    try {
      this.drawing = new Drawing(canvas, this.model, on);
    } catch {
      this.view.table = true; // no WebGL: everything but the picture still works
      this.noWebgl = true;
    }
    new ResizeObserver(() => this.drawing && canvas.clientWidth && this.drawing.resize()).observe(canvas);
  }

  /** Changes what is chosen, then shows it. */
  change(action) {
    action();
    this.refresh();
  }

  refresh() {
    const { model, view } = this;
    this.say = wordsOf(this.language());
    document.documentElement.lang = this.language();
    document.documentElement.dataset.theme = this.theme();
    const { edges, best, counts } = this.filter.apply();
    Object.assign(this, { shown: edges, best, counts });
    this.shownEdges = [...edges];
    const kept = new Set([...view.kept, view.node, view.from, view.to].filter((node) => node >= 0));
    if (view.edge >= 0) kept.add(model.edges.source[view.edge]).add(model.edges.target[view.edge]);
    if (this.path?.found) for (const node of this.path.found.nodes) kept.add(node);
    this.selection = select(model, edges, { ...view, kept });
    if (view.table) this.table.render();
    this.table.root.hidden = !view.table;
    this.canvas.hidden = view.table;
    if (this.drawing && !view.table) {
      this.drawing.show(this.selection, best, this.theme(), this.say, view.labels);
      this.mark();
    }
    this.canvas.setAttribute("aria-label", `${this.say("graph")}: ${this.told()}. ${this.say("keys")}`);
    for (const part of [this.toolbar, this.filters, this.details, this.time]) part.render();
    document.body.classList.toggle("has-choice", view.node >= 0 || view.edge >= 0 || this.path !== null);
    replace(this.summary, this.told(), this.noWebgl ? ` · ${this.say("noWebgl")}` : "");
    this.remember();
  }

  told() {
    const { say, selection, shown, model } = this;
    if (!shown.length) return say("empty");
    const hidden = model.edgeCount - shown.length;
    const tied = new Set();
    for (const edge of shown) tied.add(model.edges.source[edge]).add(model.edges.target[edge]);
    const left = tied.size - selection.nodes.length;
    return [
      `${say.number(selection.nodes.length)} ${say("nodes")} · ${say.number(selection.edges.length)} ${say("ties")}`,
      left > 0 ? say("leftOut", left) : "",
      selection.crowded ? say("crowded", selection.crowded) : "",
      hidden ? say("hidden", hidden) : "",
    ].filter(Boolean).join(" · ");
  }

  notices() {
    return this.model.data.notices.map((text) => h("p", { class: "quiet" }, text));
  }

  mark() {
    const { view, model } = this;
    if (!this.drawing) return;
    if (this.path?.found) this.drawing.mark(this.path.found.nodes, this.path.found.edges);
    else if (view.edge >= 0) this.drawing.mark([model.edges.source[view.edge], model.edges.target[view.edge]], [view.edge]);
    else this.drawing.mark(view.node >= 0 ? [view.node] : [], []);
  }

  shownEdgesOf(node) {
    return this.model.edgesOf(node).filter((edge) => this.best[edge] >= 0).sort((a, b) => this.best[a] - this.best[b] || this.model.edges.sources[b] - this.model.edges.sources[a] || a - b);
  }

  choose(node) {
    const { view } = this;
    if (this.waiting && node >= 0) return this.pathClick(node);
    const known = this.drawing?.graph.hasNode(node);
    view.node = node;
    view.edge = -1;
    if (node < 0 && this.path) this.path = null, (view.from = view.to = -1);
    this.afterChoice(node >= 0 && !known);
    if (node >= 0) this.announce(`${this.model.name(node)}, ${this.shownEdgesOf(node).length} ${this.say("ties")}`);
  }

  chooseEdge(edge) {
    const { model } = this;
    this.view.edge = edge;
    this.afterChoice(!this.drawing?.graph.hasEdge(edge));
    this.announce(`${model.name(model.edges.source[edge])} – ${model.name(model.edges.target[edge])}`);
  }

  afterChoice(redraw) {
    if (redraw && !this.view.table) return this.refresh();
    if (this.view.table) this.table.render();
    this.mark();
    this.details.render();
    this.toolbar.render();
    document.body.classList.toggle("has-choice", this.view.node >= 0 || this.view.edge >= 0 || this.path !== null);
    this.remember();
  }

  /** Goes to a node from the search box. */
  goTo(node) {
    this.choose(node);
    this.drawing?.centerOn(node);
  }

  find(text) {
    return search(this.model, text);
  }

  /** Goes to a node that the server found and that may not be here yet. */
  async goToKey(key) {
    await this.grow([key]);
    const node = this.model.nodeOfKey(key);
    if (node === undefined) return;
    this.view.kept.add(node);
    this.view.opened.add(node);
    this.refresh();
    this.goTo(node);
  }

  /** Asks the server for neighbourhoods that are not here; nothing happens in a page of its own. */
  async grow(keys) {
    const wanted = keys.filter((key) => this.growth.wants(key));
    if (!wanted.length) return;
    document.body.classList.add("loading");
    this.announce(this.say("loading"));
    try {
      this.model = await this.growth.aroundAll(this.model, wanted);
      this.filter.model = this.model;
      if (this.drawing) this.drawing.model = this.model;
    } catch (error) {
      this.announce(error.message);
    } finally {
      document.body.classList.remove("loading");
    }
  }

  /** At once in a page that holds its data; in a served one when the neighbourhood is here. */
  open(node) {
    const key = this.model.key(node);
    if (this.view.opened.has(node) || !this.growth.wants(key)) return this.openOrClose(node);
    return this.grow([key]).then(() => this.openOrClose(node));
  }

  openOrClose(node) {
    this.change(() => {
      if (this.view.opened.has(node)) this.view.opened.delete(node);
      else this.view.opened.add(node), this.view.folded.delete(node);
      this.view.node = node;
    });
  }

  fold(node) {
    this.change(() => {
      if (this.view.folded.has(node)) this.view.folded.delete(node);
      else this.view.folded.add(node), this.view.opened.delete(node);
    });
  }

  startPath(node = -1) {
    this.path = null;
    this.view.from = node;
    this.view.to = -1;
    this.waiting = node >= 0 ? "second" : "first";
    this.toolbar.render();
    this.announce(this.say(node >= 0 ? "pathSecond" : "pathFirst"));
  }

  pathClick(node) {
    if (this.waiting === "first") return this.startPath(node);
    if (node === this.view.from) return undefined;
    this.view.to = node;
    this.showPath();
    return undefined;
  }

  async showPath() {
    this.waiting = "";
    this.view.edge = -1;
    const find = () => findPath(this.model, this.shown, this.best, this.view.from, this.view.to);
    let found = find();
    if (!found && this.growth.server) {
      // What is here does not join them; the whole graph may.
      const keys = await this.growth.server.path(this.model.key(this.view.from), this.model.key(this.view.to)).catch(() => []);
      await this.grow(keys);
      this.refresh();
      found = find();
    }
    this.path = { found };
    document.body.classList.add("has-choice");
    this.refresh();
    this.announce(this.path.found ? `${this.path.found.edges.length} ${this.say("ties")}` : this.say("pathNone"));
  }

  endPath() {
    this.path = null;
    this.waiting = "";
    this.view.from = this.view.to = -1;
    this.refresh();
  }

  reset() {
    this.path = null;
    this.waiting = "";
    const { theme, language, table } = this.view;
    Object.assign(this, decode(this.model, ""));
    Object.assign(this.view, { theme, language, table });
    this.filter = new Filter(this.model);
    this.refresh();
    this.drawing?.fit();
  }

  announce(text) {
    this.live.textContent = text;
  }

  /** Writes the address, at most a few times a second: browsers refuse more. */
  remember() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      const camera = this.drawing && !this.view.table ? this.drawing.camera() : null;
      const moved = camera && (Math.abs(camera[0] - 0.5) + Math.abs(camera[1] - 0.5) + Math.abs(camera[2] - 1) > 0.01);
      this.view.camera = moved ? camera : null;
      const hash = encode(this.model, this.filter, this.view);
      if (hash === location.hash.slice(1)) return;
      this.written = hash;
      history.replaceState(null, "", `${location.pathname}${location.search}${hash ? `#${hash}` : ""}`);
    }, 250);
  }

  readAddress() {
    if (location.hash.slice(1) === this.written) return;
    Object.assign(this, decode(this.model, location.hash));
    this.path = null;
    this.refresh();
    if (this.view.from >= 0 && this.view.to >= 0) this.showPath();
    if (this.view.camera && this.drawing) this.drawing.setCamera(this.view.camera);
  }

  key(event) {
    const typing = event.target.closest?.("input, select, textarea");
    if (event.key === "Escape") {
      if (this.waiting || this.path) this.endPath();
      else this.choose(-1);
      document.body.classList.remove("show-side");
      return;
    }
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/") {
      event.preventDefault();
      this.toolbar.focusSearch();
      return;
    }
    if (event.target !== this.canvas || !this.drawing) return;
    const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
    if (ways[event.key]) {
      event.preventDefault();
      const from = this.view.node;
      const next = from >= 0 && this.drawing.graph.hasNode(from) ? this.drawing.neighbourTowards(from, ...ways[event.key]) : this.selection.nodes.reduce((a, b) => (this.model.nodes.rank[b] < this.model.nodes.rank[a] ? b : a), this.selection.nodes[0] ?? -1);
      if (next >= 0) this.choose(next);
    } else if (event.key === "Enter" && this.view.node >= 0) this.open(this.view.node);
    else if (event.key === "+" || event.key === "=") this.drawing.zoom(1 / 1.4);
    else if (event.key === "-") this.drawing.zoom(1.4);
    else if (event.key === "0") this.drawing.fit();
  }

  /** The picture as it is on the screen, in a theme. */
  svg(theme) {
    const { drawing } = this;
    const box = this.canvas.getBoundingClientRect();
    const places = new Map();
    const scale = drawing.sigma.scaleSize(1);
    for (const node of this.selection.nodes) {
      const data = drawing.sigma.getNodeDisplayData(node);
      const { x, y } = drawing.sigma.framedGraphToViewport(data);
      places.set(node, { x, y, size: data.size * scale });
    }
    return toSvg(this, theme, places, Math.round(box.width), Math.round(box.height));
  }

  async save(kind) {
    if (kind === "csv") download("lazo.csv", "text/csv", toCsv(this));
    else if (kind === "json") download("lazo.json", "application/json", toJson(this));
    else if (this.drawing && !this.view.table) {
      const svg = this.svg(this.theme());
      if (kind === "svg") download("lazo.svg", "image/svg+xml", svg);
      else download("lazo.png", "image/png", await toPng(svg));
    }
  }

  /** On paper the picture is drawn in lines, black on white, with the sentences below it. */
  preparePrint() {
    if (!this.drawing || this.view.table) return replace(this.printed);
    const document_ = new DOMParser().parseFromString(this.svg("print"), "image/svg+xml");
    return replace(this.printed, document.importNode(document_.documentElement, true));
  }
}

async function start() {
  const data = await load();
  const growth = new Growth(serverOf(), data);
  window.lazo = new App(await growth.startingFrom(data, location.hash), growth); // for the console, and for tests
}

start()
  .catch((error) => {
    document.body.append(h("p", { class: "failure", role: "alert" }, String(error.message)));
  });
