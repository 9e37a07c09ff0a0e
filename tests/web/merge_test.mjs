// The parts of a served page put together: node merge_test.mjs SOURCES_OF_THE_PAGE
import assert from "node:assert/strict";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const sources = resolve(process.argv[2]);
const from = (name) => import(pathToFileURL(join(sources, name)));
const { merge } = await from("merge.js");
const { Growth } = await from("growth.js");

/** Data as the server writes it: texts numbered in the order in which they are met. */
function dataOf({ nodes, edges, focus = [] }) {
  const texts = [""];
  const text = (value) => {
    const at = texts.indexOf(value);
    return at >= 0 ? at : texts.push(value) - 1;
  };
  const keys = nodes.map(([key]) => key);
  const relations = [...new Set(edges.map((edge) => edge.relation))];
  const documents = [...new Set(edges.flatMap((edge) => edge.said.map(([document]) => document)))];
  const data = {
    schema: "urn:lazo:schema:explorer:1",
    version: "0",
    title: keys[0],
    types: [{ name: "person" }, { name: "country" }],
    relations: relations.map((name) => ({ name })),
    documents: documents.map((id) => ({ id })),
    nodes: {
      key: keys.map(text),
      name: nodes.map(([key]) => text(key.toUpperCase())),
      type: nodes.map(() => 1),
      level: nodes.map(() => 0),
      mentions: nodes.map(() => 1),
      documents: nodes.map(() => 1),
      focus: keys.map((key) => Number(focus.includes(key))),
      rank: nodes.map((_, i) => nodes.length - 1 - i),
      x: nodes.map(([, x]) => x),
      y: nodes.map(([, , y]) => y),
      names: keys.map((key) => [text(`${key}'s other name`)]),
    },
    edges: { id: [], source: [], target: [], relation: [], layer: [], sources: [], disputed: [], changed: [], origin: [] },
    claims: { edge: [], quotation: [], status: [], mood: [], negated: [], confidence: [], day: [], speaker: [], cue: [], marks: [] },
    quotations: { document: [], begin: [], text: [], before: [], after: [] },
    notices: [`around ${keys[0]}`],
  };
  edges.forEach(({ source, relation, target, said }, at) => {
    const row = { id: text(`${source} ${relation} ${target}`), source: keys.indexOf(source), target: keys.indexOf(target), relation: relations.indexOf(relation), layer: 0, sources: said.length, disputed: 0, changed: 0, origin: 0 };
    for (const [name, value] of Object.entries(row)) data.edges[name].push(value);
    for (const [document, sentence, day] of said) {
      const quotation = data.quotations.text.length;
      const quoted = { document: documents.indexOf(document), begin: 7, text: text(sentence), before: 0, after: 0 };
      for (const [name, value] of Object.entries(quoted)) data.quotations[name].push(value);
      const claim = { edge: at, quotation, status: 0, mood: 0, negated: 0, confidence: 9000, day: text(day), speaker: 0, cue: 0 };
      for (const [name, value] of Object.entries(claim)) data.claims[name].push(value);
      data.claims.marks.push(quotation, 1, 2, 3, 4, 5);
    }
  });
  data.texts = texts;
  return data;
}

/** What the data says, in words: independent of how things are numbered. */
function told(data) {
  const text = (at) => data.texts[at];
  return data.edges.id.map((id, edge) => ({
    id: text(id),
    tie: `${text(data.nodes.key[data.edges.source[edge]])} ${data.relations[data.edges.relation[edge]].name} ${text(data.nodes.key[data.edges.target[edge]])}`,
    said: data.claims.edge.flatMap((of, claim) => (of === edge ? [claim] : [])).map((claim) => {
      const quotation = data.claims.quotation[claim];
      return [data.documents[data.quotations.document[quotation]].id, text(data.quotations.text[quotation]), text(data.claims.day[claim])];
    }),
  }));
}

