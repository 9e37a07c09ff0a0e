// The graph as the page works on it: columns of the data as typed arrays, and what is looked up
// again and again (ties of a node, claims of a tie, values a filter may take). Never changes.

export const STATUSES = ["stated", "reported", "intended", "required", "possible", "denied"];
export const MOODS = ["asserted", "planned", "possible", "required", "desired", "feared", "conditional", "question"];
export const BACKGROUND = 1; // edges.layer
const DESCRIBED = "described";
const LEVELS = ["known", "named", DESCRIBED];

/** Lists of items by group, as one array: items of group g are list[first[g]] to list[first[g+1]]. */
function grouped(count, groupOf, size) {
  const first = new Int32Array(count + 1);
  for (let i = 0; i < size; i++) first[groupOf(i) + 1]++;
  for (let g = 0; g < count; g++) first[g + 1] += first[g];
  const at = first.slice(0, count);
  const list = new Int32Array(size);
  for (let i = 0; i < size; i++) list[at[groupOf(i)]++] = i;
  return { first, list };
}

export class Model {
  constructor(data) {
    this.data = data;
    this.texts = data.texts;
    this.documents = data.documents;
    this.types = data.types;
    this.relations = data.relations;
    this.nodeCount = data.nodes.key.length;
    this.edgeCount = data.edges.id.length;
    this.claimCount = data.claims.edge.length;
    this.nodes = columns(data.nodes);
    this.edges = columns(data.edges);
    this.claims = columns(data.claims);
    this.quotations = columns(data.quotations);
    this.byRank = new Int32Array(this.nodeCount);
    this.nodes.rank.forEach((rank, node) => (this.byRank[rank] = node));
    this.claimsByEdge = grouped(this.edgeCount, (i) => this.claims.edge[i], this.claimCount);
    const { source, target } = this.edges;
    const ends = (i) => (i < this.edgeCount ? source[i] : target[i - this.edgeCount]);
    this.edgesByNode = grouped(this.nodeCount, ends, 2 * this.edgeCount);
    this.days = this.claims.day.map ? Array.from(this.claims.day, (text) => this.texts[text]) : [];
    this.families = familiesOf(this.relations);
    this.byKey = null;
  }

  name(node) {
    return this.texts[this.nodes.name[node]];
  }
  key(node) {
    return this.texts[this.nodes.key[node]];
  }
  isDescribed(node) {
    return LEVELS[this.nodes.level[node]] === DESCRIBED;
  }
  edgeId(edge) {
    return this.texts[this.edges.id[edge]];
  }
  relation(edge) {
    return this.relations[this.edges.relation[edge]];
  }
  typeName(node) {
    return this.types[this.nodes.type[node]].name;
  }
  /** Other names of a node. */
  names(node) {
    return this.data.nodes.names[node].map((text) => this.texts[text]);
  }
  nodeOfKey(key) {
    if (!this.byKey) this.byKey = new Map(Array.from({ length: this.nodeCount }, (_, i) => [this.key(i), i]));
    return this.byKey.get(key);
  }
  claimsOf(edge) {
    const { first, list } = this.claimsByEdge;
    return list.subarray(first[edge], first[edge + 1]);
  }
  /** Ties of a node, each once. */
  edgesOf(node) {
    const { first, list } = this.edgesByNode;
    const edges = new Set();
    for (let i = first[node]; i < first[node + 1]; i++) edges.add(list[i] % this.edgeCount);
    return [...edges];
  }
  otherEnd(edge, node) {
    return this.edges.source[edge] === node ? this.edges.target[edge] : this.edges.source[edge];
  }
  documentOf(claim) {
    return this.quotations.document[this.claims.quotation[claim]];
  }
}

function columns(object) {
  const out = {};
  for (const [name, values] of Object.entries(object)) {
    out[name] = name === "names" ? values : Int32Array.from(values);
  }
  return out;
}

/** [{name, label: [en, es, fr], relations: [index]}], in the order of the relations. */
function familiesOf(relations) {
  const families = new Map();
  relations.forEach((relation, index) => {
    const name = relation.family || "OTHER";
    if (!families.has(name)) families.set(name, { name, label: relation.familyLabel, relations: [] });
    families.get(name).relations.push(index);
  });
  return [...families.values()];
}
