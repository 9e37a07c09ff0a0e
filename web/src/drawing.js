// The drawn graph: sigma with our programs for nodes and ties. Knows what to draw and what is under
// the pointer; decides nothing.

import { MultiDirectedGraph } from "graphology";
import Sigma from "sigma";

import { BACKGROUND } from "./model.js";
import { PALETTES, SHAPES, tieStyle, typeStyle } from "./palette.js";
import { ShapeProgram } from "./program_node.js";
import { DASHES, HEADS, TieProgram } from "./program_edge.js";
import { relationWords } from "./words.js";

const FONT = "system-ui, 'Segoe UI', Helvetica, Arial, sans-serif";

/** Radius of a node in pixels from the sources of its ties: area tells. */
function radiusOf(weight) {
  return Math.min(20, 5 + 1.6 * Math.sqrt(weight));
}

/** How each tie is set aside from the straight line, by place among the ties of its two nodes. */
export function sideSteps(model, edges) {
  const groups = new Map();
  for (const edge of edges) {
    const [a, b] = [model.edges.source[edge], model.edges.target[edge]];
    const pair = a < b ? a * model.nodeCount + b : b * model.nodeCount + a;
    if (!groups.has(pair)) groups.set(pair, []);
    groups.get(pair).push(edge);
  }
  const shift = new Map();
  for (const group of groups.values()) {
    const gap = Math.min(7, 30 / group.length);
    group.forEach((edge, i) => {
      const aside = (i - (group.length - 1) / 2) * gap;
      shift.set(edge, model.edges.source[edge] < model.edges.target[edge] ? aside : -aside);
    });
  }
  return shift;
}

/** What a picture of one tie needs, whoever paints it. */
export function tieLook(model, edge, status, theme) {
  const relation = model.relation(edge);
  const background = model.edges.layer[edge] === BACKGROUND;
  const style = tieStyle(status, relation.sign, background, theme);
  const sources = Math.max(1, model.edges.sources[edge]);
  return {
    ...style,
    width: background ? 0.9 : Math.min(5, 1.2 + 0.6 * Math.log2(sources)),
    head: relation.symmetric ? (style.denied ? "bar" : "none") : style.denied ? "bar" : "arrow",
    background,
  };
}

export class Drawing {
  /** @param {object} on {node, edge, away, hover, moved}: what to do when something happens */
  constructor(container, model, on) {
    this.model = model;
    this.graph = new MultiDirectedGraph();
    this.hover = -1;
    this.marked = { nodes: new Set(), edges: new Set() };
    this.container = container;
    this.labels = [];
    this.sigma = new Sigma(this.graph, container, {
      nodeProgramClasses: { shape: ShapeProgram },
      edgeProgramClasses: { tie: TieProgram },
      defaultNodeType: "shape",
      defaultEdgeType: "tie",
      labelFont: FONT,
      edgeLabelFont: FONT,
      edgeLabelSize: 11,
      labelSize: 13,
      enableEdgeEvents: true,
      zIndex: true,
      stagePadding: 50,
      minCameraRatio: 0.01,
      maxCameraRatio: 5,
      zoomToSizeRatioFunction: (ratio) => Math.max(0.55, Math.min(1.8, Math.sqrt(ratio))),
      defaultDrawNodeLabel: (context, data) => this.labels.push(data),
      defaultDrawNodeHover: (context, data, settings) => this.drawLabel(context, { ...data, bold: true }, settings),
      defaultDrawEdgeLabel: (context, edge, source, target) => this.drawTieLabel(context, edge, source, target),
      nodeReducer: (node, data) => this.reduceNode(Number(node), data),
      edgeReducer: (edge, data) => this.reduceEdge(Number(edge), data),
      allowInvalidContainer: true,
    });
    // Labels are drawn when all are known, the most important first and none over another.
    this.sigma.on("beforeRender", () => (this.labels = []));
    this.sigma.on("afterRender", () => this.drawLabels());
    this.sigma.on("clickNode", ({ node }) => on.node(Number(node)));
    this.sigma.on("doubleClickNode", ({ node, preventSigmaDefault }) => {
      preventSigmaDefault();
      on.open(Number(node));
    });
    this.sigma.on("clickEdge", ({ edge }) => on.edge(Number(edge)));
    this.sigma.on("clickStage", () => on.away());
    this.sigma.on("enterNode", ({ node }) => this.setHover(Number(node)));
    this.sigma.on("leaveNode", () => this.setHover(-1));
    this.sigma.on("enterEdge", () => (container.style.cursor = "pointer"));
    this.sigma.on("leaveEdge", () => (container.style.cursor = ""));
    this.sigma.getCamera().on("updated", () => on.moved());
  }

