"""Runs a command and prints what the operating system says of it: {"wall": s, "cpu": s, "peakMb": MB, "exit": code}."""
import json
import resource
import subprocess
import sys
import time

# What ran before (pyenv's shim, on its way here) counts among the children too.
before = resource.getrusage(resource.RUSAGE_CHILDREN)
started = time.perf_counter()
done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
wall = time.perf_counter() - started
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps({
    "wall": wall,
    "cpu": used.ru_utime + used.ru_stime - before.ru_utime - before.ru_stime,
    "peakMb": used.ru_maxrss / 1024,
    "exit": done.returncode,
    "said": done.stderr.decode("utf-8", "replace")[-500:],
}))
