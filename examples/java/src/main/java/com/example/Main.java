package com.example;

import dev.cdk8s.externalloadbalancer.Backends;
import dev.cdk8s.externalloadbalancer.BackendsOptions;
import dev.cdk8s.externalloadbalancer.ExternalLoadBalancer;
import dev.cdk8s.externalloadbalancer.HeaderValue;
import dev.cdk8s.externalloadbalancer.IngressController;
import dev.cdk8s.externalloadbalancer.LoadBalancing;
import dev.cdk8s.externalloadbalancer.Rewrite;
import dev.cdk8s.externalloadbalancer.RoutePath;
import dev.cdk8s.externalloadbalancer.Tls;
import dev.cdk8s.externalloadbalancer.UserAgents;
import java.util.List;
import java.util.Map;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.ChartProps;
import org.cdk8s.Size;

public final class Main {
    public static void main(final String[] args) {
        final App app = new App();
        final Chart chart = new Chart(app, "zl", ChartProps.builder().namespace("wetwin").build());

        final ExternalLoadBalancer lb = ExternalLoadBalancer.Builder.create(chart, "ZlLb")
            .name("zl-lb")
            .backends(Backends.fromIps(
                List.of("10.254.18.46", "10.254.18.47"), BackendsOptions.builder().port(80).build()))
            .ingressName("xxx.your-domain.com")
            .hosts(List.of("xxx.your-domain.com"))
            .paths(List.of(RoutePath.regex("/lb/(zl/.*)")))
            .rewrite(Rewrite.regexTarget("/$1"))
            .maxBodySize(Size.mebibytes(500))
            .blockedUserAgents(UserAgents.CRAWLERS)
            .loadBalancing(LoadBalancing.roundRobin())
            .responseHeaders(Map.of(
                "X-Real-IP", HeaderValue.clientIp(),
                "Backend-Pod", HeaderValue.backendAddress()))
            .tls(Tls.fromSecret("xxx.com"))
            .externalAddress("10.254.18.55")
            .controller(IngressController.ingressNginx())
            .build();

        // To stderr, so that `cdk8s synth --stdout` stays YAML.
        System.err.println(lb.getReport());

        app.synth();
    }

    private Main() {
    }
}
