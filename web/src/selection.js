// From the ties that pass the filters to what is drawn: the nodes that say most, those that the
// reader opened, without those folded away.

/** More lines than this are a grey surface, and a browser that draws without a graphics card ends. */
export const MOST_TIES = 30000;

/**
 * @param {Model} model
 * @param {Int32Array} edges ties that pass
 * @param {{most: number, opened: Set, folded: Set, kept: Set}} view numbers of nodes; `kept` stay
 *   whatever the limit
 * @returns {{nodes: number[], edges: number[], more: Int32Array, crowded: number}} `more`: ties of
 *   each node that lead to nodes not drawn; `crowded`: ties between drawn nodes that are too many
 */
export function select(model, edges, view) {
  const tied = new Uint8Array(model.nodeCount);
  const { source, target } = model.edges;
  for (const edge of edges) tied[source[edge]] = tied[target[edge]] = 1;
  const drawn = new Uint8Array(model.nodeCount);
  let room = view.most || Infinity;
  for (const node of model.byRank) {
    if (room <= 0) break;
    if (!tied[node]) continue;
    drawn[node] = 1;
    room--;
  }
  for (const node of view.kept) drawn[node] = 1;
  for (const edge of edges) {
    if (view.opened.has(source[edge])) drawn[source[edge]] = drawn[target[edge]] = 1;
    if (view.opened.has(target[edge])) drawn[source[edge]] = drawn[target[edge]] = 1;
  }
  fold(model, edges, view, drawn);
  const inside = [];
  const more = new Int32Array(model.nodeCount);
  for (const edge of edges) {
    const [a, b] = [source[edge], target[edge]];
    if (drawn[a] && drawn[b]) inside.push(edge);
    else if (drawn[a]) more[a]++;
    else if (drawn[b]) more[b]++;
  }
  // A node whose every tie leads out of the picture says nothing in it.
  const alone = new Uint8Array(drawn);
  for (const edge of inside) alone[source[edge]] = alone[target[edge]] = 0;
  const nodes = [];
  for (let node = 0; node < model.nodeCount; node++) {
    if (drawn[node] && (!alone[node] || view.kept.has(node))) nodes.push(node);
  }
  const told = strongest(model, inside);
  return { nodes, edges: told, more, crowded: inside.length - told.length };
}

/** The ties with the most sources, as many as can be drawn, in their own order. */
function strongest(model, edges) {
  if (edges.length <= MOST_TIES) return edges;
  const { sources } = model.edges;
  const bySources = [...edges].sort((a, b) => sources[b] - sources[a] || a - b);
  return bySources.slice(0, MOST_TIES).sort((a, b) => a - b);
}

/** Takes away the nodes that hang on a folded node alone. */
function fold(model, edges, view, drawn) {
  if (!view.folded.size) return;
  const { source, target } = model.edges;
  const only = new Int32Array(model.nodeCount).fill(-1); // the one neighbour; -2: several
  const note = (node, other) => {
    if (only[node] === -1) only[node] = other;
    else if (only[node] !== other) only[node] = -2;
  };
  for (const edge of edges) {
    if (!drawn[source[edge]] || !drawn[target[edge]] || source[edge] === target[edge]) continue;
    note(source[edge], target[edge]);
    note(target[edge], source[edge]);
  }
  for (let node = 0; node < model.nodeCount; node++) {
    if (only[node] >= 0 && view.folded.has(only[node]) && !view.folded.has(node) && !view.kept.has(node)) drawn[node] = 0;
  }
}

/** Nodes by search text: begins with, a word begins with, contains; folded, over all names. */
export function search(model, text, limit = 12) {
  const wanted = folded(text).trim();
  if (!wanted) return [];
  const found = [];
  for (const node of model.byRank) {
    let score = 0;
    for (const name of [model.name(node), ...model.names(node)]) {
      const candidate = folded(name);
      if (candidate === wanted) score = Math.max(score, 4);
      else if (candidate.startsWith(wanted)) score = Math.max(score, 3);
      else if (candidate.includes(` ${wanted}`)) score = Math.max(score, 2);
      else if (candidate.includes(wanted)) score = Math.max(score, 1);
    }
    if (score) found.push({ node, score });
  }
  found.sort((a, b) => b.score - a.score || model.nodes.rank[a.node] - model.nodes.rank[b.node]);
  return found.slice(0, limit).map((hit) => hit.node);
}

/** Lower case without accents. */
export function folded(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
