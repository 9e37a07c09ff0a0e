// Where the page's data comes from: its own file, or a server. Everything else in the page sees one
// value with the columns of docs/explorer.md, and does not know which of the two it was.

/** @returns {Promise<object>} the data; throws an Error with a sentence for the reader */
export async function load(body = document.body) {
  const embedded = document.getElementById("lazo-data");
  if (embedded) return checked(JSON.parse(embedded.textContent));
  const address = body.dataset.source;
  if (!address) throw new Error("this page holds no data");
  const answer = await fetch(address, { headers: { accept: "application/json" } });
  if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
  return checked(await answer.json());
}

function checked(data) {
  if (data.schema !== "urn:lazo:schema:explorer:1") throw new Error(`unknown data: ${data.schema}`);
  return data;
}
