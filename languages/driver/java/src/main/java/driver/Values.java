package driver;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cdk8s.externalloadbalancer.ActiveHealthCheckOptions;
import dev.cdk8s.externalloadbalancer.AnnotationReader;
import dev.cdk8s.externalloadbalancer.BackendEndpoint;
import dev.cdk8s.externalloadbalancer.Backends;
import dev.cdk8s.externalloadbalancer.BackendsOptions;
import dev.cdk8s.externalloadbalancer.BodySize;
import dev.cdk8s.externalloadbalancer.CertManagerTlsOptions;
import dev.cdk8s.externalloadbalancer.Controller;
import dev.cdk8s.externalloadbalancer.EndpointsOptions;
import dev.cdk8s.externalloadbalancer.GatewayApiOptions;
import dev.cdk8s.externalloadbalancer.GatewayImplementation;
import dev.cdk8s.externalloadbalancer.GatewayReference;
import dev.cdk8s.externalloadbalancer.HashKey;
import dev.cdk8s.externalloadbalancer.HeaderValue;
import dev.cdk8s.externalloadbalancer.HealthCheck;
import dev.cdk8s.externalloadbalancer.IngressController;
import dev.cdk8s.externalloadbalancer.IngressNginxOptions;
import dev.cdk8s.externalloadbalancer.LoadBalancing;
import dev.cdk8s.externalloadbalancer.PassiveHealthCheckOptions;
import dev.cdk8s.externalloadbalancer.Rewrite;
import dev.cdk8s.externalloadbalancer.RoutePath;
import dev.cdk8s.externalloadbalancer.SameSite;
import dev.cdk8s.externalloadbalancer.SecretTlsOptions;
import dev.cdk8s.externalloadbalancer.StickyCookieOptions;
import dev.cdk8s.externalloadbalancer.Tls;
import dev.cdk8s.externalloadbalancer.TraefikOptions;
import dev.cdk8s.externalloadbalancer.UserAgents;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.cdk8s.Duration;
import org.cdk8s.Size;

/** Values of the corpus: what a factory makes stands there as its name and arguments. */
final class Values {
    static Backends backends(final JsonNode value) {
        final JsonNode options = value.path(2);
        switch (value.get(0).asText()) {
            case "fromIps":
                return Backends.fromIps(list(value.get(1), JsonNode::asText), port(options));
            case "fromEndpoints":
                final List<BackendEndpoint> servers = list(value.get(1), server -> BackendEndpoint.builder()
                    .ip(server.get("ip").asText())
                    .port(number(server.get("port")))
                    .zone(text(server.get("zone")))
                    .ready(bool(server.get("ready")))
                    .build());
                return options.isMissingNode() ? Backends.fromEndpoints(servers)
                    : Backends.fromEndpoints(servers, EndpointsOptions.builder().port(number(options.get("port"))).build());
            case "fromHostname":
                return Backends.fromHostname(value.get(1).asText(), port(options));
            default:
                throw unknown(value);
        }
    }

    static RoutePath path(final JsonNode value) {
        final String path = value.get(1).asText();
        switch (value.get(0).asText()) {
            case "prefix":
                return RoutePath.prefix(path);
            case "exact":
                return RoutePath.exact(path);
            case "regex":
                return RoutePath.regex(path);
            default:
                throw unknown(value);
        }
    }

    static Rewrite rewrite(final JsonNode value) {
        switch (value.get(0).asText()) {
            case "regexTarget":
                return Rewrite.regexTarget(value.get(1).asText());
            case "stripPrefix":
                return Rewrite.stripPrefix();
            case "replacePrefix":
                return Rewrite.replacePrefix(value.get(1).asText());
            case "fullPath":
                return Rewrite.fullPath(value.get(1).asText());
            default:
                throw unknown(value);
        }
    }

    static Size size(final JsonNode value) {
        switch (value.get(0).asText()) {
            case "kibibytes":
                return Size.kibibytes(number(value.get(1)));
            case "mebibytes":
                return Size.mebibytes(number(value.get(1)));
            case "gibibytes":
                return Size.gibibytes(number(value.get(1)));
            case "unlimited":
                return BodySize.UNLIMITED;
            default:
                throw unknown(value);
        }
    }

