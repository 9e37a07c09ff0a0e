"""Reading C++ sources for their string literals: enough of the language for tests that look at what
a program says. No preprocessor, no raw strings.
"""

import re

LITERAL = re.compile(r'(?:"(?:[^"\\\n]|\\.)*"\s*)+')


def text_of(literals):
    """What adjacent literals say, escapes resolved."""
    return "".join(text.replace("\\n", "\n").replace('\\"', '"').replace("\\\\", "\\")
                   for text in re.findall(r'"((?:[^"\\]|\\.)*)"', literals))


def without_comments(source):
    """The source with comments and #include lines blanked; lines keep their numbers."""
    pieces, at = [], 0
    while at < len(source):
        if source[at] in "\"'" and not (at and source[at - 1].isdigit() and source[at] == "'"):
            end = skip_literal(source, at)
            pieces.append(source[at:end])
            at = end
        elif source.startswith("//", at) or re.match(r"#include", source[at:at + 8]):
            at = source.find("\n", at) if "\n" in source[at:] else len(source)
        else:
            pieces.append(source[at])
            at += 1
    return "".join(pieces)


def skip_literal(text, at):
    """The position behind the string or character literal that begins at `at`."""
    quote = text[at]
    at += 1
    while text[at] != quote:
        at += 2 if text[at] == "\\" else 1
    return at + 1


def split(text, at, separator, end=None):
    """Pieces between separators that stand in no bracket; ends at a closing bracket or at `end`."""
    pieces, depth, begin = [], 0, at
    while at < (len(text) if end is None else end):
        c = text[at]
        if c in "\"'":
            at = skip_literal(text, at)
            continue
        if c in "([{":
            depth += 1
        elif c in ")]}":
            if depth == 0:
                break
            depth -= 1
        elif c == separator and depth == 0:
            pieces.append(text[begin:at])
            begin = at + 1
        at += 1
    return pieces + [text[begin:at]]
