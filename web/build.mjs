// node build.mjs SOURCES OUT: bundles the page's program and style into two files. The same sources
// and lock file give the same bytes. Licences of bundled libraries stay at the end of the program.
import { build } from "esbuild";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [sources, out] = process.argv.slice(2);

await build({
  entryPoints: { explorer: join(sources, "main.js") },
  outdir: out,
  bundle: true,
  minify: true,
  format: "iife",
  target: ["es2020"],
  charset: "utf8",
  legalComments: "none",
  nodePaths: [join(out, "node_modules")],
  logLevel: "warning",
});
await build({
  entryPoints: { explorer: join(sources, "style.css") },
  outdir: out,
  minify: true,
  charset: "utf8",
  logLevel: "warning",
});

const licences = ["sigma", "graphology", "graphology-utils", "events"].map((name) => {
  const folder = join(out, "node_modules", name);
  for (const file of ["LICENSE.txt", "LICENSE"]) {
    try {
      return `${name}: ${readFileSync(join(folder, file), "utf8").trim()}`;
    } catch {
      // the other name, then
    }
  }
  return `${name}: ${JSON.parse(readFileSync(join(folder, "package.json"), "utf8")).license} licence`;
});
const program = join(out, "explorer.js");
writeFileSync(program, `${readFileSync(program, "utf8")}/*\n${licences.join("\n\n").replaceAll("*/", "* /")}\n*/\n`);