    static Duration duration(final JsonNode value) {
        final Number amount = number(value.get(1));
        switch (value.get(0).asText()) {
            case "millis":
                return Duration.millis(amount);
            case "seconds":
                return Duration.seconds(amount);
            case "minutes":
                return Duration.minutes(amount);
            case "hours":
                return Duration.hours(amount);
            case "days":
                return Duration.days(amount);
            default:
                throw unknown(value);
        }
    }

    static List<String> userAgents(final JsonNode value) {
        return value.isArray() ? list(value, JsonNode::asText) : UserAgents.CRAWLERS;
    }

    static LoadBalancing loadBalancing(final JsonNode value) {
        switch (value.get(0).asText()) {
            case "roundRobin":
                return LoadBalancing.roundRobin();
            case "peakEwma":
                return LoadBalancing.peakEwma();
            case "consistentHash":
                return LoadBalancing.consistentHash(hashKey(value.get(1)));
            case "stickyCookie":
                return value.has(1) ? LoadBalancing.stickyCookie(cookie(value.get(1))) : LoadBalancing.stickyCookie();
            default:
                throw unknown(value);
        }
    }

    static HealthCheck healthCheck(final JsonNode value) {
        switch (value.get(0).asText()) {
            case "active":
                final String path = value.get(1).asText();
                return value.has(2) ? HealthCheck.active(path, activeOptions(value.get(2))) : HealthCheck.active(path);
            case "passive":
                return value.has(1) ? HealthCheck.passive(passiveOptions(value.get(1))) : HealthCheck.passive();
            default:
                throw unknown(value);
        }
    }

    private static ActiveHealthCheckOptions activeOptions(final JsonNode options) {
        return ActiveHealthCheckOptions.builder()
            .interval(made(options.get("interval"), Values::duration))
            .timeout(made(options.get("timeout"), Values::duration))
            .unhealthyThreshold(number(options.get("unhealthyThreshold")))
            .healthyThreshold(number(options.get("healthyThreshold")))
            .expectedStatuses(made(options.get("expectedStatuses"), each -> list(each, Values::number)))
            .host(text(options.get("host")))
            .build();
    }

    private static PassiveHealthCheckOptions passiveOptions(final JsonNode options) {
        return PassiveHealthCheckOptions.builder()
            .consecutiveErrors(number(options.get("consecutiveErrors")))
            .ejectionTime(made(options.get("ejectionTime"), Values::duration))
            .build();
    }

    private static HashKey hashKey(final JsonNode value) {
        switch (value.get(0).asText()) {
            case "clientIp":
                return HashKey.clientIp();
            case "uri":
                return HashKey.uri();
            case "header":
                return HashKey.header(value.get(1).asText());
            case "cookie":
                return HashKey.cookie(value.get(1).asText());
            default:
                throw unknown(value);
        }
    }

    private static StickyCookieOptions cookie(final JsonNode value) {
        return StickyCookieOptions.builder()
            .name(text(value.get("name")))
            .maxAge(made(value.get("maxAge"), Values::duration))
            .path(text(value.get("path")))
            .persistent(bool(value.get("persistent")))
            .sameSite(made(value.get("sameSite"), each -> SameSite.valueOf(each.asText())))
            .secure(bool(value.get("secure")))
            .build();
    }

    static HeaderValue header(final JsonNode value) {
        switch (value.get(0).asText()) {
            case "clientIp":
                return HeaderValue.clientIp();
            case "backendAddress":
                return HeaderValue.backendAddress();
            case "serviceName":
                return HeaderValue.serviceName();
            case "literal":
                return HeaderValue.literal(value.get(1).asText());
            default:
                throw unknown(value);
        }
    }

