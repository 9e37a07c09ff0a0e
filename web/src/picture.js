// The visible part as a file: SVG that needs nothing else (with a legend and a tooltip on every
// node and tie), PNG made from it, CSV and JSON of the ties with their sentences.

import { sideSteps, tieLook } from "./drawing.js";
import { BACKGROUND, STATUSES } from "./model.js";
import { corners, PALETTES, typeStyle } from "./palette.js";
import { relationWords } from "./words.js";

export function escapeXml(text) {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u202a-\u202e\u2066-\u2069]/g, " ")
    .replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}

const FONT = "Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif";

/** @param places node -> {x, y, size} in pixels, top left is 0,0 */
export function toSvg(app, theme, places, width, height) {
  const { model, say } = app;
  const palette = PALETTES[theme];
  const out = [];
  const footer = 54;
  out.push(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height + footer}" viewBox="0 0 ${width} ${height + footer}" font-family="${FONT}">`,
    `<title>${escapeXml(model.data.title || "lazo")}</title>`,
    `<rect width="100%" height="100%" fill="${palette.page}"/>`,
  );
  const inside = (p) => p && p.x > -200 && p.x < width + 200 && p.y > -200 && p.y < height + 200;
  const nodes = app.selection.nodes.filter((node) => inside(places.get(node)));
  const here = new Set(nodes);
  const edges = app.selection.edges.filter((edge) => here.has(model.edges.source[edge]) && here.has(model.edges.target[edge]));
  const shifts = sideSteps(model, edges);
  for (const edge of edges) out.push(edgeSvg(edge));
  for (const node of nodes) out.push(nodeSvg(node));
  for (const node of labelled(nodes)) out.push(labelSvg(node));
  out.push(legend(), "</svg>");
  return out.join("\n");

  function edgeSvg(edge) {
    const look = tieLook(model, edge, app.best[edge], theme);
    const a = places.get(model.edges.source[edge]);
    const b = places.get(model.edges.target[edge]);
    const far = Math.hypot(b.x - a.x, b.y - a.y);
    if (far < a.size + b.size + 2) return "";
    const [ux, uy] = [(b.x - a.x) / far, (b.y - a.y) / far];
    const shift = shifts.get(edge);
    const [sx, sy] = [uy * shift, -ux * shift];
    const head = look.head === "arrow" ? 5 + 2.2 * look.width : 0;
    const start = [a.x + ux * a.size + sx, a.y + uy * a.size + sy];
    const end = [b.x - ux * (b.size + 1) + sx, b.y - uy * (b.size + 1) + sy];
    const stop = [end[0] - ux * head * 0.8, end[1] - uy * head * 0.8];
    const dash = look.dash === "dashed" ? ' stroke-dasharray="6 4"' : look.dash === "dotted" ? ' stroke-dasharray="0.1 4.5" stroke-linecap="round"' : "";
    const words = relationWords(model.relation(edge), app.best[edge], say);
    const claim = app.filter.claimsShown(edge)[0];
    const sentence = claim === undefined ? "" : `: ${model.texts[model.quotations.text[model.claims.quotation[claim]]]}`;
    const parts = [
      `<g class="edge ${STATUSES[app.best[edge]] ?? "background"}"><title>${escapeXml(`${model.name(model.edges.source[edge])} ${words} ${model.name(model.edges.target[edge])}${sentence}`)}</title>`,
      `<line x1="${r(start[0])}" y1="${r(start[1])}" x2="${r(stop[0])}" y2="${r(stop[1])}" stroke="${look.color}" stroke-width="${look.width.toFixed(1)}"${dash}/>`,
    ];
    const across = [-uy, ux];
    if (look.head === "arrow") {
      const side = head * 0.42;
      const base = [end[0] - ux * head, end[1] - uy * head];
      parts.push(`<path d="M${r(end[0])} ${r(end[1])}L${r(base[0] + across[0] * side)} ${r(base[1] + across[1] * side)}L${r(base[0] - across[0] * side)} ${r(base[1] - across[1] * side)}Z" fill="${look.color}"/>`);
    } else if (look.head === "bar") {
      parts.push(`<line x1="${r(end[0] + across[0] * 6)}" y1="${r(end[1] + across[1] * 6)}" x2="${r(end[0] - across[0] * 6)}" y2="${r(end[1] - across[1] * 6)}" stroke="${look.color}" stroke-width="2.5"/>`);
    }
    if (edges.length <= 45 && far - a.size - b.size > 70) {
      let angle = (Math.atan2(uy, ux) * 180) / Math.PI;
      if (angle > 90 || angle < -90) angle += 180;
      const [x, y] = [(start[0] + end[0]) / 2, (start[1] + end[1]) / 2];
      const not = look.denied ? `<tspan font-weight="bold">${escapeXml(say("not"))} </tspan>` : "";
      const label = look.denied ? model.relation(edge).forward[say.at] : words;
      parts.push(
        `<text x="${r(x)}" y="${r(y)}" dy="-3" font-size="10" text-anchor="middle" transform="rotate(${r(angle)} ${r(x)} ${r(y)})" fill="${look.color}" stroke="${palette.page}" stroke-width="3" paint-order="stroke">${not}<tspan${look.denied ? ' text-decoration="line-through"' : ""}>${escapeXml(label)}</tspan></text>`,
      );
    }
    parts.push("</g>");
    return parts.join("");
  }

  function shapeSvg(style, x, y, size) {
    const fill = `fill="${style.fill}" stroke="${style.border}" stroke-width="${Math.max(1.2, size * 0.12).toFixed(1)}"`;
    const points = corners(style.shape);
    if (!points) return `<circle cx="${r(x)}" cy="${r(y)}" r="${r(size)}" ${fill}/>`;
    const round = style.shape === "rounded" || style.shape === "double" ? ' stroke-linejoin="round"' : "";
    const polygon = (scale, paint) => `<polygon points="${points.map(([px, py]) => `${r(x + px * size * scale)},${r(y + py * size * scale)}`).join(" ")}" ${paint}${round}/>`;
    return polygon(1, fill) + (style.shape === "double" ? polygon(0.66, `fill="none" stroke="${style.border}" stroke-width="1"`) : "");
  }

  function nodeSvg(node) {
    const { x, y, size } = places.get(node);
    const type = model.typeName(node);
    return `<g class="node ${type}"><title>${escapeXml(`${model.name(node)} · ${model.types[model.nodes.type[node]].one[say.at]}`)}</title>${shapeSvg(typeStyle(type, theme), x, y, size)}</g>`;
  }

  /** Labels that do not cover one another, most important first. */
  function labelled(all) {
    const boxes = [];
    const kept = [];
    for (const node of [...all].sort((a, b) => model.nodes.rank[a] - model.nodes.rank[b])) {
      const { x, y, size } = places.get(node);
      const box = [x + size + 3, y - 8, x + size + 5 + 6.6 * Math.min(42, model.name(node).length), y + 7];
      if (boxes.some((o) => box[0] < o[2] && o[0] < box[2] && box[1] < o[3] && o[1] < box[3])) continue;
      boxes.push(box);
      kept.push(node);
    }
    return kept;
  }

  function labelSvg(node) {
    const { x, y, size } = places.get(node);
    const name = model.name(node);
    const text = name.length > 42 ? `${name.slice(0, 40)}…` : name;
    return `<text x="${r(x + size + 4)}" y="${r(y + 4)}" font-size="12" font-weight="500"${model.isDescribed(node) ? ' font-style="italic"' : ""} fill="${palette.text}" stroke="${palette.page}" stroke-width="3" paint-order="stroke">${escapeXml(text)}</text>`;
  }

  function legend() {
    const types = [...new Set(nodes.map((node) => model.nodes.type[node]))].sort((a, b) => a - b);
    let x = 14;
    const y = height + 18;
    const parts = [`<g font-size="11" fill="${palette.quiet}">`];
    for (const type of types) {
      const label = model.types[type].one[say.at];
      if (x + label.length * 6.2 + 30 > width) break;
      parts.push(shapeSvg(typeStyle(model.types[type].name, theme), x, y - 4, 6), `<text x="${x + 11}" y="${y}">${escapeXml(label)}</text>`);
      x += label.length * 6.2 + 30;
    }
    x = 8;
    for (const sign of ["cooperation", "conflict", "neutral"]) {
      parts.push(`<line x1="${x}" y1="${y + 16}" x2="${x + 20}" y2="${y + 16}" stroke="${palette[sign]}" stroke-width="2"/><text x="${x + 25}" y="${y + 20}">${escapeXml(say(sign))}</text>`);
      x += 38 + say(sign).length * 6.2;
    }
    parts.push(`<text x="${x}" y="${y + 20}">${escapeXml(`${say("legendDash")} · ${say("legendDenied")}`)}</text></g>`);
    return parts.join("");
  }
}

