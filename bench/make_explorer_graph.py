#!/usr/bin/env python3
"""Writes lazo-jsonl of a made-up graph: python3 make_explorer_graph.py NODES EDGES > g.jsonl

Few nodes have many ties, as in real graphs; each document holds twenty claims. The same arguments
give the same bytes. For the figures of docs/results/exports.md.
"""
import hashlib
import json
import random
import sys

nodes, edges = int(sys.argv[1]), int(sys.argv[2])
random.seed(7)
RELATIONS = ["supports", "opposes", "criticizes", "trades_with", "invests_in", "sues", "advises"]
MOODS = ["asserted"] * 7 + ["planned", "possible", "required"]
names = [f"Company {i:05d}" for i in range(nodes)]
print(json.dumps({"kind": "meta", "schema": "lazo-jsonl/1", "version": "0.1.0", "pipeline": "made"}))
ends = [0, 1]  # every end of every tie: drawing from it prefers busy nodes
ties = []
for i in range(edges):
    a = i if i < nodes else random.choice(ends)
    b = random.choice(ends) if random.random() < 0.8 else random.randrange(nodes)
    if a == b:
        b = (b + 1) % nodes
    ends += [a, b]
    ties.append((a, b, random.choice(RELATIONS)))
random.shuffle(ties)
for first in range(0, edges, 20):
    text, sentences, mentions, claims, entities = "", [], [], [], {}
    digest = hashlib.sha256(str(first).encode()).hexdigest()
    document = "doc:" + digest[:16]
    for a, b, relation in ties[first:first + 20]:
        begin = len(text)
        sentence = f"{names[a]} was said to do this: {relation} {names[b]}."
        text += sentence + "\n"
        at = begin + sentence.index(": ") + 2
        span = {"begin": begin, "end": begin + len(sentence)}
        places = [(a, begin), (b, at + len(relation) + 1)]
        for node, place in places:
            entities.setdefault(node, len(entities))
            mentions.append((place, place + len(names[node]), node))
        mood, negated = random.choice(MOODS), random.random() < 0.05
        claims.append({
            "kind": "claim", "source_entity": f"{document}#{entities[a]}",
            "target_entity": f"{document}#{entities[b]}", "relation": relation,
            "document": document, "sentence": span,
            "trigger": {"begin": at, "end": at + len(relation), "text": relation},
            "source_span": {"begin": begin, "end": begin + len(names[a])},
            "target_span": {"begin": places[1][1], "end": places[1][1] + len(names[b])},
            "support": [], "negated": negated, "mood": mood, "certainty": "certain",
            "tense": "present", "attribution": None, "roles": [], "time": None,
            "confidence": 0.8, "rule": "made"})
        sentences.append({"kind": "sentence", "document": document, **span, "status": "claims", "reason": None})
    listed = [{"number": number, "level": "named", "type": "organization",
               "key": f"name:company-{node:05d}", "name": names[node]}
              for node, number in entities.items()]
    print(json.dumps({
        "kind": "document", "id": document, "sha256": digest, "uri": f"made/{first}.txt",
        "uris": [f"made/{first}.txt"], "title": f"Made document {first}", "publisher": "", "byline": "",
        "published": f"{2020 + first % 6}-{1 + first // 20 % 12:02d}-15", "lang": "en",
        "mime": "text/plain", "bytes": len(text), "entities": listed}))
    print(json.dumps({"kind": "text", "document": document, "text": text,
                      "blocks": [{"kind": "paragraph", "level": 0, "begin": 0, "end": len(text), "ignored": []}],
                      "source_map": []}))
    for row in sentences:
        print(json.dumps(row))
    for begin, end, node in sorted(mentions):
        print(json.dumps({"kind": "mention", "document": document, "begin": begin, "end": end,
                          "text": text[begin:end], "entity": f"{document}#{entities[node]}", "how": "name"}))
    for row in claims:
        print(json.dumps(row))
