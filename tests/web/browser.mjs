// What the tests in a browser share: Chromium, or the reason why there is none.
//
//   const { browser, lazo, documents } = await startBrowser(process.argv.slice(2));   // ends with 77
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

function skip(reason) {
  console.log(`skipped: ${reason}`);
  process.exit(77);
}

/** @param {string[]} words NODE_MODULES LAZO DOCUMENT... */
export async function startBrowser(words) {
  const [modules, lazo, ...documents] = words.map((path) => resolve(path));
  const browserPath = PLACES.find((path) => existsSync(path));
  if (!existsSync(join(modules, "playwright-core"))) skip("playwright-core is not installed");
  if (!browserPath) skip("Chromium is not installed");
  const { chromium } = createRequire(join(modules, "x"))("playwright-core");
  const browser = await chromium.launch({
    executablePath: browserPath,
    args: ["--no-sandbox", "--enable-unsafe-swiftshader", "--use-angle=swiftshader", "--disable-dev-shm-usage"],
  });
  return { browser, lazo, documents };
}

/** Runs one test and says how it went. @returns {Promise<number>} 1 if it failed */
export async function test(name, body) {
  try {
    await body();
    console.log(`ok   ${name}`);
    return 0;
  } catch (error) {
    console.log(`FAIL ${name}\n${error.stack}`);
    return 1;
  }
}
