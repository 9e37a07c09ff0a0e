#!/usr/bin/env python3
"""Runs the recipes of a page: blocks of sh and python, each with the output block below it.

    run_recipes.py PROGRAM STORE.jsonl PAGE
"""
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tempfile

program, lines, page = (os.path.abspath(path) for path in sys.argv[1:])
blocks = re.findall(r"^```(\w+)([^\n]*)\n(.*?)^```$", open(page, encoding="utf-8").read(), re.M | re.S)

failed = skipped = run = 0
with tempfile.TemporaryDirectory() as folder:
    os.makedirs(os.path.join(folder, "bin"))
    os.symlink(program, os.path.join(folder, "bin", "lazo"))
    environment = {"PATH": os.path.join(folder, "bin") + ":" + os.environ["PATH"], "HOME": folder,
                   "LC_ALL": "C.UTF-8"}
    subprocess.run([program, "import", "-q", lines], cwd=folder, check=True, env=environment,
                   stdout=subprocess.DEVNULL)
    for number, (language, info, code) in enumerate(blocks):
        if language not in ("sh", "python"):
            continue
        needs = re.findall(r"[\w.-]+", info.partition("needs=")[2])
        missing = [tool for tool in needs
                   if not (importlib.util.find_spec(tool) if language == "python" else shutil.which(tool))]
        title = code.strip().splitlines()[0]
        if missing:
            skipped += 1
            print(f"skipped, {', '.join(missing)} not installed: {title}")
            continue
        command = ["sh", "-e"] if language == "sh" else [sys.executable, "-"]
        result = subprocess.run(command, input=code, cwd=folder, env=environment, text=True,
                                capture_output=True, timeout=120)
        after = blocks[number + 1] if number + 1 < len(blocks) else ("", "", "")
        expected = after[2] if after[0] == "output" else None
        run += 1
        wrong = result.returncode != 0 or result.stderr or not result.stdout
        if wrong or (expected is not None and result.stdout != expected):
            failed += 1
            print(f"FAILED ({result.returncode}): {title}\n--- stdout\n{result.stdout}--- stderr\n{result.stderr}"
                  + (f"--- expected\n{expected}" if expected is not None else ""))
print(f"{run} recipes run, {skipped} skipped, {failed} failed")
sys.exit(1 if failed or run < 5 else 0)
