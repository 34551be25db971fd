package driver;

import dev.cdk8s.externalloadbalancer.Controller;
import dev.cdk8s.externalloadbalancer.Explanation;
import dev.cdk8s.externalloadbalancer.RenderedObject;
import dev.cdk8s.externalloadbalancer.Rendering;
import dev.cdk8s.externalloadbalancer.Requirement;
import dev.cdk8s.externalloadbalancer.RouteIntent;
import dev.cdk8s.externalloadbalancer.Support;
import dev.cdk8s.externalloadbalancer.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A controller of the user's own: what it renders says what it was asked for. */
public final class Echo extends Controller {
    public Echo() {
        super("echo (custom)");
    }

    @Override
    public Rendering render(final RouteIntent route, final List<RouteIntent> neighbours) {
        final Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("hosts", route.getHosts());
        spec.put("paths", route.getPaths().stream()
            .map(path -> path.getType().name().toLowerCase() + " " + path.getValue()).collect(Collectors.toList()));
        spec.put("service", route.getService().getName());
        spec.put("port", route.getService().getPort());
        spec.put("neighbours", neighbours.stream().map(RouteIntent::getPath).collect(Collectors.toList()));
        final boolean hasTarget = route.getRewrite() != null && route.getRewrite().getTarget() != null;
        spec.put("rewrite", hasTarget ? route.getRewrite().getTarget() : "none");
        spec.put("headers", route.getResponseHeaders().keySet().stream().sorted().collect(Collectors.toList()));
        spec.values().removeIf(value -> value instanceof List && ((List<?>) value).isEmpty());
        return Rendering.builder()
            .objects(List.of(RenderedObject.builder()
                .id("Echo")
                .apiVersion("example.com/v1")
                .kind("Echo")
                .name(route.getName())
                .annotations(Map.of("example.com/neighbours", String.valueOf(neighbours.size())))
                .fields(Map.of("spec", spec))
                .build()))
            .warnings(List.of())
            .build();
    }

    @Override
    public Explanation explain(final RouteIntent route, final List<RouteIntent> neighbours) {
        return Explanation.builder()
            .verdicts(List.of(Verdict.builder()
                .route(route.getPath())
                .policy("paths")
                .support(Support.APPROXIMATED)
                .rendered("an Echo")
                .note("only for tests")
                .build()))
            .requirements(List.of(Requirement.builder()
                .id("echo")
                .where("the cluster")
                .what("it has the kind Echo")
                .why("otherwise the apply is refused")
                .settings(Map.of("crd", "echoes.example.com"))
                .build()))
            .build();
    }
}
