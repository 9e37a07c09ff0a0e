// What the reader has chosen, in the address (#...), so that a view can be sent and kept.
// Only what differs from the start is written.

import { FACETS, Filter } from "./filter.js";

const LISTS = ["opened", "folded"];

export function freshView(model) {
  const kept = new Set();
  model.nodes.focus.forEach((focus, node) => focus && kept.add(node));
  return {
    most: 150,
    opened: new Set(),
    folded: new Set(),
    kept,
    node: -1,
    edge: -1,
    from: -1,
    to: -1,
    labels: 2,
    table: false,
    theme: "",
    language: "",
    camera: null,
  };
}

export function encode(model, filter, view) {
  const out = new URLSearchParams();
  const fresh = new Filter(model);
  for (const facet of FACETS) {
    const now = [...filter.hidden[facet]].sort().join(" ");
    if (now !== [...fresh.hidden[facet]].sort().join(" ")) out.set(facet, now);
  }
  if (filter.since) out.set("since", filter.since);
  if (filter.until) out.set("until", filter.until);
  if (!filter.undated) out.set("undated", "0");
  if (filter.minSources > 1) out.set("sources", filter.minSources);
  const plain = freshView(model);
  for (const name of LISTS) if (view[name].size) out.set(name, [...view[name]].map((node) => model.key(node)).join(" "));
  for (const name of ["node", "from", "to"]) if (view[name] >= 0) out.set(name, model.key(view[name]));
  if (view.edge >= 0) out.set("edge", model.edgeId(view.edge));
  for (const name of ["most", "labels", "theme", "language"]) if (view[name] !== plain[name]) out.set(name, view[name]);
  if (view.table) out.set("table", "1");
  if (view.camera) out.set("at", view.camera.map((value) => value.toFixed(3)).join(","));
  return out.toString();
}

/** Reads an address into a new filter and view; what it does not know it leaves out. */
export function decode(model, text) {
  const parts = new URLSearchParams(text.replace(/^#/, ""));
  const filter = new Filter(model);
  const view = freshView(model);
  for (const facet of FACETS) {
    if (parts.has(facet)) filter.hidden[facet] = new Set(parts.get(facet).split(" ").filter(Boolean));
  }
  const date = (name) => (/^\d{4}(-\d\d){0,2}$/.test(parts.get(name) ?? "") ? parts.get(name) : "");
  filter.since = date("since");
  filter.until = date("until");
  filter.undated = parts.get("undated") !== "0";
  filter.minSources = Number.parseInt(parts.get("sources") ?? "0", 10) || 0;
  const nodeOf = (key) => model.nodeOfKey(key) ?? -1;
  for (const name of LISTS) {
    for (const key of (parts.get(name) ?? "").split(" ")) if (nodeOf(key) >= 0) view[name].add(nodeOf(key));
  }
  for (const name of ["node", "from", "to"]) if (parts.has(name)) view[name] = nodeOf(parts.get(name));
  if (parts.has("edge")) view.edge = findEdge(model, parts.get("edge"));
  for (const name of ["most", "labels"]) {
    const value = Number.parseInt(parts.get(name) ?? "", 10);
    if (value >= 0) view[name] = value;
  }
  for (const [name, allowed] of [["theme", ["auto", "light", "dark", "print"]], ["language", ["en", "es", "fr"]]]) {
    if (allowed.includes(parts.get(name))) view[name] = parts.get(name);
  }
  view.table = parts.get("table") === "1";
  const camera = (parts.get("at") ?? "").split(",").map(Number);
  if (camera.length === 3 && camera.every(Number.isFinite) && camera[2] > 0) view.camera = camera;
  return { filter, view };
}

function findEdge(model, id) {
  for (let edge = 0; edge < model.edgeCount; edge++) if (model.edgeId(edge) === id) return edge;
  return -1;
}
