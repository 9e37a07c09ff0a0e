// What the page draws of what passes its filters: node selection_test.mjs SOURCES_OF_THE_PAGE
import assert from "node:assert/strict";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const { select, MOST_TIES } = await import(pathToFileURL(join(resolve(process.argv[2]), "selection.js")));

/** A chain of nodes; every hundredth tie has two sources. */
function chain(ties) {
  const model = {
    nodeCount: ties + 1,
    byRank: Int32Array.from({ length: ties + 1 }, (_, i) => i),
    edges: {
      source: Int32Array.from({ length: ties }, (_, i) => i),
      target: Int32Array.from({ length: ties }, (_, i) => i + 1),
      sources: Int32Array.from({ length: ties }, (_, i) => (i % 100 === 99 ? 2 : 1)),
    },
  };
  const view = { most: 0, opened: new Set(), folded: new Set(), kept: new Set() };
  return select(model, Int32Array.from({ length: ties }, (_, i) => i), view);
}

const few = chain(MOST_TIES);
assert.equal(few.edges.length, MOST_TIES);
assert.equal(few.crowded, 0);

const many = chain(MOST_TIES + 500);
assert.equal(many.edges.length, MOST_TIES, "no more than can be drawn");
assert.equal(many.crowded, 500, "and the rest is counted");
assert.equal(many.nodes.length, MOST_TIES + 501, "every node stays");
assert.equal(many.edges.filter((edge) => edge % 100 === 99).length, (MOST_TIES + 500) / 100, "ties with more sources first");
assert.deepEqual(many.edges, [...many.edges].sort((a, b) => a - b), "in their own order");
console.log("selection: ok");
