// Opens the explorer in a headless Chromium and uses it as a reader would: filters, clicks, a path,
// the table, the keyboard, saved files, hostile names.
//
//   node explorer_test.mjs NODE_MODULES LAZO DOCUMENT...
//
// Exit code 77: Chromium or playwright-core is not there, and the test is skipped.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { startBrowser, test as runTest } from "./browser.mjs";

const { browser, lazo, documents } = await startBrowser(process.argv.slice(2));
const folder = mkdtempSync(join(tmpdir(), "lazo_explorer_"));
const store = join(folder, "g.lazo");
const run = (...args) => execFileSync(lazo, [...args, "--db", store], { encoding: "utf8" });
let failed = 0;

async function open(file, options = {}, hash = "") {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, acceptDownloads: true, ...options });
  const page = await context.newPage();
  page.problems = [];
  page.on("console", (message) => message.type() === "error" && page.problems.push(message.text()));
  page.on("pageerror", (error) => page.problems.push(error.message));
  page.on("request", (request) => /^(file|blob|data):/.test(request.url()) || page.problems.push(`request: ${request.url()}`));
  await page.goto(`file://${file}${hash}`);
  await page.waitForFunction(() => window.lazo);
  return page;
}

async function test(name, body) {
  failed += await runTest(name, body);
}

/** Where a node or the middle of a tie stands on the screen. */
const placeOfNode = (page, node) =>
  page.evaluate((index) => {
    const { drawing, canvas } = window.lazo;
    const at = drawing.sigma.framedGraphToViewport(drawing.sigma.getNodeDisplayData(index));
    const box = canvas.getBoundingClientRect();
    return { x: box.x + at.x, y: box.y + at.y };
  }, node);

