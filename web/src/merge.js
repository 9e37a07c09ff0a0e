// Two parts of one graph as one: what a served page does when a further neighbourhood arrives. Nodes,
// ties and documents that both parts have are taken once; numbers of the first part stay what they
// are, so that whatever points at them still does. A tie that both have keeps the quotations of the
// first. Pure.

// Columns that are numbers of texts; all others are numbers in their own right.
const TEXTS = {
  nodes: ["key", "name"],
  edges: ["id", "origin"],
  claims: ["day", "speaker", "cue"],
  quotations: ["text", "before", "after"],
};
const MARKS = 6; // numbers a claim in claims.marks

/**
 * @param {object} first data of the page (docs/explorer.md)
 * @param {object} second more of the same graph
 * @param {string} around key of a node that both have: its new neighbours are placed around it
 * @returns {object} data; nothing of `first` and `second` is changed
 */
export function merge(first, second, around) {
  const out = { ...first, notices: [...new Set([...first.notices, ...second.notices])] };
  const texts = appended(first.texts, second.texts, (text) => text);
  const documents = appended(first.documents, second.documents, (document) => document.id);
  const relations = appended(first.relations, second.relations, (relation) => relation.name);
  const types = appended(first.types, second.types, (type) => type.name);
  Object.assign(out, { texts: texts.list, documents: documents.list, relations: relations.list, types: types.list });

  const keys = columnsOf(second, "nodes", texts);
  const nodes = newRows(first.nodes.key, keys.key);
  keys.type = keys.type.map((type) => types.at[type]);
  keys.names = second.nodes.names.map((names) => names.map((text) => texts.at[text]));
  // The order of the first part goes on with the second's.
  const ranked = nodes.fresh.slice().sort((a, b) => second.nodes.rank[a] - second.nodes.rank[b]);
  keys.rank = new Array(keys.key.length);
  ranked.forEach((node, i) => (keys.rank[node] = first.nodes.rank.length + i));
  place(first, second, texts, around, keys);
  out.nodes = joined(first.nodes, keys, nodes.fresh);

  const ties = columnsOf(second, "edges", texts);
  for (const end of ["source", "target"]) ties[end] = ties[end].map((node) => nodes.at[node]);
  ties.relation = ties.relation.map((relation) => relations.at[relation]);
  const edges = newRows(first.edges.id, ties.id);
  out.edges = joined(first.edges, ties, edges.fresh);

  const said = columnsOf(second, "claims", texts);
  const isNew = new Set(edges.fresh);
  const claims = said.edge.map((_, claim) => claim).filter((claim) => isNew.has(said.edge[claim]));
  const quoted = columnsOf(second, "quotations", texts);
  quoted.document = quoted.document.map((document) => documents.at[document]);
  const used = [...new Set(claims.map((claim) => said.quotation[claim]))];
  const placeOf = new Map(used.map((quotation, i) => [quotation, first.quotations.document.length + i]));
  said.edge = said.edge.map((edge) => edges.at[edge]);
  said.quotation = said.quotation.map((quotation) => placeOf.get(quotation));
  delete said.marks;
  out.claims = joined({ ...first.claims, marks: undefined }, said, claims);
  out.claims.marks = [...first.claims.marks, ...claims.flatMap((claim) => second.claims.marks.slice(MARKS * claim, MARKS * (claim + 1)))];
  out.quotations = joined(first.quotations, quoted, used);
  return out;
}

/** Both lists, each thing once; `at[i]` is where the i-th of the second stands. */
function appended(first, second, nameOf) {
  const list = [...first];
  const places = new Map(first.map((thing, i) => [nameOf(thing), i]));
  const at = second.map((thing) => {
    const name = nameOf(thing);
    if (!places.has(name)) places.set(name, list.push(thing) - 1);
    return places.get(name);
  });
  return { list, at };
}

/** The rows of the second part that the first has not, by their name; `at` as above. */
function newRows(first, second) {
  const places = new Map(first.map((name, i) => [name, i]));
  const fresh = [];
  const at = second.map((name, i) => {
    if (!places.has(name)) places.set(name, first.length + fresh.push(i) - 1);
    return places.get(name);
  });
  return { fresh, at };
}

function columnsOf(data, table, texts) {
  const out = { ...data[table] };
  for (const name of TEXTS[table]) out[name] = out[name].map((text) => texts.at[text]);
  return out;
}

function joined(first, second, rows) {
  const out = {};
  for (const name of Object.keys(first)) {
    if (first[name]) out[name] = [...first[name], ...rows.map((row) => second[name][row])];
  }
  return out;
}

/** New nodes stand to the opened one as the second part has them; the old ones do not move. */
function place(first, second, texts, around, keys) {
  const text = texts.list.indexOf(around);
  const [old, now] = [first.nodes.key.indexOf(text), keys.key.indexOf(text)];
  if (old < 0 || now < 0) return;
  for (const axis of ["x", "y"]) {
    const shift = first.nodes[axis][old] - second.nodes[axis][now];
    keys[axis] = second.nodes[axis].map((value) => value + shift);
  }
}
