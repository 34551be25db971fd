package bench;

import dev.cdk8s.externalloadbalancer.Backends;
import dev.cdk8s.externalloadbalancer.BackendsOptions;
import dev.cdk8s.externalloadbalancer.Controller;
import dev.cdk8s.externalloadbalancer.ExternalLoadBalancer;
import dev.cdk8s.externalloadbalancer.HeaderValue;
import dev.cdk8s.externalloadbalancer.IngressController;
import dev.cdk8s.externalloadbalancer.IngressNginxOptions;
import dev.cdk8s.externalloadbalancer.LoadBalancing;
import dev.cdk8s.externalloadbalancer.Rewrite;
import dev.cdk8s.externalloadbalancer.RouteOptions;
import dev.cdk8s.externalloadbalancer.RoutePath;
import dev.cdk8s.externalloadbalancer.Tls;
import dev.cdk8s.externalloadbalancer.UserAgents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cdk8s.ApiObject;
import org.cdk8s.ApiObjectMetadata;
import org.cdk8s.ApiObjectProps;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.ChartProps;
import org.cdk8s.JsonPatch;
import org.cdk8s.Size;

/** Renders 100 load balancers with the library and as ApiObjects written by hand, in turn, and says how long each took. */
public final class Bench {
    private static final int COUNT = 100;
    private static final List<String> IPS = List.of("10.254.18.46", "10.254.18.47");
    private static final Map<String, String> ANNOTATIONS = Map.of(
        "external-dns.alpha.kubernetes.io/target", "10.254.18.55",
        "nginx.ingress.kubernetes.io/configuration-snippet",
        "if ($http_user_agent ~* \"Scrapy|Go-http-client|HttpClient|curl\") { return 403; }\n"
            + "more_set_headers \"Backend-Pod: $upstream_addr\";\n"
            + "more_set_headers \"X-Real-IP: $remote_addr\";\n",
        "nginx.ingress.kubernetes.io/load-balance", "round_robin",
        "nginx.ingress.kubernetes.io/proxy-body-size", "500m",
        "nginx.ingress.kubernetes.io/proxy-connect-timeout", "1",
        "nginx.ingress.kubernetes.io/proxy-next-upstream-timeout", "8",
        "nginx.ingress.kubernetes.io/proxy-next-upstream-tries", "10",
        "nginx.ingress.kubernetes.io/rewrite-target", "/$1",
        "nginx.ingress.kubernetes.io/use-regex", "true");
    private static final Controller CONTROLLER =
        IngressController.ingressNginx(IngressNginxOptions.builder().snippetAnnotations(true).build());
    private static final RouteOptions POLICY = policy();

    /** Writes one load balancer to a chart. */
    private interface Writer {
        void write(Chart chart, String name, String host);
    }

    private static RouteOptions policy() {
        return RouteOptions.builder()
            .paths(List.of(RoutePath.regex("/lb/(zl/.*)")))
            .rewrite(Rewrite.regexTarget("/$1"))
            .maxBodySize(Size.mebibytes(500))
            .blockedUserAgents(UserAgents.CRAWLERS)
            .loadBalancing(LoadBalancing.roundRobin())
            .responseHeaders(Map.of("X-Real-IP", HeaderValue.clientIp(), "Backend-Pod", HeaderValue.backendAddress()))
            .tls(Tls.fromSecret("xxx.com"))
            .build();
    }

    private static void byLibrary(final Chart chart, final String name, final String host, final RouteOptions policy) {
        ExternalLoadBalancer.Builder.create(chart, name)
            .name(name)
            .backends(Backends.fromIps(IPS, BackendsOptions.builder().port(80).build()))
            .hosts(List.of(host))
            .externalAddress("10.254.18.55")
            .controller(CONTROLLER)
            .paths(policy.getPaths())
            .rewrite(policy.getRewrite())
            .maxBodySize(policy.getMaxBodySize())
            .blockedUserAgents(policy.getBlockedUserAgents())
            .loadBalancing(policy.getLoadBalancing())
            .responseHeaders(policy.getResponseHeaders())
            .tls(policy.getTls())
            .build();
    }

    private static void byHand(final Chart chart, final String name, final String host) {
        final ApiObject service = object(chart, name, "v1", "Service", Map.of());
        service.addJsonPatch(JsonPatch.add("/spec", map(
            "ports", List.of(map("name", "http", "port", 80, "protocol", "TCP", "targetPort", 80)), "type", "ClusterIP")));
        final ApiObject endpoints = object(chart, name, "v1", "Endpoints", Map.of());
        endpoints.addJsonPatch(JsonPatch.add("/subsets", List.of(map(
            "addresses", IPS.stream().map(ip -> map("ip", ip)).collect(Collectors.toList()),
            "ports", List.of(map("name", "http", "port", 80, "protocol", "TCP"))))));
        final ApiObject ingress = object(chart, name, "networking.k8s.io/v1", "Ingress", ANNOTATIONS);
        ingress.addJsonPatch(JsonPatch.add("/spec", map(
            "ingressClassName", "nginx",
            "rules", List.of(map("host", host, "http", map("paths", List.of(map(
                "backend", map("service", map("name", name, "port", map("number", 80))),
                "path", "/lb/(zl/.*)",
                "pathType", "ImplementationSpecific"))))),
            "tls", List.of(map("hosts", List.of(host), "secretName", "xxx.com")))));
    }

    private static ApiObject object(
            final Chart chart, final String name, final String apiVersion, final String kind, final Map<String, String> annotations) {
        return new ApiObject(chart, name + "-" + kind, ApiObjectProps.builder()
            .apiVersion(apiVersion)
            .kind(kind)
            .metadata(ApiObjectMetadata.builder().name(name).annotations(annotations).build())
            .build());
    }

    /** A map that keeps its order, which a patch shows. */
    private static Map<String, Object> map(final Object... keysAndValues) {
        final Map<String, Object> result = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            result.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return result;
    }

    private static String render(final Writer writer) {
        final App app = new App();
        final Chart chart = new Chart(app, "bench", ChartProps.builder().namespace("bench").build());
        for (int i = 0; i < COUNT; i++) {
            writer.write(chart, "lb-" + i, "h" + i + ".example.com");
        }
        return app.synthYaml();
    }

    public static void main(final String[] args) throws IOException {
        final Writer shared = (chart, name, host) -> byLibrary(chart, name, host, POLICY);
        final Writer anew = (chart, name, host) -> byLibrary(chart, name, host, policy());
        final List<String> rounds = new ArrayList<>();
        for (int i = 0; i < Integer.parseInt(args[0]); i++) {
            final List<String> times = new ArrayList<>();
            String expected = null;
            for (final Writer writer : List.of((Writer) Bench::byHand, shared, Bench::byHand, anew)) {
                final long started = System.nanoTime();
                final String yaml = render(writer);
                times.add(String.valueOf((System.nanoTime() - started) / 1e6));
                if (expected != null && !expected.equals(yaml)) {
                    throw new IllegalStateException("not all of them render the same YAML");
                }
                expected = yaml;
            }
            rounds.add(times.toString());
        }
        Files.writeString(Path.of(args[1]), rounds.toString());
    }

    private Bench() {
    }
}