  /** Draws a selection; `best` is the status of each tie, `theme` and `say` how it looks and reads. */
  show({ nodes, edges }, best, theme, say, labels) {
    this.theme = theme;
    this.say = say;
    this.palette = PALETTES[theme];
    const { model, graph } = this;
    const weight = new Float64Array(model.nodeCount);
    for (const edge of edges) {
      const value = model.edges.layer[edge] === BACKGROUND ? 0.2 : Math.max(1, model.edges.sources[edge]);
      weight[model.edges.source[edge]] += value;
      weight[model.edges.target[edge]] += value;
    }
    graph.clear();
    const narrow = Math.max(0.6, Math.min(1, this.container.clientWidth / 700));
    for (const node of nodes) {
      const style = typeStyle(model.typeName(node), theme);
      graph.addNode(node, {
        x: model.nodes.x[node],
        y: -model.nodes.y[node],
        size: radiusOf(weight[node]) * narrow,
        label: model.name(node),
        color: style.fill,
        border: style.border,
        shape: SHAPES.indexOf(style.shape),
        described: model.isDescribed(node),
        rank: model.nodes.rank[node],
      });
    }
    const shifts = sideSteps(model, edges);
    for (const edge of edges) {
      const look = tieLook(model, edge, best[edge], theme);
      graph.addEdgeWithKey(edge, model.edges.source[edge], model.edges.target[edge], {
        size: look.width,
        color: look.color,
        dash: DASHES.indexOf(look.dash),
        head: HEADS.indexOf(look.head),
        shift: shifts.get(edge),
        denied: look.denied,
        label: relationWords(model.relation(edge), look.denied ? 0 : best[edge], say),
        zIndex: look.background ? 0 : 1,
      });
    }
    this.setLabels(labels, edges.length);
    this.sigma.refresh();
  }

  /** 0 none, 1 few, 2 as many as fit, 3 those of ties too. */
  setLabels(level, edgeCount = this.graph.size) {
    this.sigma.setSetting("renderLabels", level > 0);
    this.sigma.setSetting("labelDensity", [0, 1, 4, 6][level]);
    this.sigma.setSetting("labelRenderedSizeThreshold", level > 1 ? 3 : 8);
    this.sigma.setSetting("labelColor", { color: this.palette.text });
    this.sigma.setSetting("renderEdgeLabels", level > 2 || (level > 1 && edgeCount <= 45));
    this.sigma.setSetting("hideEdgesOnMove", edgeCount > 30000);
    this.sigma.setSetting("hideLabelsOnMove", edgeCount > 15000);
  }

  mark(nodes, edges) {
    this.marked = { nodes: new Set(nodes), edges: new Set(edges) };
    this.sigma.refresh({ skipIndexation: true });
  }

  setHover(node) {
    this.hover = node;
    this.near = new Set();
    if (node >= 0) {
      this.near.add(node);
      this.graph.forEachNeighbor(node, (other) => this.near.add(Number(other)));
    }
    this.container.style.cursor = node >= 0 ? "pointer" : "";
    this.sigma.refresh({ skipIndexation: true });
  }

  reduceNode(node, data) {
    if (this.marked.nodes.has(node)) return { ...data, border: this.palette.chosen, highlighted: true, zIndex: 3, forceLabel: true };
    if (this.marked.nodes.size > 1) return { ...data, ...this.faded(data) };
    if (this.hover < 0) return data;
    if (this.near.has(node)) return { ...data, zIndex: 2, forceLabel: this.near.size < 40 };
    return { ...data, ...this.faded(data) };
  }

  faded(data) {
    return { color: mix(data.color, this.palette.page, 0.75), border: mix(data.border, this.palette.page, 0.75), label: "" };
  }

  reduceEdge(edge, data) {
    if (this.marked.edges.has(edge)) return { ...data, size: data.size + 2, zIndex: 4, forceLabel: true };
    if (this.marked.nodes.size > 1) return { ...data, color: mix(data.color, this.palette.page, 0.8), label: "" };
    if (this.hover < 0) return data;
    const [source, target] = this.graph.extremities(edge);
    if (Number(source) === this.hover || Number(target) === this.hover) return { ...data, zIndex: 3 };
    return { ...data, color: mix(data.color, this.palette.page, 0.8), label: "" };
  }

  drawLabels() {
    const context = this.sigma.getCanvases().labels.getContext("2d");
    const settings = this.sigma.getSettings();
    this.labels.sort((a, b) => Boolean(b.forceLabel) - Boolean(a.forceLabel) || a.rank - b.rank);
    this.boxes = [];
    for (const data of this.labels) this.drawLabel(context, data, settings);
  }

