"""Renders 100 load balancers with the library and as ApiObjects written by hand, in turn, and says how long each took."""

import json
import sys
import time

from cdk8s import ApiObject, ApiObjectMetadata, App, Chart, JsonPatch, Size
from cdk8s_external_load_balancer import (
    Backends,
    ExternalLoadBalancer,
    HeaderValue,
    IngressController,
    LoadBalancing,
    Rewrite,
    RoutePath,
    Tls,
    UserAgents,
)

COUNT = 100
IPS = ["10.254.18.46", "10.254.18.47"]
SNIPPET = """if ($http_user_agent ~* "Scrapy|Go-http-client|HttpClient|curl") { return 403; }
more_set_headers "Backend-Pod: $upstream_addr";
more_set_headers "X-Real-IP: $remote_addr";
"""
ANNOTATIONS = {
    "external-dns.alpha.kubernetes.io/target": "10.254.18.55",
    "nginx.ingress.kubernetes.io/configuration-snippet": SNIPPET,
    "nginx.ingress.kubernetes.io/load-balance": "round_robin",
    "nginx.ingress.kubernetes.io/proxy-body-size": "500m",
    "nginx.ingress.kubernetes.io/proxy-connect-timeout": "1",
    "nginx.ingress.kubernetes.io/proxy-next-upstream-timeout": "8",
    "nginx.ingress.kubernetes.io/proxy-next-upstream-tries": "10",
    "nginx.ingress.kubernetes.io/rewrite-target": "/$1",
    "nginx.ingress.kubernetes.io/use-regex": "true",
}
CONTROLLER = IngressController.ingress_nginx(snippet_annotations=True)


def policy():
    return {
        "paths": [RoutePath.regex("/lb/(zl/.*)")],
        "rewrite": Rewrite.regex_target("/$1"),
        "max_body_size": Size.mebibytes(500),
        "blocked_user_agents": UserAgents.CRAWLERS,
        "load_balancing": LoadBalancing.round_robin(),
        "response_headers": {"X-Real-IP": HeaderValue.client_ip(), "Backend-Pod": HeaderValue.backend_address()},
        "tls": Tls.from_secret("xxx.com"),
    }


POLICY = policy()


def by_library(chart, name, host, values=None):
    ExternalLoadBalancer(
        chart,
        name,
        name=name,
        backends=Backends.from_ips(IPS, port=80),
        hosts=[host],
        external_address="10.254.18.55",
        controller=CONTROLLER,
        **(values or POLICY),
    )


def by_library_anew(chart, name, host):
    by_library(chart, name, host, policy())


def by_hand(chart, name, host):
    service = ApiObject(chart, f"{name}-service", api_version="v1", kind="Service", metadata=ApiObjectMetadata(name=name))
    ports = [{"name": "http", "port": 80, "protocol": "TCP", "targetPort": 80}]
    service.add_json_patch(JsonPatch.add("/spec", {"ports": ports, "type": "ClusterIP"}))
    endpoints = ApiObject(chart, f"{name}-endpoints", api_version="v1", kind="Endpoints", metadata=ApiObjectMetadata(name=name))
    subset = {"addresses": [{"ip": ip} for ip in IPS], "ports": [{"name": "http", "port": 80, "protocol": "TCP"}]}
    endpoints.add_json_patch(JsonPatch.add("/subsets", [subset]))
    ingress = ApiObject(
        chart,
        f"{name}-ingress",
        api_version="networking.k8s.io/v1",
        kind="Ingress",
        metadata=ApiObjectMetadata(name=name, annotations=ANNOTATIONS),
    )
    path = {
        "backend": {"service": {"name": name, "port": {"number": 80}}},
        "path": "/lb/(zl/.*)",
        "pathType": "ImplementationSpecific",
    }
    spec = {
        "ingressClassName": "nginx",
        "rules": [{"host": host, "http": {"paths": [path]}}],
        "tls": [{"hosts": [host], "secretName": "xxx.com"}],
    }
    ingress.add_json_patch(JsonPatch.add("/spec", spec))


def render(write):
    app = App()
    chart = Chart(app, "bench", namespace="bench")
    for i in range(COUNT):
        write(chart, f"lb-{i}", f"h{i}.example.com")
    return app.synth_yaml()


def timed(write):
    started = time.perf_counter()
    yaml = render(write)
    return (time.perf_counter() - started) * 1000, yaml


if __name__ == "__main__":
    rounds = []
    for _ in range(int(sys.argv[1])):
        results = [timed(write) for write in (by_hand, by_library, by_hand, by_library_anew)]
        if len({yaml for _, yaml in results}) != 1:
            raise AssertionError("not all of them render the same YAML")
        rounds.append([milliseconds for milliseconds, _ in results])
    with open(sys.argv[2], "w", encoding="utf-8") as output:
        json.dump(rounds, output)
