"""Finds the command of a function's layer where the emulator has put it: Lambda puts layers at /opt."""

import os
import subprocess
import sys

_Popen = subprocess.Popen


class Popen(_Popen):
    def __init__(self, args, *rest, **options):
        if isinstance(args, (list, tuple)) and args and args[0].startswith("/opt/"):
            for folder in os.environ.get("_LAMBDA_LAYERS_DIRS", "").split(os.pathsep):
                program = os.path.join(folder, args[0].removeprefix("/opt/"))
                if folder and os.path.exists(program):
                    args = [sys.executable, program, *args[1:]]
                    # Lambda reads answers elsewhere; the emulator reads them from the function's output.
                    options.setdefault("stdout", sys.stderr)
                    break
        super().__init__(args, *rest, **options)


subprocess.Popen = Popen
