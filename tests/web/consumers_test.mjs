// The libraries of browsers open what was exported: Cytoscape.js, graphology, and ajv with the
// published schemas. Counts and the evidence of one tie are compared with lazo's own envelope.
//
//   node consumers_test.mjs NODE_MODULES LAZO DOCUMENT...
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const [modules, lazo, ...documents] = process.argv.slice(2).map((path) => resolve(path));
if (!existsSync(join(modules, "cytoscape"))) {
  console.log("skipped: the packages of web/package.json are not installed");
  process.exit(77);
}
const require = createRequire(join(modules, "x"));
const folder = mkdtempSync(join(tmpdir(), "lazo_consumers_"));
const store = join(folder, "g.lazo");
const run = (...args) => execFileSync(lazo, args, { encoding: "utf8", maxBuffer: 1 << 28 });
try {
  run("import", "--db", store, ...documents);
  const text = (format, ...flags) => run("export", format, "--db", store, "--status", "all", ...flags);
  const envelope = JSON.parse(text("json"));
  const told = envelope.edges.find((edge) => edge.evidence.length && edge.status === "reported");
  const sentence = told.evidence.find((evidence) => evidence.status === told.status).text;

  const cytoscape = require("cytoscape");
  const cy = cytoscape({ headless: true, elements: JSON.parse(text("cytoscape")).elements });
  assert.equal(cy.nodes().length, envelope.nodes.length);
  assert.equal(cy.edges().length, envelope.edges.length);
  assert.equal(cy.getElementById(told.id).data("evidence"), sentence);
  assert.equal(cy.getElementById(told.id).source().id(), told.source);

  const { MultiDirectedGraph } = require("graphology");
  const link = JSON.parse(text("node-link"));
  const graph = new MultiDirectedGraph();
  for (const { id, ...attributes } of link.nodes) graph.addNode(id, attributes);
  for (const { key, source, target, ...attributes } of link.edges) graph.addEdgeWithKey(key, source, target, attributes);
  assert.equal(graph.order, envelope.nodes.length);
  assert.equal(graph.size, envelope.edges.length);
  assert.equal(graph.getEdgeAttribute(told.id, "evidence"), sentence);

  const Ajv = require("ajv/dist/2020").default;
  for (const [schema, values] of [
    ["answer", [envelope, JSON.parse(run("neighbors", "T-MEC", "--json", "--db", store)), JSON.parse(run("path", "COPARMEX", "Canada", "--json", "--db", store))]],
    ["jsonl", run("export", "jsonl", "--db", store).trim().split("\n").map((line) => JSON.parse(line))],
  ]) {
    const validate = new Ajv({ strict: false, allErrors: true }).compile(JSON.parse(run("schema", schema)));
    for (const value of values) assert.ok(validate(value), `${schema}: ${JSON.stringify(validate.errors?.slice(0, 3))} in ${JSON.stringify(value).slice(0, 200)}`);
  }
  // Workbooks: LibreOffice finds as many positions and measures as the answers have.
  if (existsSync("/usr/bin/soffice")) {
    for (const [command, list] of [[["positions", "T-MEC"], "positions"], [["measures"], "measures"]]) {
      const book = join(folder, `${list}.xlsx`);
      run(...command, "--db", store, "-o", book);
      execFileSync("/usr/bin/soffice", [`-env:UserInstallation=file://${folder}/profile`, "--headless", "--convert-to", "csv", "--outdir", folder, book], { stdio: "ignore", timeout: 120000 });
      const answer = JSON.parse(run(...command, "--json", "--db", store));
      const rows = readFileSync(join(folder, `${list}.csv`), "utf8").trim().split("\n");
      assert.equal(rows.length, answer[list].length + 1, list);
    }
  } else console.log("skipped: LibreOffice is not installed");
  console.log("ok   cytoscape.js, graphology and ajv open what was exported");
} finally {
  rmSync(folder, { recursive: true, force: true });
}
