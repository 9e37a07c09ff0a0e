#!/usr/bin/env python3
"""Runs the commands shown in Markdown documents and compares what they print.

usage: check_sessions.py [--update] LAZO EXAMPLES DOCUMENT...

A session is a fenced block that begins with ```console. Lines that begin with "$ " are commands, run
by sh in one temporary folder for each document, with `lazo` on the path and `examples` beside it; the lines
below a command are what it prints on standard output and standard error. A line that is only "..."
stands for any lines. --update writes what was printed into the documents instead (but keeps "...").
Exit status: 0 all as shown, 1 something differs.
"""
import difflib
import os
import subprocess
import sys
import tempfile


def sessions(lines):
    """(first line, end line) of each console block, fences left out."""
    begin = None
    for i, line in enumerate(lines):
        if begin is None and line.rstrip() == "```console":
            begin = i + 1
        elif begin is not None and line.rstrip() == "```":
            yield begin, i
            begin = None


def steps(lines):
    """(command, lines shown below it) of one block."""
    out = []
    for line in lines:
        if line.startswith("$ "):
            out.append((line[2:], []))
        elif out:
            out[-1][1].append(line)
    return out


def same(shown, printed):
    """Whether the printed lines are those shown, "..." standing for any number of lines."""
    if not shown:
        return not printed
    if shown[0].strip() == "...":
        return any(same(shown[1:], printed[i:]) for i in range(len(printed) + 1))
    return bool(printed) and shown[0] == printed[0] and same(shown[1:], printed[1:])


def check(document, lazo, examples, update):
    with open(document, encoding="utf-8") as f:
        lines = f.read().split("\n")
    bad, edits = 0, []
    with tempfile.TemporaryDirectory() as folder:
        os.symlink(os.path.abspath(examples), os.path.join(folder, "examples"))
        environment = dict(os.environ, PATH=os.path.dirname(os.path.abspath(lazo)) + ":" + os.environ["PATH"],
                           COLUMNS="100", LC_ALL="C.UTF-8", NO_COLOR="1")
        environment.pop("LAZO_DB", None)
        for begin, end in sessions(lines):
            new = []
            for command, shown in steps(lines[begin:end]):
                done = subprocess.run(["sh", "-c", command], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                                      stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=120)
                printed = done.stdout.decode("utf-8", "replace").replace("\r\n", "\n").split("\n")
                if printed and printed[-1] == "":
                    printed.pop()
                blank = not shown or shown[-1] != ""
                wanted = shown if blank else shown[:-1]
                if same(wanted, printed):
                    printed = wanted
                elif not update:
                    bad += 1
                    print("%s: $ %s" % (document, command))
                    sys.stdout.writelines(
                        line + "\n" for line in difflib.unified_diff(wanted, printed, "shown", "printed", lineterm=""))
                new += ["$ " + command] + printed + ([] if blank else [""])
            edits.append((begin, end, new))
    if update:
        for begin, end, new in reversed(edits):
            lines[begin:end] = new
        with open(document, "w", encoding="utf-8", newline="\n") as f:
            f.write("\n".join(lines))
    return bad


def main():
    arguments = sys.argv[1:]
    update = "--update" in arguments
    arguments = [a for a in arguments if a != "--update"]
    if len(arguments) < 3:
        sys.exit(__doc__)
    lazo, examples, documents = arguments[0], arguments[1], arguments[2:]
    bad = sum(check(document, lazo, examples, update) for document in documents)
    print("%d documents, %d commands differ" % (len(documents), bad))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
