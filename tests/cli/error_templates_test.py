"""Reads the sources for messages and hints of errors and fails for each that has no row in
cli/error_messages.tsv: what a user is told must be told in three languages.

    error_templates_test.py FOLDER_OF_THE_SOURCES

A message is the second argument of `Error{ErrorCode::kX, message, where, hint}`, a hint the fourth;
helpers named usage() and failed() take message and hint. What a table said that has no place, loss(), and
what a fold or a check notes are judged too. What is added to a literal at run time is a
hole, {}; expressions without a literal are not judged (their parts are made elsewhere).
"""

import pathlib
import re
import sys

from cpp_source import split

FOLDERS = ("cli", "exporters", "graph", "importers", "queries")
# Not told to users: faults of the program's own data files, the trainer, and the errors of the two
# protocols, whose clients are programs and read English.
NOT_JUDGED = ("lexicon/", "vocabulary/", "calibration", "ontology_load", "cli/mcp/", "cli/serve/",
              "command_train", "command_evaluate", "pattern/functions")
CALL = re.compile(r"\bError\{\s*ErrorCode::k\w+,|\breturn (?:usage|failed)\(|"
                  r"\bloss\((?=\")|\bnotices_?\.push_back\(\{decision\.id,|\bproblems\.push_back\(")
LITERALS = re.compile(r'(?:std::string(?:_view)?\()?((?:"(?:[^"\\]|\\.)*"\s*)+)\)?', re.S)


def template(expression):
    """The sentence of an expression with {} for what is not a literal; None without a literal."""
    expression = re.sub(r"//[^\n]*", "", expression).strip()
    sentence, literal = "", False
    for part in split(expression, 0, "+"):
        match = LITERALS.fullmatch(part.strip())
        if match:
            literal = True
            for text in re.findall(r'"((?:[^"\\]|\\.)*)"', match[1], re.S):
                sentence += re.sub(r"\\(.)", r"\1", text)
        else:
            sentence += "{}"
    sentence = re.sub(r"(?:\{\})+", "{}", sentence)
    return sentence if literal and re.search("[a-z]{2}", sentence) else None


def main():
    root = pathlib.Path(sys.argv[1])
    rows = {line.split("\t")[0]
            for line in (root / "cli/error_messages.tsv").read_text(encoding="utf-8").splitlines()
            if not line.startswith("#")}
    seen, missing = 0, []
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*.cpp")):
            if any(part in str(path.relative_to(root)) for part in NOT_JUDGED):
                continue
            source = path.read_text(encoding="utf-8")
            for match in CALL.finditer(source):
                arguments = split(source, match.end(), ",")
                # After the code come message, where and hint; a helper has no where.
                judged = (0, 2) if "Error{" in match[0] else (0, 1) if "return" in match[0] else (0,)
                for sentence in (template(arguments[k]) for k in judged if k < len(arguments)):
                    if sentence is None:
                        continue
                    seen += 1
                    if sentence not in rows:
                        missing.append(f"{path.relative_to(root)}: {sentence}")
    for line in missing:
        print("no row in cli/error_messages.tsv:", line)
    if seen < 100:
        print(f"only {seen} messages found: the test no longer reads the sources as they are")
        return 1
    return 1 if missing else 0


sys.exit(main())
