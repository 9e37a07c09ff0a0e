// Which ties and nodes are shown, and how many each further choice would show.
//
// A tie is shown if it passes what is asked of ties, both its ends pass what is asked of nodes, and
// one of its claims passes all that is asked of claims. What is chosen is kept as the values that
// are left out, so that a new document or relation is shown unless somebody hid it.

import { BACKGROUND, MOODS, STATUSES } from "./model.js";

/** Facets in the order of the panel. "background" is told as a status of its own. */
export const FACETS = ["type", "relation", "sign", "status", "mood", "negated", "document"];
const BIT = Object.fromEntries([...FACETS, "date", "sources"].map((name, i) => [name, 1 << i]));
const SIGNS = ["cooperation", "conflict", "neutral"];

export class Filter {
  constructor(model) {
    this.model = model;
    this.hidden = Object.fromEntries(FACETS.map((name) => [name, new Set()]));
    this.hidden.status = new Set(["possible", "denied"]);
    this.since = "";
    this.until = "";
    this.undated = true;
    this.minSources = 0;
  }

  /** The value of a facet, named as machines name it. */
  static values(model) {
    return {
      type: model.types.map((type) => type.name),
      relation: model.relations.map((relation) => relation.name),
      sign: SIGNS,
      status: [...STATUSES, "background"],
      mood: MOODS,
      negated: ["no", "yes"],
      document: model.documents.map((document) => document.id),
    };
  }

  /**
   * @returns {{edges: Int32Array, best: Int8Array, counts: object}} the ties shown; the status of
   * each that is nearest to a fact (6: background); ties by facet and value if it alone were changed
   */
  apply() {
    const { model } = this;
    const names = Filter.values(model);
    const shut = {};
    for (const facet of FACETS) shut[facet] = names[facet].map((name) => this.hidden[facet].has(name));
    const counts = {};
    const stamps = {};
    for (const facet of FACETS) {
      counts[facet] = new Int32Array(names[facet].length);
      stamps[facet] = new Int32Array(names[facet].length).fill(-1);
    }
    const tally = (facet, value, edge) => {
      if (stamps[facet][value] === edge) return;
      stamps[facet][value] = edge;
      counts[facet][value]++;
    };
    const best = new Int8Array(model.edgeCount).fill(-1);
    const shown = [];
    const signs = model.relations.map((relation) => SIGNS.indexOf(relation.sign));
    const { source, target, relation: relationOf, layer, sources } = model.edges;
    const { type } = model.nodes;
    for (let edge = 0; edge < model.edgeCount; edge++) {
      const types = [type[source[edge]], type[target[edge]]];
      const relation = relationOf[edge];
      const sign = signs[relation];
      let edgeBits = 0;
      // What would have to be opened for the tie to pass: two types may be shut at once.
      const shutTypes = types.filter((value) => shut.type[value]);
      if (shutTypes.length) edgeBits |= BIT.type;
      if (shut.relation[relation]) edgeBits |= BIT.relation;
      if (shut.sign[sign]) edgeBits |= BIT.sign;
      if (this.minSources > 1 && sources[edge] < this.minSources) edgeBits |= BIT.sources;
      const count = (bits, claimValues) => {
        if (bits & (bits - 1)) return; // two or more facets keep it away
        if (!bits || bits === BIT.type) {
          for (const value of types) {
            if (shutTypes.every((closed) => closed === value)) tally("type", value, edge);
          }
        }
        if (!bits || bits === BIT.relation) tally("relation", relation, edge);
        if (!bits || bits === BIT.sign) tally("sign", sign, edge);
        for (const [facet, value] of claimValues) {
          if (!bits || bits === BIT[facet]) tally(facet, value, edge);
        }
      };
      if (layer[edge] === BACKGROUND) {
        const bits = edgeBits | (shut.status[STATUSES.length] ? BIT.status : 0);
        count(bits, [["status", STATUSES.length]]);
        if (!bits) {
          best[edge] = STATUSES.length;
          shown.push(edge);
        }
        continue;
      }
      for (const claim of model.claimsOf(edge)) {
        const values = this.claimValues(claim);
        let bits = edgeBits | (this.dayPasses(model.days[claim]) ? 0 : BIT.date);
        for (const [facet, value] of values) if (shut[facet][value]) bits |= BIT[facet];
        count(bits, values);
        if (bits) continue;
        const status = model.claims.status[claim];
        if (best[edge] < 0 || status < best[edge]) best[edge] = status;
      }
      if (best[edge] >= 0) shown.push(edge);
    }
    return { edges: Int32Array.from(shown), best, counts };
  }

  claimValues(claim) {
    const { claims } = this.model;
    return [
      ["status", claims.status[claim]],
      ["mood", claims.mood[claim]],
      ["negated", claims.negated[claim]],
      ["document", this.model.documentOf(claim)],
    ];
  }

  /** Dates are prefixes: a year passes if any of its days does. */
  dayPasses(day) {
    if (!this.since && !this.until) return true;
    if (!day) return this.undated;
    return (!this.since || day >= this.since.slice(0, day.length)) && (!this.until || day <= this.until);
  }

  /** Claims of a tie that pass, for the panel that quotes them. */
  claimsShown(edge) {
    const names = Filter.values(this.model);
    return [...this.model.claimsOf(edge)].filter(
      (claim) =>
        this.dayPasses(this.model.days[claim]) &&
        this.claimValues(claim).every(([facet, value]) => !this.hidden[facet].has(names[facet][value])),
    );
  }
}
