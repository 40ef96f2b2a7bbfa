"""The command with calls.c in front of the C library: what a sound machine does not do."""
import os
import re
import subprocess

HERE = os.path.dirname(os.path.abspath(__file__))
shim = []


def build(folder):
    """Compiles calls.c into the folder; CC names the compiler."""
    shim.append(os.path.join(folder, "calls.so"))
    subprocess.run([os.environ.get("CC", "cc"), "-shared", "-fPIC", "-o", shim[-1],
                    os.path.join(HERE, "calls.c"), "-ldl"], check=True)


def environment(**more):
    """With the calls of calls.c where something is asked of them."""
    env = {name: value for name, value in os.environ.items()
           if not re.match("LC_|LANG|NO_COLOR|PLAN_", name)}
    if any(name.startswith("PLAN_") for name in more):
        env["LD_PRELOAD"] = shim[-1]
        env["ASAN_OPTIONS"] = "verify_asan_link_order=0"
    return {**env, **more}
