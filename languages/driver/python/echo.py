import cdk8s_external_load_balancer as elb

from outcome import READINGS, read


class Echo(elb.Controller):
    """A custom controller. It renders the intent itself, and gives a verdict on every policy that is set."""

    def __init__(self):
        super().__init__("echo (custom)")

    def render(self, route, neighbours):
        return elb.Rendering(
            objects=[
                elb.RenderedObject(
                    id="Echo",
                    api_version="example.com/v1",
                    kind="Echo",
                    name=route.name,
                    annotations={"example.com/neighbours": str(len(neighbours))},
                    fields={"spec": {**read(route, READINGS["route"]), "neighbours": [each.path for each in neighbours]}},
                )
            ],
            warnings=[],
        )

    def explain(self, route, neighbours):
        intent = read(route, READINGS["route"])
        return elb.Explanation(
            verdicts=[
                elb.Verdict(route=route.path, policy=policy["name"], support=elb.Support.APPROXIMATED, rendered="an Echo", note="only for tests")
                for policy in READINGS["policies"]
                if is_set(policy, intent)
            ],
            requirements=[
                elb.Requirement(
                    id="echo",
                    where="the cluster",
                    what="it has the kind Echo",
                    why="otherwise the apply is refused",
                    settings={"crd": "echoes.example.com"},
                )
            ],
        )


def is_set(policy, intent):
    value = intent
    for name in policy["at"]:
        value = (value or {}).get(name)
    if "prefix" in policy:
        return any(text.startswith(policy["prefix"]) for text in value or [])
    return value is not None
