"""Reads the sources of the command line for what a user sees and fails for each text that has no
row in cli/messages.tsv: what is shown is shown in three languages.

    visible_texts_test.py FOLDER_OF_THE_SOURCES

What is said through Words, `say("+{} more", ..)`, `say.count(n, "tie", "ties")` or localized(), must
have its row. What is written past them must be no prose: a literal with words in it is a fault
unless it is a command to type, a field of JSON, or an error (error_templates_test.py judges those).
Texts of the command table are judged by messages_test.cpp.
"""

import pathlib
import re
import sys

from cpp_source import LITERAL, skip_literal, split, text_of, without_comments

# For developers or for programs, which read English: the trainer, its scores, the two protocols, man
# pages, completions; table_*.cpp is judged elsewhere, the help beside it shows its texts.
NOT_JUDGED = ("cli/mcp/", "cli/serve/", "cli/generate/", "command_train", "command_evaluate",
              "cli/table_", "cli/envelope", "cli/parameters", "cli/check_invocation", "cli/parser",
              "command_completion")
SAID = re.compile(r"(?:\bsay_?|words\(\)|\benglish)\(|\blocalized\(")
COUNTED = re.compile(r"\bsay_?\.count\(|words\(\)\.count\(")
# Calls whose literals are no prose for people, or are judged by another test.
MACHINE = re.compile(r"\bError\{|\breturn (?:usage|failed)\(|notices\.push_back\(|\bNotice\{|"
                     r"\bPhrase \w+ = \{|\breturn \{(?=\")|\bin_language\(|\.field(?:_or_null|_null)?\(|\bcsv_line\(|"
                     r"\bfailed\(|\{\s*ErrorCode::")
SHOWN = re.compile(r"\.write\(|\.note\(|\bwrite_message\(|\bstyled\(|\bwrite_heading\(")
WORD = re.compile("[a-z]{3,}")


def ranges(source, call):
    """[begin, end) of the arguments of each call."""
    found = []
    for match in call.finditer(source):
        arguments = split(source, match.end(), "\0")
        found.append((match.end(), match.end() + len(arguments[0])))
    return found


def within(at, spans):
    return any(begin <= at < end for begin, end in spans)


def judge(name, source, rows):
    """The faults of one file and how many of its texts have a row."""
    faults, known = [], 0
    said_at = []
    for call, first, last in ((SAID, 0, 1), (COUNTED, 1, 3)):
        for match in call.finditer(source):
            arguments = split(source, match.end(), ",")
            said_at.append((match.end(), match.end() + len(",".join(arguments[:last]))))
            for literal in LITERAL.finditer(",".join(arguments[first:last])):
                text = text_of(literal[0])
                known += text in rows
                if text not in rows:
                    faults.append(f"{name}: no row: {text}")
    machine, shown = ranges(source, MACHINE), ranges(source, SHOWN)
    at = 0
    while at < len(source):
        if source[at] == "'" and not source[at - 1].isalnum():
            at = skip_literal(source, at)
            continue
        if source[at] != '"':
            at += 1
            continue
        match = LITERAL.match(source, at)
        text = text_of(match[0])
        here, at = at, match.end()
        prose = " " in text.strip() or within(here, shown)
        if not prose or not WORD.search(text) or within(here, said_at) or within(here, machine):
            continue
        command = re.match(r"lazo[ :>]", text) or text.strip().startswith(("lazo import", '{"', "--", "urn:", "http://"))
        if command or text in rows:
            continue
        faults.append(f"{name}: written without Words: {text!r}")
    return faults, known


def main():
    root = pathlib.Path(sys.argv[1])
    rows = {line.split("\t")[0]
            for line in (root / "cli/messages.tsv").read_text(encoding="utf-8").splitlines()
            if not line.startswith("#")}
    faults, known = [], 0
    for path in sorted((root / "cli").rglob("*.cpp")):
        name = str(path.relative_to(root))
        if any(part in name for part in NOT_JUDGED):
            continue
        found, count = judge(name, without_comments(path.read_text(encoding="utf-8")), rows)
        faults += found
        known += count
    # The judge itself: prose past Words, and a text without a row, must be seen.
    for bad in ('out.write("these ties are gone\\n");', 'say("no row for this");',
                'std::string line = "more of it";', 'out.styled(Style::kBold, "documents");',
                'say.count(n, "unheard", "unheards")'):
        if not judge("test", bad, rows - {"documents"})[0]:
            faults.append(f"the test does not see: {bad}")
    for fault in faults:
        print(fault)
    if known < 150:
        print(f"only {known} texts found: the test no longer reads the sources as they are")
    return 1 if faults or known < 150 else 0


sys.exit(main())