  /** True if the label has room; then the room is taken. */
  takeRoom(x, y, width, size) {
    const box = [x - 2, y - size, x + width + 2, y + size * 0.35];
    if (this.boxes.some((o) => box[0] < o[2] && o[0] < box[2] && box[1] < o[3] && o[1] < box[3])) return false;
    this.boxes.push(box);
    return true;
  }

  drawLabel(context, data, settings) {
    if (!data.label) return;
    const size = Math.min(17, settings.labelSize + Math.max(0, data.size - 9) * 0.35);
    context.font = `${data.described ? "italic " : ""}${data.bold || data.highlighted ? "600" : "500"} ${size}px ${FONT}`;
    const text = data.label.length > 42 ? `${data.label.slice(0, 40)}…` : data.label;
    const width = context.measureText(text).width;
    const right = data.x + data.size + 4;
    const x = right + width > this.container.clientWidth && data.x > width ? data.x - data.size - 4 - width : right;
    const y = data.y + size / 3;
    if (!data.bold && !this.takeRoom(x, y, width, size)) return;
    context.lineJoin = "round";
    context.lineWidth = 4;
    context.strokeStyle = this.palette.page;
    context.strokeText(text, x, y);
    context.fillStyle = this.palette.text;
    context.fillText(text, x, y);
  }

  drawTieLabel(context, edge, source, target) {
    if (!edge.label) return;
    const [dx, dy] = [target.x - source.x, target.y - source.y];
    const far = Math.hypot(dx, dy);
    const text = edge.label;
    context.font = `11px ${FONT}`;
    const width = context.measureText(text).width;
    const room = far - source.size - target.size - 12;
    if (room < width * 0.7) return;
    // y grows downwards here and upwards in the program that draws the tie
    const x = (source.x + target.x) / 2 + (dy / far) * edge.shift;
    const y = (source.y + target.y) / 2 - (dx / far) * edge.shift;
    let angle = Math.atan2(dy, dx);
    if (angle > Math.PI / 2 || angle < -Math.PI / 2) angle += Math.PI;
    context.save();
    context.translate(x, y);
    context.rotate(angle);
    const not = edge.denied ? `${this.say("not")} ` : "";
    const lead = not ? context.measureText(not).width : 0;
    context.lineJoin = "round";
    context.lineWidth = 4;
    context.strokeStyle = this.palette.page;
    context.fillStyle = edge.color;
    const left = -(width + lead) / 2;
    context.strokeText(not + text, left, -3);
    context.fillText(not + text, left, -3);
    if (not) context.fillRect(left + lead, -7, width, 1);
    context.restore();
  }

  zoom(factor) {
    const camera = this.sigma.getCamera();
    camera.animate({ ratio: camera.ratio * factor }, { duration: calm() ? 0 : 150 });
  }

  fit() {
    this.sigma.getCamera().animate({ x: 0.5, y: 0.5, ratio: 1, angle: 0 }, { duration: calm() ? 0 : 200 });
  }

  /** Brings a node into view. */
  centerOn(node) {
    const data = this.graph.hasNode(node) && this.sigma.getNodeDisplayData(node);
    if (!data) return;
    const camera = this.sigma.getCamera();
    camera.animate({ x: data.x, y: data.y, ratio: Math.min(camera.ratio, 0.7) }, { duration: calm() ? 0 : 250 });
  }

  camera() {
    const { x, y, ratio } = this.sigma.getCamera().getState();
    return [x, y, ratio];
  }

  setCamera([x, y, ratio]) {
    this.sigma.getCamera().setState({ x, y, ratio, angle: 0 });
  }

  /** The drawn node that lies next in a direction (dx, dy) from a node, among its neighbours. */
  neighbourTowards(node, dx, dy) {
    const from = this.sigma.getNodeDisplayData(node);
    let best = -1;
    let bestScore = Infinity;
    this.graph.forEachNeighbor(node, (other) => {
      const to = this.sigma.getNodeDisplayData(other);
      const [x, y] = [to.x - from.x, to.y - from.y];
      const ahead = x * dx + y * dy;
      if (ahead <= 0) return;
      const score = Math.hypot(x, y) * (1 + 2 * (1 - ahead / Math.hypot(x, y)));
      if (score < bestScore) [best, bestScore] = [Number(other), score];
    });
    return best;
  }

  resize() {
    this.sigma.resize();
    this.sigma.refresh();
  }
}

function calm() {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}

const mixed = new Map();
function mix(color, page, part) {
  const key = color + page + part;
  if (!mixed.has(key)) {
    const channel = (text, i) => Number.parseInt(text.slice(1 + 2 * i, 3 + 2 * i), 16);
    const hex = [0, 1, 2].map((i) => Math.round(channel(color, i) * (1 - part) + channel(page, i) * part).toString(16).padStart(2, "0"));
    mixed.set(key, `#${hex.join("")}`);
  }
  return mixed.get(key);
}
