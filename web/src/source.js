// Where the page's data comes from: its own file, or a server. Everything else in the page sees one
// value with the columns of docs/explorer.md, and does not know which of the two it was.

/** @returns {Promise<object>} the data; throws an Error with a sentence for the reader */
export async function load(body = document.body) {
  const embedded = document.getElementById("lazo-data");
  if (embedded) return checked(JSON.parse(embedded.textContent));
  const address = body.dataset.source;
  if (!address) throw new Error("this page holds no data");
  return checked(await ask(address));
}

/**
 * What a served page can ask for besides: the neighbourhood of a node, nodes by name, the way between
 * two. Nothing for a page that holds all there is.
 */
export function serverOf(body = document.body) {
  const address = body.dataset.source;
  if (!address) return null;
  const base = address.replace(/explorer(\?.*)?$/, "");
  const query = (question, values) => ask(`${base}${question}?${new URLSearchParams(values)}`);
  return {
    around: async (key) => checked(await query("explorer", { name: key })),
    /** [{key, name, type}], best first */
    search: async (text) => {
      const answer = await query("search", { text, limit: "12" });
      const nodes = new Map(answer.nodes.map((node) => [node.key, node]));
      return answer.matches.map((match) => nodes.get(match.key)).filter(Boolean);
    },
    /** keys of the nodes on the first path; empty if there is none */
    path: async (from, to) => (await query("path", { a: from, b: to, k: "1" })).paths[0]?.nodes ?? [],
  };
}

async function ask(address) {
  const answer = await fetch(address, { headers: { accept: "application/json" } });
  if (answer.ok) return answer.json();
  const told = await answer.json().catch(() => ({}));
  throw new Error(told.message ?? `the server answered ${answer.status}`);
}

function checked(data) {
  if (data.schema !== "urn:lazo:schema:explorer:1") throw new Error(`unknown data: ${data.schema}`);
  return data;
}
