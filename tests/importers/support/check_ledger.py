#!/usr/bin/env python3
"""Does every open-class rule, lexicon row and vocabulary row fire in at least three documents?

usage: check_ledger.py

Compares the tables with ledger.tsv (what scripts/support_ledger counted over corpora that are not part of the
repository) and classes.tsv (which tables are open). Prints each open row that the ledger does not have, or that
fires in fewer than three documents, and each row of the ledger that no table has; ends with 1 if there are any.
Also fails if a table is in no class, or a closed one gives no reason. One row of a relation that has no other words in a
language's verbs or nouns stays, whatever its count.
"""
import csv
import os
import sys

from rows_of_tables import lexicon_rows, vocabulary_rows

HERE = os.path.dirname(os.path.abspath(__file__))
LEAST = 3


def table(name):
    with open(os.path.join(HERE, name), encoding="utf-8", newline="") as f:
        lines = [line for line in f if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def class_of(classes, row_table):
    """Lexicon tables are named without their language; of two tables "topics" the vocabulary's says so."""
    if "/" in row_table:
        return classes.get(row_table.split("/")[1])
    return classes.get("vocabulary " + row_table) or classes.get(row_table)


def only_words(rows, ledger):
    """Of a relation that no row of a language's verbs or nouns has brought to the bar, the best row: the set of
    relations is closed, and each language must be able to say each of them."""
    best = {}
    for where, name in sorted(rows):
        if where.endswith(("/verbs", "/nouns")) and " " in name:
            key = (where, name.split(" ")[-1])
            count = ledger.get((where, name), -1)
            if key not in best or count > best[key][0]:
                best[key] = (count, name)
    return {(where, name) for (where, _), (count, name) in best.items() if 0 <= count < LEAST}


def faults(rows, ledger, classes):
    """What is wrong, a line each."""
    out = []
    spared = only_words(rows, ledger)
    for name, (kind, why) in classes.items():
        if kind not in ("open", "closed") or (kind == "closed") != (why != "-"):
            out.append("classes.tsv: %s: a closed class gives its reason, an open one has none" % name)
    known = set()
    for where, name in rows:
        known.add((where, name))
        kind = class_of(classes, where)
        if kind is None:
            out.append("%s: the table is in no class" % where)
        elif kind[0] == "open" and (where, name) not in spared:
            documents = ledger.get((where, name))
            if documents is None:
                out.append("%s: %s: not in the ledger" % (where, name))
            elif documents < LEAST:
                out.append("%s: %s: fires in %d documents" % (where, name, documents))
    out += ["ledger.tsv: %s: %s: no such row" % key for key in ledger if key[0] != "rule" and key not in known]
    return out


def main():
    classes = {line["table"]: (line["class"], line["why"]) for line in table("classes.tsv")}
    ledger = {(line["table"], line["row"]): int(line["documents"]) for line in table("ledger.tsv")}
    rows = [(row.table, row.name) for row in lexicon_rows() + vocabulary_rows()]
    rows += [key for key in ledger if key[0] == "rule"]
    found = faults(rows, ledger, classes)
    for line in found:
        print(line)
    print("%d rows, %d faults" % (len(set(rows)), len(found)))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
