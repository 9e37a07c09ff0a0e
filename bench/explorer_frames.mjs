// Start and frame times of explorer pages in a headless Chromium (software drawing: an upper bound).
//
//   node explorer_frames.mjs NODE_MODULES PAGE.html...
//
// Start: from navigation until the first picture is drawn. Frame: time to draw the picture again
// while the camera moves, median and worst of 30, for the picture a page opens with and for all.
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const [modules, ...pages] = process.argv.slice(2).map((path) => resolve(path));
const { chromium } = createRequire(join(modules, "x"))("playwright-core");
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--enable-unsafe-swiftshader", "--use-angle=swiftshader", "--disable-dev-shm-usage"] });
for (const path of pages) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const begin = Date.now();
  await page.goto(`file://${path}`);
  await page.waitForFunction(() => window.lazo?.drawing?.graph.order > 0, null, { timeout: 120000 });
  const start = Date.now() - begin;
  const measure = () =>
    page.evaluate(async () => {
      const { drawing, selection } = window.lazo;
      const camera = drawing.sigma.getCamera();
      const times = [];
      for (let i = 0; i < 30; i++) {
        camera.setState({ x: 0.5 + 0.002 * i, y: 0.5, ratio: 1, angle: 0 });
        const at = performance.now();
        drawing.sigma.refresh({ skipIndexation: true, schedule: false });
        drawing.sigma.getCanvases().edges.getContext("webgl2")?.finish();
        times.push(performance.now() - at);
        await new Promise((done) => requestAnimationFrame(done));
      }
      times.sort((a, b) => a - b);
      return { nodes: selection.nodes.length, ties: selection.edges.length, median: times[15], worst: times[29] };
    });
  const told = (f) => `${f.nodes} nodes, ${f.ties} ties: ${f.median.toFixed(0)} ms (worst ${f.worst.toFixed(0)})`;
  const first = await measure();
  const filterMs = await page.evaluate(() => {
    const at = performance.now();
    window.lazo.filter.apply();
    return performance.now() - at;
  });
  const all = await page.evaluate(() => {
    const at = performance.now();
    window.lazo.change(() => (window.lazo.view.most = 0));
    return performance.now() - at;
  });
  const whole = await measure();
  console.log(`${path.split("/").pop()}: start ${start} ms; frame ${told(first)}; filters ${filterMs.toFixed(0)} ms; show all ${all.toFixed(0)} ms; frame ${told(whole)}`);
  await page.close();
}
await browser.close();
