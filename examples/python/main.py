#!/usr/bin/env python
import sys

from cdk8s import App, Chart, Size
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

app = App()
chart = Chart(app, "zl", namespace="wetwin")

lb = ExternalLoadBalancer(
    chart,
    "ZlLb",
    name="zl-lb",
    backends=Backends.from_ips(["10.254.18.46", "10.254.18.47"], port=80),
    ingress_name="xxx.your-domain.com",
    hosts=["xxx.your-domain.com"],
    paths=[RoutePath.regex("/lb/(zl/.*)")],
    rewrite=Rewrite.regex_target("/$1"),
    max_body_size=Size.mebibytes(500),
    blocked_user_agents=UserAgents.CRAWLERS,
    load_balancing=LoadBalancing.round_robin(),
    response_headers={
        "X-Real-IP": HeaderValue.client_ip(),
        "Backend-Pod": HeaderValue.backend_address(),
    },
    tls=Tls.from_secret("xxx.com"),
    external_address="10.254.18.55",
    controller=IngressController.ingress_nginx(),
)

# To stderr, so that `cdk8s synth --stdout` stays YAML.
print(lb.report.to_string(), file=sys.stderr)

app.synth()
