"""Runs the examples that stand on standard input, as JSON; what they render goes to the working directory."""
import importlib
import json
import sys
import traceback

import cdk8s
from cdk8s_external_load_balancer import Backends, ExternalLoadBalancer


def surroundings(modules):
    """What the code around an example provides: the names of all packages, an app, a chart and a load balancer."""
    names = {}
    for module in map(importlib.import_module, modules):
        names.update({name: getattr(module, name) for name in module.__all__})
    app = cdk8s.App()
    chart = cdk8s.Chart(app, "chart")
    lb = ExternalLoadBalancer(
        chart, "Lb", backends=Backends.from_ips(["10.254.18.46"], port=80), hosts=["lb.example.com"]
    )
    return {**names, "app": app, "chart": chart, "lb": lb}


def run(snippet, modules):
    brings_its_imports = snippet["source"].startswith(("from ", "import "))
    names = {} if brings_its_imports else surroundings(modules)
    exec(compile(snippet["source"], snippet["place"], "exec"), names)
    names["app"].synth()


given = json.load(sys.stdin)
failed = False
for snippet in given["snippets"]:
    try:
        run(snippet, given["modules"])
    except Exception:
        failed = True
        print(f"{snippet['place']}:\n{snippet['source']}", file=sys.stderr)
        traceback.print_exc()
sys.exit(failed)
