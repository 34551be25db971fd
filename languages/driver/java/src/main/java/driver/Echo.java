package driver;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cdk8s.externalloadbalancer.Controller;
import dev.cdk8s.externalloadbalancer.Explanation;
import dev.cdk8s.externalloadbalancer.RenderedObject;
import dev.cdk8s.externalloadbalancer.Rendering;
import dev.cdk8s.externalloadbalancer.Requirement;
import dev.cdk8s.externalloadbalancer.RouteIntent;
import dev.cdk8s.externalloadbalancer.Support;
import dev.cdk8s.externalloadbalancer.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A custom controller. It renders the intent itself, and gives a verdict on every policy that is set. */
public final class Echo extends Controller {
    public Echo() {
        super("echo (custom)");
    }

    @Override
    public Rendering render(final RouteIntent route, final List<RouteIntent> neighbours) {
        final Map<String, Object> spec = intent(route);
        spec.put("neighbours", neighbours.stream().map(RouteIntent::getPath).collect(Collectors.toList()));
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
        final Map<String, Object> intent = intent(route);
        final List<Verdict> verdicts = new ArrayList<>();
        for (final JsonNode policy : Outcome.READINGS.get("policies")) {
            if (isSet(policy, intent)) {
                verdicts.add(Verdict.builder()
                    .route(route.getPath())
                    .policy(policy.get("name").asText())
                    .support(Support.APPROXIMATED)
                    .rendered("an Echo")
                    .note("only for tests")
                    .build());
            }
        }
        return Explanation.builder()
            .verdicts(verdicts)
            .requirements(List.of(Requirement.builder()
                .id("echo")
                .where("the cluster")
                .what("it has the kind Echo")
                .why("otherwise the apply is refused")
                .settings(Map.of("crd", "echoes.example.com"))
                .build()))
            .build();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> intent(final RouteIntent route) {
        return (Map<String, Object>) Outcome.read(route, Outcome.READINGS.get("route"));
    }

    private static boolean isSet(final JsonNode policy, final Map<String, Object> intent) {
        Object value = intent;
        for (final JsonNode name : policy.get("at")) {
            value = value == null ? null : ((Map<?, ?>) value).get(name.asText());
        }
        if (value == null || !policy.has("prefix")) {
            return value != null;
        }
        return ((List<?>) value).stream().anyMatch(text -> ((String) text).startsWith(policy.get("prefix").asText()));
    }
}
