// One Node engine that answers questions on a generated graph, line by line (see worker.py):
//
//   worker.mjs graphology|kuzu|duckdb FOLDER
//
// Prints "ready <seconds> <version>", or "absent <reason>". The packages are looked for below the
// folder that LAZO_PEERS names (npm install --prefix there), else as Node does.

import { createRequire } from "node:module";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";

const require = createRequire(join(resolve(process.env.LAZO_PEERS ?? "."), "worker.cjs"));
const versionOf = (name) => {
  const path = require.resolve(name).split(`node_modules/${name}/`)[0];
  return JSON.parse(readFileSync(`${path}node_modules/${name}/package.json`)).version;
};

function rows(path) {
  return readFileSync(path, "utf8").trimEnd().split("\n").slice(1).map((line) => line.split(","));
}

function readFolder(path) {
  const folder = { pairs: [], nodes: rows(join(path, "nodes.csv")).length };
  folder.edges = rows(join(path, "edges.csv")).map((row) => [+row[0], +row[1], +row[3]]);
  for (const [kind, a, b] of rows(join(path, "queries.csv"))) {
    if (kind === "pair") folder.pairs.push([+a, +b]);
    else folder[kind] = +a;
  }
  return folder;
}

const cpuSeconds = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

class Graphology {
  async load(folder) {
    const { UndirectedGraph } = require("graphology");
    this.paths = require("graphology-shortest-path");
    this.parts = require("graphology-components");
    this.pagerank = require("graphology-metrics/centrality/pagerank");
    this.graph = new UndirectedGraph();
    for (let n = 0; n < folder.nodes; ++n) this.graph.addNode(n);
    // Parallel ties count at their smallest weight.
    for (const [a, b, weight] of folder.edges) {
      const old = this.graph.edge(a, b);
      if (old === undefined) this.graph.addEdge(a, b, { weight });
      else if (weight < this.graph.getEdgeAttribute(old, "weight")) {
        this.graph.setEdgeAttribute(old, "weight", weight);
      }
    }
    this.folder = folder;
    return versionOf("graphology");
  }
  unweighted(a, b) {
    return this.paths.bidirectional(this.graph, a, b).length - 1;
  }
  weighted(a, b) {
    const path = this.paths.dijkstra.bidirectional(this.graph, a, b, "weight");
    let sum = 0;
    for (let i = 1; i < path.length; ++i) {
      sum += this.graph.getEdgeAttribute(path[i - 1], path[i], "weight");
    }
    return sum;
  }
  twoHop(node) {
    const near = new Set();
    this.graph.forEachNeighbor(node, (middle) => {
      near.add(middle);
      this.graph.forEachNeighbor(middle, (end) => near.add(end));
    });
    near.delete(String(node));
    return near.size;
  }
  components() {
    return this.parts.countConnectedComponents(this.graph);
  }
  bfs() {
    return Object.keys(this.paths.singleSourceLength(this.graph, this.folder.hub)).length;
  }
  page_rank() {
    return this.pagerank(this.graph, { getEdgeWeight: null }) ? 0 : 1;
  }
}

class Kuzu {
  async load(folder) {
    const kuzu = require("kuzu");
    this.folder = folder;
    this.path = mkdtempSync(join(tmpdir(), "lazo-kuzu-"));
    writeFileSync(join(this.path, "n.csv"), [...Array(folder.nodes).keys()].join("\n") + "\n");
    writeFileSync(join(this.path, "t.csv"), folder.edges.map((e) => e.join(",")).join("\n") + "\n");
    this.db = new kuzu.Database(join(this.path, "db"));
    this.connection = new kuzu.Connection(this.db, 1);
    for (const query of ["CREATE NODE TABLE N(id INT64, PRIMARY KEY(id))",
                         "CREATE REL TABLE T(FROM N TO N, weight INT64)",
                         `COPY N FROM '${this.path}/n.csv'`, `COPY T FROM '${this.path}/t.csv'`]) {
      await this.connection.query(query);
    }
    return versionOf("kuzu");
  }
  async number(query) {
    const result = await this.connection.query(query);
    const [row] = await result.getAll();
    return row ? Number(Object.values(row)[0]) : 0;
  }
  unweighted(a, b) {
    return this.number(`MATCH (x:N {id: ${a}})-[e:T* SHORTEST 1..30]-(y:N {id: ${b}}) RETURN length(e)`);
  }
  weighted(a, b) {
    return this.number(
        `MATCH (x:N {id: ${a}})-[e:T* WSHORTEST(weight) 1..30]-(y:N {id: ${b}}) RETURN cost(e)`);
  }
  twoHop(node) {
    return this.number(`MATCH (x:N {id: ${node}})-[e:T* SHORTEST 1..2]-(y:N) RETURN count(y)`);
  }
  close() {
    rmSync(this.path, { recursive: true });
  }
}

