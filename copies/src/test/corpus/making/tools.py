"""Runs other people's programs in a folder that is gone afterwards."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path


class MissingTool(Exception):
    pass


def run(command, files=None, result="out.pdf", fine=(0,), home=None):
    """What the command writes into `result`. `files` are there before, by name."""
    if not shutil.which(command[0]):
        raise MissingTool(command[0])
    with tempfile.TemporaryDirectory(prefix="corpus-") as folder:
        folder = Path(folder)
        for name, data in (files or {}).items():
            (folder / name).write_bytes(data.encode() if isinstance(data, str) else data)
        environment = {**os.environ, "HOME": str(folder)}
        done = subprocess.run(
            command, cwd=folder, env=environment, capture_output=True, timeout=300, check=False
        )
        if done.returncode not in fine or not (folder / result).exists():
            words = (done.stdout + done.stderr).decode(errors="replace")
            raise RuntimeError(f"{' '.join(command)}: {words[-3000:]}")
        return without(folder, (folder / result).read_bytes())


def without(folder, data):
    """Some programs put the folder into links; other letters, as many, keep the places right."""
    name = str(folder).encode()
    return data.replace(name, (b"/scores" + b"/scale" * 50)[: len(name)])