const tie = (source, relation, target, ...said) => ({ source, relation, target, said });
const first = dataOf({
  nodes: [["ana", 0, 0], ["ben", 100, 0]],
  edges: [tie("ana", "knows", "ben", ["d1", "Ana knows Ben.", "2026-01"]), tie("ben", "sues", "ana", ["d2", "Ben sued Ana.", ""])],
  focus: ["ana"],
});
const second = dataOf({
  nodes: [["cem", -50, 10], ["ben", 0, 0], ["dia", 50, 0], ["ana", 0, 50]],
  edges: [
    tie("ben", "helps", "cem", ["d3", "Ben helps Cem.", "2026-02"], ["d1", "Cem is helped.", "2026-01"]),
    tie("ben", "sues", "ana", ["d9", "The second part cut what proves it.", ""]),
    tie("cem", "knows", "dia", ["d2", "Cem knows Dia.", ""]),
  ],
  focus: ["ben"],
});
const before = [JSON.stringify(first), JSON.stringify(second)];
const both = merge(first, second, "ben");

// Nothing of the parts is changed.
assert.deepEqual([JSON.stringify(first), JSON.stringify(second)], before);
// Numbers of the first part stay; the new nodes follow.
assert.deepEqual(both.nodes.key.map((at) => both.texts[at]), ["ana", "ben", "cem", "dia"]);
assert.deepEqual(both.nodes.key.slice(0, 2), first.nodes.key);
// Every tie is there once, with what proves it; one that both have keeps the first part's proof.
assert.deepEqual(told(both), [
  ...told(first),
  { id: "ben helps cem", tie: "ben helps cem", said: [["d3", "Ben helps Cem.", "2026-02"], ["d1", "Cem is helped.", "2026-01"]] },
  { id: "cem knows dia", tie: "cem knows dia", said: [["d2", "Cem knows Dia.", ""]] },
]);
assert.deepEqual(both.documents.map(({ id }) => id), ["d1", "d2", "d3", "d9"]);
assert.equal(both.texts[both.nodes.names[2][0]], "cem's other name");
assert.equal(both.claims.marks.length, 6 * both.claims.edge.length);
assert.deepEqual(both.claims.marks.slice(-6), [3, 1, 2, 3, 4, 5]); // of the last claim, as the second part has it
// Ranks are an order of all nodes, the first part's first.
assert.deepEqual([...both.nodes.rank].sort(), [0, 1, 2, 3]);
assert.deepEqual(both.nodes.rank.slice(0, 2), first.nodes.rank);
// Old nodes do not move; new ones stand to the opened one as they did.
assert.deepEqual(both.nodes.x, [0, 100, 50, 150]);
assert.deepEqual(both.nodes.y, [0, 0, 10, 0]);
assert.deepEqual(both.notices, ["around ana", "around cem"]);
// Every column of a table has one length.
for (const table of ["nodes", "edges", "quotations"]) {
  assert.equal(new Set(Object.values(both[table]).map((column) => column.length)).size, 1, table);
}
// The same part again changes nothing.
assert.deepEqual(told(merge(both, second, "ben")), told(both));
assert.deepEqual(merge(both, first, "ana").nodes, both.nodes);

// Growth asks once for each node, and never in a page that holds its data.
const asked = [];
const server = { around: async (key) => (asked.push(key), second) };
const growth = new Growth(server, first);
assert.ok(!growth.wants("ana"));
assert.ok(growth.wants("ben"));
const model = { data: first };
const grown = await growth.around(model, "ben");
assert.equal(grown.nodeCount, 4);
assert.equal(await growth.around(grown, "ben"), grown);
assert.deepEqual(asked, ["ben"]);
assert.equal(await new Growth(null, first).around(model, "ben"), model);
const opened = await new Growth(server, first).startingFrom(first, "#opened=ben&node=ana");
assert.equal(opened.nodes.key.length, 4);
const gone = new Growth({ around: async () => Promise.reject(new Error("no node")) }, first);
assert.equal(await gone.startingFrom(first, "#node=zed"), first);
console.log("ok");