function r(value) {
  return value.toFixed(1);
}

/** @returns {Promise<Blob>} */
export function toPng(svg, scale = 2) {
  return new Promise((resolve, reject) => {
    const url = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
    const image = new Image();
    image.onload = () => {
      const canvas = document.createElement("canvas");
      canvas.width = image.width * scale;
      canvas.height = image.height * scale;
      const context = canvas.getContext("2d");
      context.scale(scale, scale);
      context.drawImage(image, 0, 0);
      URL.revokeObjectURL(url);
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/png");
    };
    image.onerror = () => reject(new Error("no picture"));
    image.src = url;
  });
}

function rowsOf(app) {
  const { model } = app;
  return app.selection.edges.map((edge) => {
    const relation = model.relation(edge);
    const background = model.edges.layer[edge] === BACKGROUND;
    return {
      id: model.edgeId(edge),
      source: model.key(model.edges.source[edge]),
      source_name: model.name(model.edges.source[edge]),
      relation: relation.name,
      target: model.key(model.edges.target[edge]),
      target_name: model.name(model.edges.target[edge]),
      status: background ? "" : STATUSES[app.best[edge]],
      layer: background ? "background" : "typed",
      family: relation.family,
      sign: relation.sign,
      sources: model.edges.sources[edge],
      evidence: app.filter.claimsShown(edge).map((claim) => {
        const at = model.claims.quotation[claim];
        const document = model.documents[model.quotations.document[at]];
        return {
          document: document.id,
          title: document.title,
          uri: document.uri,
          published: document.published,
          begin: model.quotations.begin[at],
          text: model.texts[model.quotations.text[at]],
          status: STATUSES[model.claims.status[claim]],
          speaker: model.texts[model.claims.speaker[claim]],
        };
      }),
    };
  });
}

export function toJson(app) {
  const { model } = app;
  const nodes = app.selection.nodes.map((node) => ({ key: model.key(node), name: model.name(node), type: model.typeName(node) }));
  return `${JSON.stringify({ title: model.data.title, nodes, edges: rowsOf(app) }, null, 1)}\n`;
}

/** RFC 4180; a cell that a spreadsheet would run as a formula begins with an apostrophe. */
function cell(value) {
  let text = String(value ?? "");
  if (/^[\s]*[=+\-@]/.test(text)) text = `'${text}`;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function toCsv(app) {
  const names = ["id", "source", "source_name", "relation", "target", "target_name", "status", "layer", "family", "sign", "sources"];
  const lines = [[...names, "evidence", "document", "uri", "published", "speaker"]];
  for (const row of rowsOf(app)) {
    const best = row.evidence[0] ?? {};
    lines.push([...names.map((name) => row[name]), best.text, best.document, best.uri, best.published, best.speaker]);
  }
  return `\ufeff${lines.map((line) => line.map(cell).join(",")).join("\r\n")}\r\n`;
}
