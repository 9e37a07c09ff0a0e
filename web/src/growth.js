// A served page grows: the neighbourhood of a node is asked for when the node is opened, found by
// name, or named in the address. A page that holds its data never asks.

import { merge } from "./merge.js";
import { Model } from "./model.js";

const MOST_AT_START = 12; // neighbourhoods that an address may name

export class Growth {
  /** @param {object | null} server serverOf() */
  constructor(server, data) {
    this.server = server;
    this.known = new Set(); // keys of nodes whose neighbourhood is here
    data.nodes.focus.forEach((focus, node) => focus && this.known.add(data.texts[data.nodes.key[node]]));
  }

  /** True if the graph may hold more around the node than the page does. */
  wants(key) {
    return this.server !== null && !this.known.has(key);
  }

  /** The model with what lies around a node; the same one if nothing had to be asked for. */
  async around(model, key) {
    if (!this.wants(key)) return model;
    const more = await this.server.around(key);
    this.known.add(key);
    return new Model(merge(model.data, more, key));
  }

  async aroundAll(model, keys) {
    let grown = model;
    for (const key of keys) grown = await this.around(grown, key);
    return grown;
  }

  /** The data with the neighbourhoods that an address (#...) names; what is gone is left out. */
  async startingFrom(data, hash) {
    if (!this.server) return data;
    const parts = new URLSearchParams(hash.replace(/^#/, ""));
    const keys = ["opened", "node", "from", "to"].flatMap((name) => (parts.get(name) ?? "").split(" ")).filter(Boolean);
    let model = new Model(data);
    for (const key of [...new Set(keys)].slice(0, MOST_AT_START)) {
      model = await this.around(model, key).catch(() => model);
    }
    return model.data;
  }
}