try {
  run("import", ...documents);
  const file = join(folder, "g.html");
  run("export", "html", "-o", file);
  const envelope = JSON.parse(run("export", "json", "--status", "all"));
  const page = await open(file);

  await test("every tie of the graph is in the page, with its evidence", async () => {
    const there = await page.evaluate(() => {
      const { model } = window.lazo;
      return Array.from({ length: model.edgeCount }, (_, edge) => [model.edgeId(edge), [...model.claimsOf(edge)].map((claim) => model.texts[model.quotations.text[model.claims.quotation[claim]]])]);
    });
    assert.equal(there.length, envelope.edges.length);
    const sentences = new Map(there);
    for (const edge of envelope.edges) {
      for (const evidence of edge.evidence) assert.ok(sentences.get(edge.id).includes(evidence.text), edge.id);
    }
  });

  await test("counts of the filters are what unticking hides", async () => {
    const rows = await page.$$eval("[data-facet=sign] li", (items) => items.map((item) => [item.querySelector("input").id, Number(item.querySelector(".count").textContent)]));
    const before = await page.evaluate(() => window.lazo.shown.length);
    const [id, count] = rows.find(([, n]) => n > 0 && n < before);
    await page.click(`#${id}`);
    assert.equal(await page.evaluate(() => window.lazo.shown.length), before - count);
    assert.match(await page.evaluate(() => new Promise((done) => setTimeout(() => done(location.hash), 400))), /sign=/);
    await page.click("#reset");
    assert.equal(await page.evaluate(() => window.lazo.shown.length), before);
  });

  await test("possible and denied ties are off until they are ticked", async () => {
    const status = await page.evaluate(() => [...window.lazo.best].filter((best) => best === 4 || best === 5).length);
    assert.equal(status, 0);
    await page.click("#f-status-denied");
    const denied = await page.evaluate(() => [...window.lazo.best].filter((best) => best === 5).length);
    assert.ok(denied > 0);
    await page.click("#reset");
  });

  await test("a click on a node tells about it; a tie opens its sentence, marked", async () => {
    const node = await page.evaluate(() => window.lazo.model.nodeOfKey("country:mx"));
    const at = await placeOfNode(page, node);
    await page.mouse.click(at.x, at.y);
    await page.waitForSelector("#details h2:has-text('Mexico')");
    await page.click("#details .tie >> nth=0");
    const quoted = await page.textContent("#details .sentence >> nth=0");
    const all = envelope.edges.flatMap((edge) => edge.evidence.map((evidence) => evidence.text.trim()));
    assert.ok(all.includes(quoted.trim()), quoted);
    assert.ok((await page.$$("#details mark.trigger")).length > 0);
    await page.click("#details .copy >> nth=0");
    await page.waitForSelector("#details .copy:has-text('Copied')");
  });

  await test("a click on a drawn tie chooses it", async () => {
    await page.evaluate(() => window.lazo.reset());
    await page.waitForTimeout(500);
    const found = await page.evaluate(() => {
      const app = window.lazo;
      const box = app.canvas.getBoundingClientRect();
      const place = (node) => app.drawing.sigma.framedGraphToViewport(app.drawing.sigma.getNodeDisplayData(node));
      // The longest tie of a pair that has no other: its line runs straight.
      const pairs = new Map();
      for (const edge of app.selection.edges) {
        const key = [app.model.edges.source[edge], app.model.edges.target[edge]].sort().join();
        pairs.set(key, [...(pairs.get(key) ?? []), edge]);
      }
      let best = null;
      for (const [edge, ...others] of pairs.values()) {
        if (others.length) continue;
        const a = place(app.model.edges.source[edge]);
        const b = place(app.model.edges.target[edge]);
        const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
        const clear = app.selection.nodes.every((node) => Math.hypot(place(node).x - middle.x, place(node).y - middle.y) > 30);
        const far = Math.hypot(a.x - b.x, a.y - b.y);
        if (clear && (!best || far > best.far)) best = { edge, far, x: box.x + middle.x, y: box.y + middle.y };
      }
      return best;
    });
    await page.mouse.move(found.x + 3, found.y);
    await page.mouse.click(found.x, found.y);
    await page.waitForTimeout(100);
    const edge = await page.evaluate(() => window.lazo.view.edge);
    assert.ok(edge >= 0, "no tie was chosen");
  });

  await test("a path between two clicked nodes", async () => {
    await page.evaluate(() => window.lazo.reset());
    await page.waitForTimeout(500); // the picture moves back into place
    await page.click("#path");
    for (const key of ["org:coparmex", "country:us"]) {
      const node = await page.evaluate((name) => window.lazo.model.nodeOfKey(name), key);
      const at = await placeOfNode(page, node);
      await page.mouse.click(at.x, at.y);
    }
    const path = await page.evaluate(() => window.lazo.path?.found);
    assert.ok(path && path.edges.length >= 1 && path.edges.length <= 4);
    assert.equal(path.nodes.length, path.edges.length + 1);
    await page.keyboard.press("Escape");
  });

  await test("folding takes leaves away, opening brings neighbours", async () => {
    await page.evaluate(() => window.lazo.reset());
    await page.selectOption("#choice-most", "25");
    const [few, more] = await page.evaluate(() => {
      const app = window.lazo;
      const node = app.model.nodeOfKey("country:mx");
      const before = app.selection.nodes.length;
      app.open(node);
      return [before, app.selection.nodes.length];
    });
    assert.ok(more > few);
    const folded = await page.evaluate(() => {
      const app = window.lazo;
      app.fold(app.model.nodeOfKey("country:mx"));
      return app.selection.nodes.length;
    });
    assert.ok(folded < more);
    await page.click("#reset");
  });

  await test("search finds any name of a node, accents or not", async () => {
    await page.fill(".search", "t-mec");
    await page.waitForSelector("#found li");
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => window.lazo.model.key(window.lazo.view.node)), "agreement:usmca");
    await page.fill(".search", "union de pequenas");
    assert.match(await page.textContent("#found"), /Unión de Pequeñas/);
    await page.keyboard.press("Escape");
  });

  await test("the time slider leaves claims outside of it away", async () => {
    await page.evaluate(() => window.lazo.reset());
    const before = await page.evaluate(() => window.lazo.shown.length);
    await page.locator(".handles input >> nth=0").fill("3");
    await page.uncheck("#undated");
    const after = await page.evaluate(() => window.lazo.shown.length);
    assert.ok(after < before);
    await page.click("#reset");
  });

  await test("the table shows the same ties and opens them", async () => {
    await page.click("#toggle-table");
    const caption = await page.textContent("caption");
    assert.ok(caption.startsWith(String(await page.evaluate(() => window.lazo.shown.length))));
    await page.focus("tbody tr >> nth=1 >> button");
    await page.keyboard.press("Enter");
    assert.ok((await page.$$("#details .quotation, #details h2")).length > 0);
    await page.click("#toggle-table");
  });

  await test("keyboard: from actor to actor, and open", async () => {
    await page.evaluate(() => window.lazo.reset());
    await page.focus("#canvas");
    await page.keyboard.press("ArrowRight");
    const first = await page.evaluate(() => window.lazo.view.node);
    assert.ok(first >= 0);
    for (const key of ["ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown"]) await page.keyboard.press(key);
    await page.keyboard.press("Enter");
    assert.ok(await page.evaluate(() => window.lazo.view.opened.size === 1));
    assert.match(await page.textContent("[role=status]"), /\w/);
    await page.click("#reset");
  });

  for (const [kind, check] of [
    ["svg", (text) => /^<svg[\s\S]*<title>[\s\S]*<\/svg>$/.test(text) && !/<script/.test(text)],
    ["csv", (text) => text.startsWith("\ufeffid,source") && text.includes("org:coparmex")],
    ["json", (text) => JSON.parse(text).edges.some((edge) => edge.evidence.length > 0)],
    ["png", (text) => text.startsWith("\ufffdPNG")],
  ]) {
    await test(`saves what is visible as ${kind}`, async () => {
      const [saved] = await Promise.all([page.waitForEvent("download"), page.selectOption("#choice-save", kind)]);
      const path = join(folder, `saved.${kind}`);
      await saved.saveAs(path);
      assert.ok(check(readFileSync(path, "utf8")));
    });
  }

  await test("speaks Spanish and French, in the dark and on paper", async () => {
    await page.selectOption("#choice-language", "es");
    assert.match(await page.textContent("#filters"), /Polaridad/);
    await page.selectOption("#choice-language", "fr");
    assert.match(await page.textContent("#filters"), /Polarité/);
    await page.selectOption("#choice-theme", "dark");
    assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), "rgb(15, 23, 42)");
    await page.emulateMedia({ media: "print" });
    await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
    assert.ok(await page.evaluate(() => document.querySelector(".printed svg") !== null));
    await page.emulateMedia({ media: "screen" });
  });

  await test("an address brings the same view back", async () => {
    const again = await open(file, {}, "#status=background&node=country:ca&most=50&language=es&theme=dark");
    const view = await again.evaluate(() => ({ node: window.lazo.model.key(window.lazo.view.node), most: window.lazo.view.most, hidden: [...window.lazo.filter.hidden.status] }));
    assert.deepEqual(view, { node: "country:ca", most: 50, hidden: ["background"] });
    assert.deepEqual(again.problems, []);
    await again.context().close();
  });

  await test("nothing went wrong and nothing was asked for", async () => assert.deepEqual(page.problems, []));

  await test("hostile names stay text", async () => {
    const names = ["</script><script>window.bad=1</script>", '<img src=x onerror="window.bad=1">', "{{constructor}}", "javascript:alert(1)", "\u202eabc", "😀 \"quoted\" 'x' & y"];
    const hostile = JSON.parse(readFileSync(file, "utf8").match(/id="lazo-data">(.*?)<\/script>/s)[1]);
    hostile.texts = hostile.texts.map((text, i) => (text && hostile.nodes.name.includes(i) ? names[i % names.length] + i : text));
    hostile.texts = hostile.texts.map((text, i) => (hostile.quotations.text.includes(i) ? `${names[i % names.length]} ${text}` : text));
    const html = readFileSync(file, "utf8").replace(/(id="lazo-data">).*?(<\/script>)/s, (_, begin, end) => begin + JSON.stringify(hostile).replaceAll("<", "\\u003c") + end);
    const path = join(folder, "hostile.html");
    writeFileSync(path, html);
    const bad = await open(path, {}, "#table=1");
    await bad.evaluate(() => {
      const app = window.lazo;
      for (const node of app.selection.nodes) app.choose(node);
      for (const edge of app.selection.edges.slice(0, 30)) app.chooseEdge(edge);
      app.change(() => (app.view.table = false));
      window.dispatchEvent(new Event("beforeprint"));
    });
    await bad.waitForTimeout(200);
    assert.equal(await bad.evaluate(() => window.bad), undefined);
    assert.equal(await bad.evaluate(() => document.querySelectorAll("img, script:not([id])").length), 1);
    assert.deepEqual(bad.problems, []);
  });
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(failed ? 1 : 0);