    static Tls tls(final JsonNode value) {
        switch (value.get(0).asText()) {
            case "fromSecret":
                return value.has(2)
                    ? Tls.fromSecret(value.get(1).asText(), SecretTlsOptions.builder().hosts(strings(value.get(2).get("hosts"))).build())
                    : Tls.fromSecret(value.get(1).asText());
            case "certManager":
                final JsonNode options = value.get(1);
                return Tls.certManager(CertManagerTlsOptions.builder()
                    .clusterIssuer(text(options.get("clusterIssuer")))
                    .issuer(text(options.get("issuer")))
                    .secretName(text(options.get("secretName")))
                    .hosts(strings(options.get("hosts")))
                    .build());
            default:
                throw unknown(value);
        }
    }

    static Controller controller(final JsonNode value) {
        switch (value.get(0).asText()) {
            case "echo":
                return new Echo();
            case "traefik":
                return value.has(1) ? IngressController.traefik(traefikOptions(value.get(1))) : IngressController.traefik();
            case "gatewayApi":
                return IngressController.gatewayApi(gatewayApiOptions(value.get(1)));
            case "ingressNginx":
                if (!value.has(1)) {
                    return IngressController.ingressNginx();
                }
                final JsonNode options = value.get(1);
                return IngressController.ingressNginx(IngressNginxOptions.builder()
                    .className(text(options.get("className")))
                    .reader(made(options.get("reader"), each -> AnnotationReader.valueOf(each.asText())))
                    .snippetAnnotations(bool(options.get("snippetAnnotations")))
                    .allowedResponseHeaders(strings(options.get("allowedResponseHeaders")))
                    .build());
            default:
                throw unknown(value);
        }
    }

    private static TraefikOptions traefikOptions(final JsonNode options) {
        return TraefikOptions.builder()
            .ingressClassName(text(options.get("ingressClassName")))
            .entryPoints(strings(options.get("entryPoints")))
            .tlsEntryPoints(strings(options.get("tlsEntryPoints")))
            .build();
    }

    private static GatewayApiOptions gatewayApiOptions(final JsonNode options) {
        return GatewayApiOptions.builder()
            .gateway(made(options.get("gateway"), each -> GatewayReference.builder()
                .name(text(each.get("name")))
                .namespace(text(each.get("namespace")))
                .httpListener(text(each.get("httpListener")))
                .httpsListener(text(each.get("httpsListener")))
                .build()))
            .gatewayClassName(text(options.get("gatewayClassName")))
            .implementation(made(options.get("implementation"), Values::implementation))
            .build();
    }

    private static GatewayImplementation implementation(final JsonNode value) {
        switch (value.get(0).asText()) {
            case "any":
                return GatewayImplementation.any();
            case "envoyGateway":
                return GatewayImplementation.envoyGateway();
            default:
                throw unknown(value);
        }
    }

    private static BackendsOptions port(final JsonNode options) {
        return BackendsOptions.builder().port(number(options.get("port"))).build();
    }

    static String text(final JsonNode value) {
        return made(value, JsonNode::asText);
    }

    static Number number(final JsonNode value) {
        return made(value, JsonNode::numberValue);
    }

    static Boolean bool(final JsonNode value) {
        return made(value, JsonNode::asBoolean);
    }

    static List<String> strings(final JsonNode value) {
        return made(value, each -> list(each, JsonNode::asText));
    }

    static Map<String, String> texts(final JsonNode value) {
        return made(value, each -> map(each, JsonNode::asText));
    }

    static <T> List<T> list(final JsonNode value, final Function<JsonNode, T> make) {
        final List<T> result = new ArrayList<>();
        value.forEach(each -> result.add(make.apply(each)));
        return result;
    }

    static <T> Map<String, T> map(final JsonNode value, final Function<JsonNode, T> make) {
        final Map<String, T> result = new LinkedHashMap<>();
        value.fields().forEachRemaining(each -> result.put(each.getKey(), make.apply(each.getValue())));
        return result;
    }

    /** What is made of a value, or null where there is none, as builders take it. */
    static <T> T made(final JsonNode value, final Function<JsonNode, T> make) {
        return value == null ? null : make.apply(value);
    }

    private static IllegalArgumentException unknown(final JsonNode value) {
        return new IllegalArgumentException("the driver does not know " + value);
    }

    private Values() {
    }
}
