// Colours and shapes: those of `lazo diagram` (exporters/diagram_style.cpp), so that a picture and
// the page speak the same. A type is told by fill, border and shape together.

const LIGHT = { page: "#FFFFFF", text: "#1F2937", quiet: "#6B7280", cooperation: "#00639C", conflict: "#B93A00", neutral: "#6B7280", background: "#C3C8D0", denied: "#8A919E", chosen: "#111827" };
const DARK = { page: "#0F172A", text: "#E5E7EB", quiet: "#94A3B8", cooperation: "#56B4E9", conflict: "#F0784A", neutral: "#94A3B8", background: "#3B475C", denied: "#7C889B", chosen: "#F8FAFC" };
const PRINT = { page: "#FFFFFF", text: "#000000", quiet: "#444444", cooperation: "#000000", conflict: "#000000", neutral: "#777777", background: "#BBBBBB", denied: "#777777", chosen: "#000000" };
export const PALETTES = { light: LIGHT, dark: DARK, print: PRINT };

// shape, fill and border in light, in dark, fill in print
const TYPES = {
  country: ["rounded", "#D9ECF8", "#0B5C92", "#12385A", "#56B4E9", "#E6E6E6"],
  bloc: ["double", "#D9ECF8", "#0B5C92", "#12385A", "#56B4E9", "#E6E6E6"],
  organization: ["square", "#FCE7BE", "#8A5A00", "#4A3407", "#E69F00", "#FFFFFF"],
  group: ["double", "#FCE7BE", "#8A5A00", "#4A3407", "#E69F00", "#FFFFFF"],
  person: ["circle", "#F5DCEA", "#98386D", "#4C1F3A", "#E58FBF", "#FFFFFF"],
  agreement: ["hexagon", "#CFEEDF", "#006B4B", "#0B4434", "#2FC79A", "#F2F2F2"],
  event: ["diamond", "#E5E1F6", "#51429A", "#2E2658", "#A79BEA", "#FFFFFF"],
  sector: ["circle", "#F7F3C6", "#746900", "#3F3B0A", "#F0E442", "#F2F2F2"],
  product: ["diamond", "#F7F3C6", "#746900", "#3F3B0A", "#F0E442", "#FFFFFF"],
  measure: ["triangle", "#FBDDCE", "#A33A00", "#4F2410", "#F0784A", "#E6E6E6"],
  plan: ["triangle", "#D5F1F1", "#006A6F", "#0A3E42", "#4CC9CF", "#FFFFFF"],
};
const OTHER = ["rounded", "#ECECEC", "#5A5A5A", "#333A46", "#AAB2BD", "#FFFFFF"];

/** Numbers as the node program knows them. */
export const SHAPES = ["circle", "square", "rounded", "double", "hexagon", "diamond", "triangle"];

export function typeStyle(type, theme) {
  const [shape, fill, border, darkFill, darkBorder, printFill] = TYPES[type] ?? OTHER;
  if (theme === "dark") return { shape, fill: darkFill, border: darkBorder };
  if (theme === "print") return { shape, fill: printFill, border: "#000000" };
  return { shape, fill, border };
}

/** How a tie is drawn: its status by the line, its sign by the colour, a denial by neither. */
export function tieStyle(status, sign, background, theme) {
  const palette = PALETTES[theme];
  if (background) return { color: palette.background, dash: "solid", denied: false };
  if (status === 5) return { color: palette.denied, dash: "solid", denied: true };
  const dash = status === 0 ? "solid" : status === 1 ? "dotted" : "dashed";
  return { color: palette[sign], dash, denied: false };
}

/** Corners of a shape of radius 1, for pictures; null for a circle. */
export function corners(shape) {
  switch (shape) {
    case "hexagon":
      return [[-1, 0], [-0.5, -0.87], [0.5, -0.87], [1, 0], [0.5, 0.87], [-0.5, 0.87]];
    case "diamond":
      return [[-1.05, 0], [0, -1.05], [1.05, 0], [0, 1.05]];
    case "triangle":
      return [[0, -1.05], [1, 0.75], [-1, 0.75]];
    case "circle":
      return null;
    default:
      return [[-0.86, -0.86], [0.86, -0.86], [0.86, 0.86], [-0.86, 0.86]];
  }
}
