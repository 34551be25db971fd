package driver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cdk8s.externalloadbalancer.ExternalLoadBalancer;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cdk8s.App;

/** Turns objects of the library into JSON, by the description of their types in readings.json. */
final class Outcome {
    static final JsonNode READINGS = readings();

    /** The outcome of a case: the YAML of its app, and the reports of its load balancers. */
    static Object outcome(final App app, final ExternalLoadBalancer... loadBalancers) {
        final String yaml = app.synthYaml();
        return Map.of("yaml", yaml, "reports", Arrays.stream(loadBalancers)
            .map(lb -> read(lb.getReport(), READINGS.get("report"))).collect(Collectors.toList()));
    }

    /** A value as JSON, or nothing where it is missing or empty. */
    static Object read(final Object value, final JsonNode reading) {
        if (value == null || value instanceof List && ((List<?>) value).isEmpty() || value instanceof Map && ((Map<?, ?>) value).isEmpty()) {
            return null;
        }
        if (reading.has("list")) {
            return ((List<?>) value).stream().map(each -> read(each, reading.get("list"))).collect(Collectors.toList());
        }
        if (reading.has("map")) {
            final Map<Object, Object> values = new LinkedHashMap<>();
            ((Map<?, ?>) value).forEach((key, each) -> values.put(key, read(each, reading.get("map"))));
            return values;
        }
        if (reading.has("enum")) {
            return ((Enum<?>) value).name();
        }
        return reading.has("object") ? members(value, READINGS.get("objects").get(reading.get("object").asText())) : value;
    }

    private static Map<String, Object> members(final Object value, final JsonNode object) {
        final Map<String, Object> members = new LinkedHashMap<>();
        for (final JsonNode member : object.get("members")) {
            try {
                final Object each = Class.forName(object.get("type").asText()).getMethod(member.get("as").asText()).invoke(value);
                members.put(member.get("name").asText(), read(each, member.get("reading")));
            } catch (final ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        members.values().removeIf(each -> each == null);
        return members;
    }

    private static JsonNode readings() {
        try {
            return new ObjectMapper().readTree(new File("readings.json"));
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Outcome() {
    }
}