class DuckDb {
  async load(folder) {
    const { DuckDBInstance } = require("@duckdb/node-api");
    this.folder = folder;
    this.path = mkdtempSync(join(tmpdir(), "lazo-duckdb-"));
    const both = folder.edges.flatMap(([a, b, w]) => [`${a},${b},${w}`, `${b},${a},${w}`]);
    writeFileSync(join(this.path, "arc.csv"), both.join("\n") + "\n");
    const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
    this.db = await instance.connect();
    await this.db.run(
        `CREATE TABLE arc AS SELECT * FROM read_csv('${this.path}/arc.csv', header=false,
         columns={'a':'INTEGER','b':'INTEGER','weight':'INTEGER'}) ORDER BY a, b`);
    return versionOf("@duckdb/node-api");
  }
  async number(sql) {
    const reader = await this.db.runAndReadAll(sql);
    const [row] = reader.getRows();
    return row ? Number(row[0]) : 0;
  }
  /// A recursive query that keeps one row a node.
  unweighted(a, b) {
    return this.number(
        `WITH RECURSIVE reached(n, hops) USING KEY (n) AS (SELECT ${a}, 0 UNION
         SELECT arc.b, min(reached.hops) + 1 FROM reached JOIN arc ON arc.a = reached.n
         WHERE NOT EXISTS (SELECT 1 FROM recurring.reached seen WHERE seen.n = arc.b)
           AND NOT EXISTS (SELECT 1 FROM recurring.reached done WHERE done.n = ${b}) GROUP BY arc.b)
         SELECT hops FROM reached WHERE n = ${b}`);
  }
  twoHop(node) {
    return this.number(
        `WITH near(n) AS (SELECT b FROM arc WHERE a = ${node} UNION SELECT y.b FROM arc x
         JOIN arc y ON y.a = x.b WHERE x.a = ${node}) SELECT count(*) FROM near WHERE n <> ${node}`);
  }
  close() {
    rmSync(this.path, { recursive: true });
  }
}

async function answer(engine, folder, question, first, count) {
  if (question === "two_hop_hub") return engine.twoHop(folder.hub);
  if (question === "two_hop_leaf") return engine.twoHop(folder.leaf);
  if (!engine[question]) return null;
  if (!["unweighted", "weighted", "yen"].includes(question)) return engine[question]();
  let sum = 0;
  for (const [a, b] of folder.pairs.slice(first, first + count)) sum += await engine[question](a, b);
  return sum;
}

const engine = new { graphology: Graphology, kuzu: Kuzu, duckdb: DuckDb }[process.argv[2]]();
const folder = readFolder(process.argv[3]);
const start = cpuSeconds();
try {
  const version = await engine.load(folder);
  console.log(`ready ${(cpuSeconds() - start).toFixed(3)} ${version}`);
} catch (error) {
  console.log(`absent ${String(error.message).split("\n")[0]}`);
  process.exit(0);
}
for await (const line of createInterface({ input: process.stdin })) {
  const [question, first, count] = line.split(" ");
  const begin = cpuSeconds();
  const sum = await answer(engine, folder, question, +first, +count);
  console.log(sum === null ? "none" : `${sum} ${((cpuSeconds() - begin) * 1000).toFixed(6)}`);
}
engine.close?.();
