"""Builds every case of the corpus with the Python package, and says what came of it."""

import json
import re
import sys

import cdk8s
import cdk8s_external_load_balancer as elb


def snake(name):
    return re.sub(r"(?<=[a-z])([A-Z])", lambda upper: "_" + upper[1].lower(), name)


def call(factory, value):
    """What a factory makes: the value is its name and arguments, of which a map stands for keywords."""
    name, *arguments = value
    keywords = arguments.pop() if arguments and isinstance(arguments[-1], dict) else {}
    return getattr(factory, snake(name))(*arguments, **{snake(key): each for key, each in keywords.items()})


def backends(value):
    name, servers, *options = value
    if name == "fromEndpoints":
        servers = [elb.BackendEndpoint(**server) for server in servers]
    return call(elb.Backends, [name, servers, *options])


def size(value):
    return elb.BodySize.UNLIMITED if value == ["unlimited"] else call(cdk8s.Size, value)


def user_agents(value):
    return value if isinstance(value, list) else getattr(elb.UserAgents, value["list"])


def duration(value):
    return call(cdk8s.Duration, value)


def with_made(options, made):
    return {key: made.get(key, lambda each: each)(each) for key, each in options.items()}


def load_balancing(value):
    name, *arguments = value
    if name == "consistentHash":
        arguments = [call(elb.HashKey, arguments[0])]
    if name == "stickyCookie" and arguments:
        arguments = [with_made(arguments[0], {"maxAge": duration, "sameSite": lambda each: elb.SameSite[each]})]
    return call(elb.LoadBalancing, [name, *arguments])


def health_check(value):
    made = {"interval": duration, "timeout": duration, "ejectionTime": duration}
    return call(elb.HealthCheck, [with_made(each, made) if isinstance(each, dict) else each for each in value])


def gateway(value):
    return elb.GatewayReference(**{snake(key): each for key, each in value.items()})


def controller(value):
    name, *options = value
    if name == "echo":
        return Echo()
    made = {
        "reader": lambda each: elb.AnnotationReader[each],
        "gateway": gateway,
        "implementation": lambda each: call(elb.GatewayImplementation, each),
    }
    return call(elb.IngressController, [name, *(with_made(each, made) for each in options)])


MADE = {
    "backends": backends,
    "endpointsApi": lambda value: elb.EndpointsApi[value],
    "paths": lambda value: [call(elb.RoutePath, path) for path in value],
    "rewrite": lambda value: call(elb.Rewrite, value),
    "maxBodySize": size,
    "blockedUserAgents": user_agents,
    "loadBalancing": load_balancing,
    "healthChecks": lambda value: [health_check(check) for check in value],
    "responseHeaders": lambda value: {name: call(elb.HeaderValue, header) for name, header in value.items()},
    "tls": lambda value: call(elb.Tls, value),
    "controller": controller,
}


def props(values):
    return {snake(key): MADE.get(key, lambda value: value)(value) for key, value in values.items()}


class Echo(elb.Controller):
    """A controller of the user's own: what it renders says what it was asked for."""

    def __init__(self):
        super().__init__("echo (custom)")

    def render(self, route, neighbours):
        spec = {
            "hosts": list(route.hosts),
            "paths": [f"{path.type.name.lower()} {path.value}" for path in route.paths],
            "service": route.service.name,
            "port": route.service.port,
            "neighbours": [neighbour.path for neighbour in neighbours],
            "rewrite": route.rewrite.target if route.rewrite and route.rewrite.target else "none",
            "headers": sorted(route.response_headers),
        }
        return elb.Rendering(
            objects=[
                elb.RenderedObject(
                    id="Echo",
                    api_version="example.com/v1",
                    kind="Echo",
                    name=route.name,
                    annotations={"example.com/neighbours": str(len(neighbours))},
                    fields={"spec": {key: value for key, value in spec.items() if value != []}},
                )
            ],
            warnings=[],
        )

    def explain(self, route, neighbours):
        return elb.Explanation(
            verdicts=[
                elb.Verdict(route=route.path, policy="paths", support=elb.Support.APPROXIMATED, rendered="an Echo", note="only for tests")
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


def build(case):
    app = cdk8s.App()
    chart = cdk8s.Chart(app, "chart", **props(case.get("chart", {})))
    built = []
    for load_balancer in case["loadBalancers"]:
        lb = elb.ExternalLoadBalancer(chart, load_balancer["id"], **props(load_balancer["props"]))
        for route in load_balancer.get("routes", []):
            lb.add_route(route["id"], **props(route["options"]))
        for patch in load_balancer.get("patches", []):
            getattr(lb, patch["on"]).add_json_patch(cdk8s.JsonPatch.add(patch["path"], patch["value"]))
        for key, value in load_balancer.get("annotate", {}).items():
            lb.ingress.metadata.add_annotation(key, value)
        built.append(lb)
    yaml = app.synth_yaml()
    reports = [lb.report for lb in built]
    return {
        "name": case["name"],
        "yaml": yaml,
        "reports": [report.to_string() for report in reports],
        "verdicts": [[[v.route, v.policy, v.support.name, v.rendered, v.note] for v in report.verdicts] for report in reports],
        "requirements": [
            [[r.id, r.where, r.what, r.why, None if r.settings is None else dict(r.settings)] for r in report.requirements]
            for report in reports
        ],
    }


def attempt(case):
    try:
        return build(case)
    except Exception as error:  # whatever a user of the package could meet
        return {"name": case["name"], "error": str(error)}


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as corpus:
        cases = json.load(corpus)
    with open(sys.argv[2], "w", encoding="utf-8") as results:
        json.dump([attempt(case) for case in cases["renders"] + cases["refused"]], results)
