package driver;

import static driver.Values.list;
import static driver.Values.made;
import static driver.Values.map;
import static driver.Values.strings;
import static driver.Values.text;
import static driver.Values.texts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cdk8s.externalloadbalancer.EndpointsApi;
import dev.cdk8s.externalloadbalancer.ExternalLoadBalancer;
import dev.cdk8s.externalloadbalancer.ExternalLoadBalancerProps;
import dev.cdk8s.externalloadbalancer.Report;
import dev.cdk8s.externalloadbalancer.RouteOptions;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cdk8s.ApiObject;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.ChartProps;
import org.cdk8s.JsonPatch;

/** Builds every case of the corpus with the Java package, and says what came of it. */
public final class Driver {
    public static void main(final String[] args) throws IOException {
        final ObjectMapper json = new ObjectMapper();
        final JsonNode corpus = json.readTree(new File(args[0]));
        final List<Map<String, Object>> results = new ArrayList<>();
        for (final String part : List.of("renders", "refused")) {
            corpus.get(part).forEach(each -> results.add(attempt(each)));
        }
        json.writeValue(new File(args[1]), results);
    }

    private static Map<String, Object> attempt(final JsonNode each) {
        final Map<String, Object> result = new LinkedHashMap<>();
        result.put("name", each.get("name").asText());
        try {
            build(each, result);
        } catch (final RuntimeException error) { // whatever a user of the package could meet
            result.put("error", error.getMessage());
        }
        return result;
    }

    private static void build(final JsonNode each, final Map<String, Object> result) {
        final App app = new App();
        final Chart chart = new Chart(app, "chart", chartProps(each.path("chart")));
        final List<ExternalLoadBalancer> built = new ArrayList<>();
        for (final JsonNode loadBalancer : each.get("loadBalancers")) {
            final ExternalLoadBalancer lb = new ExternalLoadBalancer(chart, loadBalancer.get("id").asText(), props(loadBalancer.get("props")));
            for (final JsonNode route : loadBalancer.path("routes")) {
                lb.addRoute(route.get("id").asText(), routeOptions(route.get("options")));
            }
            for (final JsonNode patch : loadBalancer.path("patches")) {
                child(lb, patch.get("on").asText()).addJsonPatch(JsonPatch.add(patch.get("path").asText(), patch.get("value").asText()));
            }
            map(loadBalancer.path("annotate"), JsonNode::asText).forEach((key, value) -> lb.getIngress().getMetadata().addAnnotation(key, value));
            built.add(lb);
        }
        result.put("yaml", app.synthYaml());
        final List<Report> reports = built.stream().map(ExternalLoadBalancer::getReport).collect(Collectors.toList());
        result.put("reports", all(reports, Report::toString));
        result.put("verdicts", all(reports, report -> all(report.getVerdicts(), verdict -> Arrays.asList(
            verdict.getRoute(), verdict.getPolicy(), verdict.getSupport().name(), verdict.getRendered(), verdict.getNote()))));
        result.put("requirements", all(reports, report -> all(report.getRequirements(), requirement -> Arrays.asList(
            requirement.getId(), requirement.getWhere(), requirement.getWhat(), requirement.getWhy(), requirement.getSettings()))));
    }

    private static ApiObject child(final ExternalLoadBalancer lb, final String name) {
        switch (name) {
            case "service":
                return lb.getService();
            case "endpoints":
                return lb.getEndpoints();
            default:
                return lb.getIngress();
        }
    }

    private static ChartProps chartProps(final JsonNode value) {
        return ChartProps.builder()
            .namespace(text(value.get("namespace")))
            .labels(texts(value.get("labels")))
            .disableResourceNameHashes(Values.bool(value.get("disableResourceNameHashes")))
            .build();
    }

    private static ExternalLoadBalancerProps props(final JsonNode value) {
        return ExternalLoadBalancerProps.builder()
            .backends(made(value.get("backends"), Values::backends))
            .name(text(value.get("name")))
            .namespace(text(value.get("namespace")))
            .labels(texts(value.get("labels")))
            .acceptApproximations(Values.bool(value.get("acceptApproximations")))
            .servicePort(Values.number(value.get("servicePort")))
            .endpointsApi(made(value.get("endpointsApi"), each -> EndpointsApi.valueOf(each.asText())))
            .healthChecks(made(value.get("healthChecks"), each -> list(each, Values::healthCheck)))
            .controller(made(value.get("controller"), Values::controller))
            .externalAddress(text(value.get("externalAddress")))
            .ingressName(text(value.get("ingressName")))
            .hosts(strings(value.get("hosts")))
            .paths(made(value.get("paths"), each -> list(each, Values::path)))
            .rewrite(made(value.get("rewrite"), Values::rewrite))
            .appRoot(text(value.get("appRoot")))
            .maxBodySize(made(value.get("maxBodySize"), Values::size))
            .blockedUserAgents(made(value.get("blockedUserAgents"), Values::userAgents))
            .loadBalancing(made(value.get("loadBalancing"), Values::loadBalancing))
            .responseHeaders(made(value.get("responseHeaders"), each -> map(each, Values::header)))
            .tls(made(value.get("tls"), Values::tls))
            .annotations(texts(value.get("annotations")))
            .build();
    }

    private static RouteOptions routeOptions(final JsonNode value) {
        return RouteOptions.builder()
            .hosts(strings(value.get("hosts")))
            .paths(made(value.get("paths"), each -> list(each, Values::path)))
            .rewrite(made(value.get("rewrite"), Values::rewrite))
            .appRoot(text(value.get("appRoot")))
            .maxBodySize(made(value.get("maxBodySize"), Values::size))
            .blockedUserAgents(made(value.get("blockedUserAgents"), Values::userAgents))
            .loadBalancing(made(value.get("loadBalancing"), Values::loadBalancing))
            .responseHeaders(made(value.get("responseHeaders"), each -> map(each, Values::header)))
            .tls(made(value.get("tls"), Values::tls))
            .annotations(texts(value.get("annotations")))
            .build();
    }

    private static <T> List<Object> all(final List<T> values, final Function<T, Object> make) {
        return values.stream().map(make).collect(Collectors.toList());
    }

    private Driver() {
    }
}
