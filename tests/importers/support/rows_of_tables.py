"""The rows of the lexicon and the vocabulary, as their tables hold them, and what identifies each.

    for row in lexicon_rows() + vocabulary_rows(): row.table, row.name, row.place

`table` is "en/verbs" or "companies"; `name` is the lemma with the relation, type or kind behind it, or the key of
the vocabulary: what stays when lines are added above it; `place` is what the program calls it: "en/verbs.tsv:120"
or the key.
"""
import collections
import csv
import glob
import os

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "..")
LEXICON = os.path.join(ROOT, "graph", "lexicon")
VOCABULARY = os.path.join(ROOT, "importers", "vocabulary", "data")

Row = collections.namedtuple("Row", "table name place")

# What tells rows of one lemma apart. Tables without a line here are not made of rows that fire: endings are
# inflection, function words are parts of speech.
SECOND = {"verbs": "relation", "nouns": "relation", "adjectives": "relation", "offices": "relation",
          "type_heads": "type", "topics": "type", "groups": "type", "modality": "mood", "negation": "scope",
          "attribution": "kind", "time": "kind", "units": "unit"}


def table_lines(path):
    """(line number, {column: cell}) of a table."""
    header = None
    with open(path, encoding="utf-8", newline="") as f:
        for number, cells in enumerate(csv.reader(f, delimiter="\t", quoting=csv.QUOTE_NONE), 1):
            if not cells or cells[0].startswith("#"):
                continue
            if header is None:
                header = cells
                continue
            yield number, dict(zip(header, cells))


def lexicon_rows():
    out = []
    for path in sorted(glob.glob(os.path.join(LEXICON, "*", "*.tsv"))):
        language = os.path.basename(os.path.dirname(path))
        table = os.path.basename(path)[:-len(".tsv")]
        if table not in SECOND:
            continue
        for number, cells in table_lines(path):
            second = cells.get(SECOND[table], "-")
            name = cells["lemma"] + (" " + second if second not in ("", "-") else "")
            out.append(Row("%s/%s" % (language, table), name, "%s/%s.tsv:%d" % (language, table, number)))
    return out


def vocabulary_rows():
    out = []
    for path in sorted(glob.glob(os.path.join(VOCABULARY, "*.tsv"))):
        for _, cells in table_lines(path):
            if not cells["key"].startswith("+"):  # names that are added to a row of another table
                out.append(Row(os.path.basename(path)[:-len(".tsv")], cells["key"], cells["key"]))
    return out
