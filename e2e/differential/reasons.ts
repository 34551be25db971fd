/** Why the library refuses what the API server would take. */
export interface Reason {
  readonly why: string;
  /** What its message says. */
  readonly message: RegExp;
}

/** The library may refuse more than the API server does, but for these reasons only. */
export const REASONS: Reason[] = [
  ...because('an older API server refuses it, or another object of the same name would', [
    /\bname: got .* allowed is a DNS-1035 label/s,
    /\b(id|ingressName|namespace): got .* allowed is a DNS-1123/s,
    /\bname of (the|a) .*: got .* allowed is each once, and .* has it already/s,
  ]),
  ...because('Endpoints hold IPv4 addresses of servers that are ready, and no zones; the cluster mirrors 1000 of them on a port', [
    /allowed is IPv4 addresses of ready servers without a zone with EndpointsApi\.ENDPOINTS/,
    /allowed is at most 1000 on a port with EndpointsApi\.ENDPOINTS/,
  ]),
  ...because('without a server every request gets 503', [/: got \[\], allowed is at least one server/]),
  ...because('no server outside the cluster can have the address, or EndpointSlices take it in its canonical form only', [
    /allowed is an address that a server outside the cluster can have/,
    /allowed is the canonical form of an IPv6 address/,
    /allowed is an IPv4 address like .*, without leading zeros/s,
  ]),
  ...because('a server that stands twice gets no more requests', [/Backends: got .* allowed is each address and port once/s]),
  ...because('no server listens on the port: the API server checks no ports of EndpointSlices', [/\b(port of .*|servicePort): got .*, allowed is a whole number from 1 to 65535/s]),
  ...because('a zone is the value of a label of nodes', [/zone of .* allowed is the name of a zone/s]),
  ...because('controllers look external names up in DNS, where an address, or the controller itself, is no server', [/Backends\.fromHostname\(\): got .* allowed is a DNS name/s]),
  ...because('external-dns takes an IP address or a DNS name', [/externalAddress: got /]),
  ...because('a host or path that is named must be there, and stand once; an empty one matches something else than it seems to', [
    /\b(hosts|paths|hosts of Tls): got \[\], allowed is at least one/,
    /\b(hosts|paths)\[\d+\]: got .* allowed is each once/s,
    /hosts and paths on .* allowed is each once/s,
    /\bhosts\[\d+\](?: of Tls)?: got .* allowed is a DNS name in lower case/s,
  ]),
  ...because('Prefix and Exact paths are compared letter by letter with decoded paths, where this matches nothing or something else', [
    /RoutePath\.(prefix|exact)\(\): got .* allowed is (an absolute path|a literal path|a path (without|that does not end)|at most 3000)/s,
    /\bpaths: got .* allowed is a path of letters, digits and \/ \. _ - on ingress-nginx/s,
  ]),
  ...because('Traefik, where it reads the annotations, has nothing for it or shows escapes', [
    /allowed is what this controller can do, and Traefik passes load-balance over/,
    /allowed is a text without " \\ and \$ where Traefik reads snippets/,
    /allowed is an annotation that Traefik reads, and it passes this one over/,
  ]),
  ...because('Middlewares, the redirect to https and the Certificate of a route have its name with an end, and 253 characters at most', [
    /\bname of (a Middleware|the redirect to https|the Certificate of tls): got .* allowed is a DNS-1123/s,
  ]),
  ...because('Traefik hashes nothing but the address of the client', [/allowed is what this controller can do, and Traefik hashes the client's address/]),
  ...because('Traefik\'s regular expressions have no lookahead', [/\bpaths: got .* allowed is a regular expression without lookahead on Traefik/s]),
  ...because('Traefik answers a new path that holds "//", "." or ".." with 400', [/\brewrite: got .* allowed is a target without "\/\/"/s]),
  ...because('on an IngressRoute nobody reads the annotations of Ingresses', [/allowed is an annotation that somebody reads, and on an IngressRoute/, /annotations\[.*\]: got .* allowed is an annotation that no option renders/]),
  ...because('a prop renders the annotation, and two values would contradict each other', [/annotations\[.*\]: got .* allowed is an annotation that no prop renders/]),
  ...because('no Traefik has such an entry point, and without any it takes those for https as well', [/\b(entryPoints|tlsEntryPoints) of .* allowed is (at least one|names of letters)/s]),
  ...because('the option is checked although no route of the case has a certificate', [/\btlsEntryPoints of .* allowed is a list/s]),
  ...because('a class that Traefik watches is named as an IngressClass is', [/\bingressClassName of IngressController\.traefik\(\): got .* allowed is a DNS-1123/s]),
  ...because('Gateway API has no word for it, or leaves it to each implementation', [/allowed is what this controller can do, and Gateway API /]),
  ...because('on an HTTPRoute nobody reads the annotations of Ingresses', [/allowed is an annotation that somebody reads, and on an HTTPRoute/]),
  ...because('a rewrite by a regular expression that has no groups is the filter of Gateway API, which is shorter', [/\brewrite: got .* allowed is at most 1024 characters with Gateway API/s]),
  ...because('RE2 has no lookahead, and compares paths as clients encode them', [/\bpaths: got .* allowed is a regular expression (without lookahead|for paths as clients encode them) on Envoy Gateway/s]),
  ...because('Envoy Gateway refuses a header with two spaces in a row; some implementations take "%" for a variable', [/responseHeaders\["[^]*"\]: got .* allowed is a text without (two spaces|"%")/s]),
  ...because('the Gateway, or its class, is looked up by its name', [/\b(name|namespace|httpListener|httpsListener|gatewayClassName) of (gateway of )?IngressController\.gatewayApi\(\): got .* allowed is a DNS/s]),
  ...because('a listener is named after its host', [/\bhosts: got .* allowed is at most \d+ characters where a listener is named after the host/s]),
  ...because('a listener shows one certificate', [/\btls: got .* allowed is one certificate for a host/s]),
  ...because('the case says that what is done only nearly is not wanted', [/allowed is what .* does just as it is asked, and here .*; leave it out, or set acceptApproximations to true/s]),
  ...because('the controller takes the path for an attack and drops the Ingress', [/\bpaths: got .* allowed is a path that does not look like an attack/s]),
  ...because('the regular expression does not compile, or means something else on another controller', [
    /RoutePath\.regex\(\): got .* allowed is (a regular expression for paths|an absolute path|at most 3000)/s,
    /\bpaths: got .* allowed is a pattern of at most/s,
  ]),
  ...because('nothing checks a rewrite, a redirect or a cookie path before nginx reads it', [
    /Rewrite\.\w+\(\): got .* allowed is (an absolute path|a literal path|a path|at most 3000)/s,
    /\bappRoot: got .* allowed is (an absolute path|a literal path|a path|at most 3000)/s,
    /path of LoadBalancing\.stickyCookie\(\): got .* allowed is (an absolute path|a literal path|a path|at most 3000)/s,
  ]),
  ...because('the rewrite names groups that the paths do not have', [
    /\brewrite: got .* allowed is (prefix and exact paths with it|a target without groups|\$1(?: to \$\d)?, since|either the path "\/" or others)/s,
  ]),
  ...because('the controller cannot hold the size', [/maxBodySize: got .* allowed is a size (of whole bytes|below)/s]),
  ...because('the text would block every client, or leave its place in the configuration', [/blockedUserAgents(\[\d+\])?: got .* allowed is (a part of a User-Agent|at most)/s]),
  ...because('a stock controller ignores an Ingress with a snippet, and the case says that there are none', [/allowed is nothing that needs a snippet where snippetAnnotations is false/]),
  ...because('a Service is spread in one way, whatever its routes say', [/loadBalancing: got .* allowed is that of the load balancer/s]),
  ...because('annotations have no health checks, and Traefik asks no servers behind a Service', [
    /allowed is what this controller can do, and (the annotations have no health checks|Traefik asks no servers)/,
  ]),
  ...because('there is one health check of each kind, with numbers that every controller can hold', [
    /\bhealthChecks\[\d+\]: got .* allowed is each kind once/s,
    /\b(interval|timeout|ejectionTime) of HealthCheck\.\w+\(\): got .* allowed is (whole milliseconds|at most the interval)/s,
    /\b(unhealthyThreshold|healthyThreshold|consecutiveErrors) of HealthCheck\.\w+\(\): got .* allowed is a whole number from 1 to 100/s,
    /\bexpectedStatuses of HealthCheck\.active\(\): got .* allowed is (at least one status|whole numbers from 100 to 599)/s,
  ]),
  ...because('nobody answers for such a path or host when servers are asked', [/(^|\bhost of )HealthCheck\.active\(\): got .* allowed is (an absolute|a literal|a path|at most|one DNS name|a DNS name)/s]),
  ...because('no request has such a header or cookie, or none that the controller can hash or set', [
    /HashKey\.(header|cookie)\(\): got /,
    /(name|maxAge|sameSite) of LoadBalancing\.stickyCookie\(\): got /,
  ]),
  ...because('no response can have such a header', [
    /key of responseHeaders: got /,
    /HeaderValue\.literal\(\): got /,
    /responseHeaders(\["[^]*"\])?: got .* allowed is (a text that does not start|at most|a namespace)/s,
    /name of the ConfigMap of responseHeaders: got /,
  ]),
  ...because('without hosts, or the name of a Secret, the controller shows its default certificate', [
    /\btls: got .* allowed is a route with hosts/s,
    /secretName of (tls|Tls\.\w+\(\)): got .* allowed is a DNS-1123 subdomain/s,
  ]),
  ...because('cert-manager looks the issuer up by its name', [/\b(issuer|clusterIssuer) of Tls\.certManager\(\): got .* allowed is a DNS-1123 subdomain/s]),
  ...because('the label decides which addresses belong to a Service', [/key of labels: got .* allowed is a label that the cluster does not act on/s]),
  ...because('YAML does not carry the text to the cluster', [
    /annotations\["[^]*"\]: got .* allowed is a text (without control characters|of several lines)/s,
    /allowed is a text that Kubernetes does not take for a number/,
  ]),
  ...because('cdk8s cannot write an object that has the key', [/key of (labels|annotations): got "constructor"/]),
  ...because('constructs take the id for one that each of them has', [/\bid: got "(constructor|toString|__proto__)", allowed is an id that no other child has/]),
  ...because('a construct has each id once, also those of the objects beside a route', [/\bid: got .* allowed is an id that no other child has, and the \w+ of this route would take it/s]),
  ...because('an annotation without a value is one that somebody forgot to fill in', [/annotations\["[^]*"\]: got null, allowed is a string/]),
  ...because('the controller ignores the annotation, its value, or with it the whole Ingress', [/annotations\["nginx\.ingress\.kubernetes\.io\/[^]*"\]: got /i]),
  ...because('what the props render comes on top of the annotations', [/annotations: got "\d+ bytes", allowed is at most/]),
];

function because(why: string, messages: RegExp[]): Reason[] {
  return messages.map(message => ({ why, message }));
}
