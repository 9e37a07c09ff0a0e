// Uses the explorer of `lazo serve` in a headless Chromium: neighbourhoods come as they are opened,
// in the page that is open.
//
//   node served_explorer_test.mjs NODE_MODULES LAZO DOCUMENT...       (77: skipped)
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { startBrowser, test } from "./browser.mjs";

const { browser, lazo, documents } = await startBrowser(process.argv.slice(2));
const folder = mkdtempSync(join(tmpdir(), "lazo_served_"));
const store = join(folder, "g.lazo");
execFileSync(lazo, ["import", ...documents, "--db", store]);
const server = spawn(lazo, ["serve", "--port", "0", "--db", store], { stdio: ["ignore", "pipe", "ignore"] });
const address = (await new Promise((done) => server.stdout.once("data", done))).toString().trim();
let failed = 0;

async function open(path) {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
  page.problems = [];
  page.asked = [];
  page.on("console", (message) => message.type() === "error" && page.problems.push(message.text()));
  page.on("pageerror", (error) => page.problems.push(error.message));
  page.on("request", (request) => {
    if (request.url().startsWith(address)) page.asked.push(request.url().slice(address.length));
    else if (!/^(blob|data):/.test(request.url())) page.problems.push(`request: ${request.url()}`);
  });
  await page.goto(address + path);
  await page.waitForFunction(() => window.lazo);
  return page;
}

const keysOf = (page) => page.evaluate(() => Array.from({ length: lazo.model.nodeCount }, (_, node) => lazo.model.key(node)));
const answered = async (question) => (await fetch(`${address}api/v1/${question}`)).json();

try {
  const page = await open("explore?name=COPARMEX");
  const start = await keysOf(page);

  failed += await test("the page asks for a neighbourhood, and draws it", async () => {
    assert.ok(start.includes("org:coparmex"));
    assert.equal(page.asked.filter((path) => path.startsWith("api/v1/explorer")).length, 1);
    const ties = await answered("neighbors?name=COPARMEX&status=all");
    for (const edge of ties.edges) assert.ok(start.includes(edge.source) && start.includes(edge.target), edge.id);
    assert.ok(await page.evaluate(() => lazo.drawing.graph.order > 1));
  });

  failed += await test("opening a node brings its ties into the same page", async () => {
    await page.evaluate(() => (window.mark = "still here"));
    const before = await page.evaluate(() => ({ x: lazo.model.nodes.x[0], key: lazo.model.key(0) }));
    await page.evaluate(() => lazo.choose(lazo.model.nodeOfKey("country:mx")));
    await page.click(".details-body .actions button"); // "Open its ties"
    await page.waitForFunction((count) => lazo.model.nodeCount > count, start.length);
    const now = await keysOf(page);
    assert.equal(await page.evaluate(() => window.mark), "still here");
    assert.deepEqual(now.slice(0, start.length), start);
    const ties = await answered("neighbors?name=country:mx&status=all&limit=1000");
    for (const edge of ties.edges) assert.ok(now.includes(edge.source) && now.includes(edge.target), edge.id);
    assert.deepEqual(await page.evaluate(() => ({ x: lazo.model.nodes.x[0], key: lazo.model.key(0) })), before);
    // Their quotations are those of the server.
    const edge = ties.edges.find(({ evidence }) => evidence.length > 0);
    const quoted = await page.evaluate((id) => {
      const { model } = lazo;
      const at = Array.from({ length: model.edgeCount }, (_, i) => i).find((i) => model.edgeId(i) === id);
      return [...model.claimsOf(at)].map((claim) => model.texts[model.quotations.text[model.claims.quotation[claim]]]);
    }, edge.id);
    assert.ok(quoted.includes(edge.evidence[0].text));
    const asked = page.asked.length;
    await page.evaluate(() => lazo.open(lazo.model.nodeOfKey("country:mx"))); // folds it
    await page.evaluate(() => lazo.open(lazo.model.nodeOfKey("country:mx"))); // and opens it again
    assert.equal(page.asked.length, asked);
  });

  failed += await test("the search finds what is not here yet", async () => {
    const there = new Set(await keysOf(page));
    const all = (await answered("rank?limit=500")).nodes;
    const far = all.find((node) => !there.has(node.key) && node.level === "known");
    assert.ok(far, "the examples hold a node out of reach");
    await page.fill(".search", far.name);
    await page.waitForSelector("#found-more-0");
    await page.dispatchEvent("#found-more-0", "mousedown");
    await page.waitForFunction((key) => lazo.model.nodeOfKey(key) !== undefined && lazo.view.node === lazo.model.nodeOfKey(key), far.key);
  });

  failed += await test("an address brings back what was opened", async () => {
    await page.waitForFunction(() => {
      const there = new URLSearchParams(location.hash.slice(1)).get("opened") ?? "";
      return [...lazo.view.opened].every((node) => there.split(" ").includes(lazo.model.key(node)));
    });
    const again = await open(`explore?name=COPARMEX${await page.evaluate(() => location.hash)}`);
    const there = await keysOf(again);
    for (const key of await page.evaluate(() => [...lazo.view.opened].map((node) => lazo.model.key(node)))) assert.ok(there.includes(key), key);
    assert.deepEqual(again.problems, []);
  });

  failed += await test("no request leaves the server, and nothing fails", async () => {
    assert.deepEqual(page.problems, []);
  });
} finally {
  await browser.close();
  server.kill();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(failed ? 1 : 0);
