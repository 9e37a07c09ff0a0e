// The best way between two nodes over the ties that pass the filters: few, well sourced ties, and
// through a busy node only at a price, because a country ties everything to everything. The costs
// are those of `lazo path`, as far as the page's data allows.

import { BACKGROUND } from "./model.js";

const STATUS_COST = [0, 250, 750, 750, 1500, 1500];

function costOfTie(model, edge, best) {
  if (model.edges.layer[edge] === BACKGROUND) return 2000;
  const sources = Math.max(1, model.edges.sources[edge]);
  return 1000 + STATUS_COST[best[edge]] - 500 * (1 - 1 / sources);
}

/** @returns {{nodes: number[], edges: number[], hub: boolean} | null} hub: a step passes through a
 * busy node whose two ties share no document */
export function findPath(model, edges, best, from, to, mostHops = 4) {
  const around = new Map();
  const degree = new Map();
  for (const edge of edges) {
    for (const node of [model.edges.source[edge], model.edges.target[edge]]) {
      if (!around.has(node)) around.set(node, []);
      around.get(node).push(edge);
    }
  }
  for (const [node, ties] of around) degree.set(node, new Set(ties.map((edge) => model.otherEnd(edge, node))).size);
  const documents = new Map();
  const documentsOf = (edge) => {
    if (!documents.has(edge)) documents.set(edge, new Set([...model.claimsOf(edge)].map((claim) => model.documentOf(claim))));
    return documents.get(edge);
  };
  const shared = (a, b) => [...documentsOf(a)].some((document) => documentsOf(b).has(document));
  const through = (node, before, after) => 500 * Math.log2(1 + degree.get(node)) * (shared(before, after) ? 0.5 : 1);

  // Dijkstra over (node, tie it was reached by): the price of a node depends on both its ties.
  const start = { node: from, edge: -1, cost: 0, hops: 0, previous: null };
  const queue = new Heap((a, b) => a.cost - b.cost || a.hops - b.hops || a.edge - b.edge);
  queue.push(start);
  const done = new Set();
  while (queue.size) {
    const at = queue.pop();
    if (at.node === to) return unwind(at, degree, shared);
    const mark = `${at.node} ${at.edge} ${at.hops}`;
    if (done.has(mark) || at.hops === mostHops) continue;
    done.add(mark);
    for (const edge of around.get(at.node) ?? []) {
      const next = model.otherEnd(edge, at.node);
      if (visited(at, next)) continue;
      const step = costOfTie(model, edge, best) + (at.edge < 0 ? 0 : through(at.node, at.edge, edge));
      queue.push({ node: next, edge, cost: at.cost + step, hops: at.hops + 1, previous: at });
    }
  }
  return null;
}

function visited(at, node) {
  for (let step = at; step; step = step.previous) if (step.node === node) return true;
  return false;
}

function unwind(end, degree, shared) {
  const nodes = [];
  const edges = [];
  let hub = false;
  for (let step = end; step; step = step.previous) {
    nodes.unshift(step.node);
    if (step.edge < 0) continue;
    if (edges.length && degree.get(step.node) >= 25 && !shared(step.edge, edges[0])) hub = true;
    edges.unshift(step.edge);
  }
  return { nodes, edges, hub };
}

class Heap {
  constructor(compare) {
    this.compare = compare;
    this.items = [];
  }
  get size() {
    return this.items.length;
  }
  push(item) {
    const { items, compare } = this;
    let at = items.push(item) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (compare(items[parent], items[at]) <= 0) break;
      [items[parent], items[at]] = [items[at], items[parent]];
      at = parent;
    }
  }
  pop() {
    const { items, compare } = this;
    const top = items[0];
    const last = items.pop();
    if (items.length) {
      items[0] = last;
      for (let at = 0; ; ) {
        let least = at;
        for (const child of [2 * at + 1, 2 * at + 2]) {
          if (child < items.length && compare(items[child], items[least]) < 0) least = child;
        }
        if (least === at) break;
        [items[least], items[at]] = [items[at], items[least]];
        at = least;
      }
    }
    return top;
  }
}
