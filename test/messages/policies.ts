import { Duration, Size } from 'cdk8s';
import { cut, Messages, TRAEFIK, traefikReads } from './support';
import { BackendProtocol, BodySizeCheck, HashKey, HeaderValue, LoadBalancing, SameSite } from '../../src';
import { checked } from '../../src/intent/from-options';
import { HealthCheck } from '../../src/policies/health-check';
import { Retries, RetryOn } from '../../src/policies/retries';
import { loadBalancer } from '../support';

/** Errors of policies, whatever the controller. */
export const POLICIES_MESSAGES: Messages = {
  'app-root.endless': [
    [
      () => checked('appRoot', '/'),
      'appRoot: got "/", allowed is another path than "/", from which requests are redirected: that would never end; name the path of the application, or leave it out [app-root.endless]',
    ],
  ],
  'keep-alive.not-a-boolean': [
    [
      () => checked('disableKeepAlive', 'close' as any),
      'disableKeepAlive: got "close", allowed is true or false; leave it out to keep connections [keep-alive.not-a-boolean]',
    ],
  ],
  'keep-alive.grpc': [
    [
      () => loadBalancer({ controller: TRAEFIK, disableKeepAlive: true, backendProtocol: BackendProtocol.grpc() }),
      'zl/Lb: disableKeepAlive: got true, allowed is backends that speak HTTP/1: the calls of gRPC share a connection of HTTP/2; leave it out [keep-alive.grpc]',
    ],
  ],
  'nginx.keep-alive': [
    [
      () => loadBalancer({ disableKeepAlive: true, annotations: { 'nginx.ingress.kubernetes.io/backend-protocol': 'FCGI' } }),
      'zl/Lb: disableKeepAlive: got true, allowed is backends that speak HTTP/1, and these speak FCGI; leave it out [nginx.keep-alive]',
    ],
  ],
  'rewrite-log.not-a-boolean': [
    [
      () => checked('rewriteLog', 'on' as any),
      'rewriteLog: got "on", allowed is true or false; leave it out for no such log [rewrite-log.not-a-boolean]',
    ],
  ],
  'access-log.not-a-boolean': [
    [
      () => checked('accessLog', 'off' as any),
      'accessLog: got "off", allowed is true or false; leave it out for the controller\'s default [access-log.not-a-boolean]',
    ],
  ],
  'body-size.check-without-limit': [
    [
      () => loadBalancer({ bodySizeCheck: BodySizeCheck.EVERY_BODY }),
      'zl/Lb: bodySizeCheck: got "EVERY_BODY", allowed is set on a route with a maxBodySize above zero; set maxBodySize, or leave it out [body-size.check-without-limit]',
    ],
  ],
  'body-size.fraction': [
    [
      () => checked('maxBodySize', Size.kibibytes(0.0001)),
      'maxBodySize: got "0.0001Ki", allowed is a size of whole bytes; round the size [body-size.fraction]',
    ],
  ],
  'body-size.not-a-size': [
    [
      () => checked('maxBodySize', 500 as any),
      'maxBodySize: got 500, allowed is a Size of cdk8s; write for example Size.mebibytes(500) [body-size.not-a-size]',
    ],
  ],
  'body-size.too-large': [
    [
      () => checked('maxBodySize', Size.pebibyte(8192)),
      'maxBodySize: got "8192Pi", allowed is a size below 8 exbibytes; use BodySize.UNLIMITED for no limit [body-size.too-large]',
    ],
  ],
  'buffering.count': [
    [
      () => checked('buffering', { responseBuffers: 2 }),
      'buffering.responseBuffers: got 2, allowed is a whole number from 3 to 1024; choose one of these, or leave it out [buffering.count]',
    ],
  ],
  'buffering.declared-length': [
    [
      () => loadBalancer({ maxBodySize: Size.mebibytes(1), bodySizeCheck: BodySizeCheck.DECLARED_LENGTH, buffering: { request: true } }),
      'zl/Lb: bodySizeCheck: got "DECLARED_LENGTH", allowed is BodySizeCheck.EVERY_BODY beside buffering.request, with which bodies are held anyway; leave bodySizeCheck out [buffering.declared-length]',
    ],
  ],
  'buffering.file-size': [
    [
      () => checked('buffering', { responseBufferSize: Size.kibibytes(16), responseFileSize: Size.kibibytes(8) }),
      'buffering.responseFileSize: got "8Ki", allowed is zero, or at least the size of a buffer for a response, which is 16384 bytes; raise it, or lower responseBufferSize [buffering.file-size]',
    ],
  ],
  'buffering.limit-holds': [
    [
      () => loadBalancer({
        controller: TRAEFIK, maxBodySize: Size.mebibytes(1), bodySizeCheck: BodySizeCheck.EVERY_BODY, buffering: { response: false },
      }),
      'zl/Lb: buffering.response: got false, allowed is no BodySizeCheck.EVERY_BODY beside it on Traefik, which holds bodies to count them; take it out, or BodySizeCheck.EVERY_BODY [buffering.limit-holds]',
    ],
    [
      () => loadBalancer({ controller: traefikReads(), maxBodySize: Size.mebibytes(1), buffering: { request: false } }),
      'zl/Lb: buffering.request: got false, allowed is no maxBodySize beside it on Traefik, which holds bodies to count them; take it out, or maxBodySize [buffering.limit-holds]',
    ],
  ],
  'buffering.not-a-boolean': [
    [
      () => checked('buffering', { request: 'off' as any }),
      'buffering.request: got "off", allowed is true or false; leave it out for the controller\'s default [buffering.not-a-boolean]',
    ],
  ],
  'buffering.not-options': [
    [
      () => checked('buffering', 'off' as any),
      'buffering: got "off", allowed is options of Buffering; write for example { request: false } [buffering.not-options]',
    ],
  ],
  'buffering.size': [
    [
      () => checked('buffering', { responseBufferSize: Size.mebibytes(17) }),
      'buffering.responseBufferSize: got "17Mi", allowed is a Size of whole bytes from 1 KiB to 16 MiB; write for example Size.kibibytes(16) [buffering.size]',
    ],
    [
      () => checked('buffering', { responseFileSize: Size.gibibytes(1025) }),
      'buffering.responseFileSize: got "1025Gi", allowed is a Size of whole bytes to 1 TiB, where zero is no file; write for example Size.kibibytes(16) [buffering.size]',
    ],
  ],
  'cookie.bad-name': [
    [
      () => HashKey.cookie('a b'),
      'HashKey.cookie(): got "a b", allowed is a cookie name of at most 128 characters, without white space and separators; pass the name of a cookie [cookie.bad-name]',
    ],
  ],
  'cookie.insecure-same-site': [
    [
      () => LoadBalancing.stickyCookie({ sameSite: SameSite.NONE, secure: false }),
      'sameSite of LoadBalancing.stickyCookie(): got "None", allowed is SameSite.LAX or SameSite.STRICT where secure is false; choose one of these: browsers drop a cookie with SameSite=None that is not secure [cookie.insecure-same-site]',
    ],
  ],
  'cookie.max-age': [
    [
      () => LoadBalancing.stickyCookie({ maxAge: Duration.millis(1500) }),
      'maxAge of LoadBalancing.stickyCookie(): got "1.5 s", allowed is a whole number of seconds from 1 s to 2147483647 s (68 years); leave it out to keep the cookie until the browser is closed [cookie.max-age]',
    ],
    [
      () => LoadBalancing.stickyCookie({ maxAge: Duration.seconds(2147483648) }),
      'maxAge of LoadBalancing.stickyCookie(): got "2147483648 s", allowed is a whole number of seconds from 1 s to 2147483647 s (68 years); shorten it [cookie.max-age]',
    ],
  ],
  'duration.not-a-duration': [
    [
      () => HealthCheck.active('/healthz', { interval: 5 as any }),
      'interval of HealthCheck.active(): got 5, allowed is a Duration of cdk8s; write for example Duration.seconds(10) [duration.not-a-duration]',
    ],
  ],
  'duration.out-of-range': [
    [
      () => HealthCheck.active('/healthz', { interval: Duration.millis(99) }),
      'interval of HealthCheck.active(): got "99 ms", allowed is whole milliseconds from 100 ms to 1 day; choose a duration in this range [duration.out-of-range]',
    ],
    [
      () => Retries.on([RetryOn.TIMEOUT], { within: Duration.millis(500) }),
      'within of Retries.on(): got "0.5 s", allowed is whole seconds from 1 s to 1 day; choose a duration in this range [duration.out-of-range]',
    ],
    [
      () => HealthCheck.passive({ ejectionTime: Duration.millis(999) }),
      'ejectionTime of HealthCheck.passive(): got "999 ms", allowed is whole milliseconds from 1000 ms to 1 day; choose a duration in this range [duration.out-of-range]',
    ],
  ],
  'hash-key.bad-header': [
    [
      () => HashKey.header('X:'),
      'HashKey.header(): got "X:", allowed is a header name of at most 128 characters, without white space and separators; pass the header\'s name [hash-key.bad-header]',
    ],
  ],
  'header.bad-name': [
    [
      () => checked('responseHeaders', { 'X:': HeaderValue.clientIp() }),
      'key of responseHeaders: got "X:", allowed is a header name of letters, digits, "-" and "_", first a letter; pass the header\'s name without colon or value [header.bad-name]',
    ],
  ],
  'header.empty-value': [
    [
      () => HeaderValue.literal(''),
      'HeaderValue.literal(): got "", allowed is 1 to 1024 characters of printable ASCII, no space first or last; pass a value: an empty one would remove the header [header.empty-value]',
    ],
  ],
  'header.owned': [
    [
      () => checked('responseHeaders', { 'Set-Cookie': HeaderValue.literal('a=b') }),
      'key of responseHeaders: got "Set-Cookie", allowed is a header that no response has a value of its own for: it would replace the cookies of the backends, and that of LoadBalancing.stickyCookie(); let the backends send it [header.owned]',
    ],
    [
      () => checked('responseHeaders', { Location: HeaderValue.literal('/x') }),
      'key of responseHeaders: got "Location", allowed is a header that no response has a value of its own for: it belongs to redirects, and controllers rewrite it; let the backends send it [header.owned]',
    ],
  ],
  'header.framing': [
    [
      () => checked('responseHeaders', { Connection: HeaderValue.clientIp() }),
      'key of responseHeaders: got "Connection", allowed is a header that does not frame the message or the connection; leave it to the controller [header.framing]',
    ],
  ],
  'header.outer-space': [
    [
      () => HeaderValue.literal(' a'),
      'HeaderValue.literal(): got " a", allowed is 1 to 1024 characters of printable ASCII, no space first or last; write "a" [header.outer-space]',
    ],
  ],
  'header.stray-character': [
    [
      () => HeaderValue.literal('a\nb'),
      'HeaderValue.literal(): got "a\\nb", allowed is 1 to 1024 characters of printable ASCII, no space first or last; take out newlines, NUL, control characters and letters beyond ASCII [header.stray-character]',
    ],
  ],
  'header.too-long': [
    [
      () => HeaderValue.literal('a'.repeat(1025)),
      `HeaderValue.literal(): got ${cut('a'.repeat(1025))}, allowed is 1 to 1024 characters of printable ASCII, no space first or last; shorten these 1025 [header.too-long]`,
    ],
  ],
  'header.twice': [
    [
      () => checked('responseHeaders', { 'X-A': HeaderValue.clientIp(), 'x-a': HeaderValue.clientIp() }),
      'key of responseHeaders: got "x-a", allowed is each header once, and "X-A" is the same one; keep one of them [header.twice]',
    ],
  ],
  'health-check.no-status': [
    [
      () => HealthCheck.active('/healthz', { expectedStatuses: [] }),
      'expectedStatuses of HealthCheck.active(): got [], allowed is at least one status; leave it out to expect 200 [health-check.no-status]',
    ],
  ],
  'health-check.status': [
    [
      () => HealthCheck.active('/healthz', { expectedStatuses: [99] }),
      'expectedStatuses of HealthCheck.active(): got 99, allowed is whole numbers from 100 to 599; write for example 200 and 204 [health-check.status]',
    ],
  ],
  'health-check.threshold': [
    [
      () => HealthCheck.active('/healthz', { unhealthyThreshold: 0 }),
      'unhealthyThreshold of HealthCheck.active(): got 0, allowed is a whole number from 1 to 100; choose a number in this range [health-check.threshold]',
    ],
  ],
  'health-check.timeout': [
    [
      () => HealthCheck.active('/healthz', { timeout: Duration.seconds(11) }),
      'timeout of HealthCheck.active(): got "11000 ms", allowed is at most the interval of 10000 ms; shorten it, or lengthen the interval [health-check.timeout]',
    ],
  ],
  'health-check.twice': [
    [
      () => checked('healthChecks', [HealthCheck.active('/'), HealthCheck.active('/b')]),
      'healthChecks[1]: got "HealthCheck.active()", allowed is each kind once; take the second one out [health-check.twice]',
    ],
  ],
  'retries.attempts': [
    [
      () => Retries.on([RetryOn.TIMEOUT], { attempts: 1 }),
      'attempts of Retries.on(): got 1, allowed is a whole number from 2 to 100, the first attempt included; choose a number in this range, or use Retries.none() [retries.attempts]',
    ],
  ],
  'retries.no-failure': [
    [
      () => Retries.on([]),
      'Retries.on(): got [], allowed is at least one failure; use Retries.none() to try nothing again [retries.no-failure]',
    ],
  ],
  'retries.not-a-boolean': [
    [
      () => Retries.on([RetryOn.TIMEOUT], { nonIdempotent: 'no' as any }),
      'nonIdempotent of Retries.on(): got "no", allowed is true or false; write one of the two [retries.not-a-boolean]',
    ],
  ],
  'retries.twice': [
    [
      () => Retries.on([RetryOn.TIMEOUT, RetryOn.TIMEOUT]),
      'Retries.on(): got "TIMEOUT", allowed is each failure once; take the second one out [retries.twice]',
    ],
  ],
  'health-check.wildcard-host': [
    [
      () => HealthCheck.active('/healthz', { host: '*.example.com' }),
      'host of HealthCheck.active(): got "*.example.com", allowed is one DNS name; name one of the hosts [health-check.wildcard-host]',
    ],
  ],
  'host.not-a-dns-name': [
    [
      () => HealthCheck.active('/healthz', { host: '*' }),
      'host of HealthCheck.active(): got "*", allowed is a DNS name in lower case, like app.example.com or *.example.com; leave it out to send a host of the route [host.not-a-dns-name]',
    ],
    [
      () => HealthCheck.active('/healthz', { host: '10.254.18.46' }),
      'host of HealthCheck.active(): got "10.254.18.46", allowed is a DNS name in lower case, like app.example.com or *.example.com; leave it out: the controller knows the addresses [host.not-a-dns-name]',
    ],
  ],
  'hosts.none': [
    [
      () => checked('hosts', []),
      'hosts: got [], allowed is at least one host; leave hosts out to serve every host [hosts.none]',
    ],
  ],
  'input.not-in-enum': [
    [
      () => LoadBalancing.stickyCookie({ sameSite: 'lax' as any }),
      'sameSite of LoadBalancing.stickyCookie(): got "lax", allowed is a value of SameSite; write for example SameSite.STRICT [input.not-in-enum]',
    ],
  ],
  'input.wrong-type': [
    [
      () => checked('responseHeaders', { 'X-Real-IP': '$remote_addr' as any }),
      'responseHeaders["X-Real-IP"]: got "$remote_addr", allowed is a HeaderValue; write HeaderValue.clientIp() [input.wrong-type]',
    ],
    [
      () => LoadBalancing.consistentHash('$remote_addr' as any),
      'LoadBalancing.consistentHash(): got "$remote_addr", allowed is a HashKey; write for example HashKey.clientIp() [input.wrong-type]',
    ],
    [
      () => checked('healthChecks', ['/healthz' as any]),
      'healthChecks[0]: got "/healthz", allowed is made by HealthCheck; write for example HealthCheck.passive() [input.wrong-type]',
    ],
    [
      () => checked('responseHeaders', { 'X-A': 'a "b"' as any }),
      'responseHeaders["X-A"]: got "a \\"b\\"", allowed is a HeaderValue; write HeaderValue.literal("a \\"b\\"") [input.wrong-type]',
    ],
    [
      () => checked('responseHeaders', { 'X-A': 1 as any }),
      'responseHeaders["X-A"]: got 1, allowed is a HeaderValue; write for example HeaderValue.clientIp() [input.wrong-type]',
    ],
    [
      () => checked('rewrite', '/$1' as any),
      'rewrite: got "/$1", allowed is made by Rewrite; write for example Rewrite.stripPrefix() [input.wrong-type]',
    ],
    [
      () => checked('tls', 'a' as any),
      'tls: got "a", allowed is made by Tls; write for example Tls.fromSecret() [input.wrong-type]',
    ],
    [
      () => checked('loadBalancing', 'ewma' as any),
      'loadBalancing: got "ewma", allowed is made by LoadBalancing; write for example LoadBalancing.roundRobin() [input.wrong-type]',
    ],
    [
      () => checked('paths', ['/b' as any]),
      'paths[0]: got "/b", allowed is made by RoutePath; write for example RoutePath.prefix("/app") [input.wrong-type]',
    ],
  ],
  'paths.none': [
    [
      () => checked('paths', []),
      'paths: got [], allowed is at least one path; leave paths out to serve everything [paths.none]',
    ],
  ],
  'user-agent.blank': [
    [
      () => checked('blockedUserAgents', [' ']),
      'blockedUserAgents[0]: got " ", allowed is a part of a User-Agent header, of at most 512 characters in printable ASCII, compared literally and in any case; take it out: spaces alone would block nearly every client [user-agent.blank]',
    ],
  ],
  'user-agent.empty': [
    [
      () => checked('blockedUserAgents', ['']),
      'blockedUserAgents[0]: got "", allowed is a part of a User-Agent header, of at most 512 characters in printable ASCII, compared literally and in any case; take it out: an empty one would block every client [user-agent.empty]',
    ],
  ],
  'user-agent.stray-character': [
    [
      () => checked('blockedUserAgents', ['a\nb']),
      'blockedUserAgents[0]: got "a\\nb", allowed is a part of a User-Agent header, of at most 512 characters in printable ASCII, compared literally and in any case; take out newlines, NUL, control characters and letters beyond ASCII [user-agent.stray-character]',
    ],
  ],
  'user-agent.too-long': [
    [
      () => checked('blockedUserAgents', ['a'.repeat(513)]),
      `blockedUserAgents[0]: got ${cut('a'.repeat(513))}, allowed is a part of a User-Agent header, of at most 512 characters in printable ASCII, compared literally and in any case; shorten it: a part of it blocks as well [user-agent.too-long]`,
    ],
  ],
  'user-agent.too-costly': [
    [
      () => loadBalancer({ controller: TRAEFIK, blockedUserAgents: Array.from({ length: 60 }, (_, i) => [...'bcdefghijklmnopq'].map(end => 'a'.repeat(i) + end)).flat() }),
      'zl/Lb: blockedUserAgents: got "960 agents", allowed is agents that a header of 1000 characters is compared with in at most 800 steps a character, and these take 1019; take some out, or shorten them: those cost most that repeat their own beginning, or begin alike [user-agent.too-costly]',
    ],
  ],
  'host-header.label': [
    [
      () => checked('hostHeader', `${'a'.repeat(64)}.example.com`),
      `hostHeader: got "${'a'.repeat(64)}.example.com", allowed is a DNS name with at most 63 characters between two dots, and one part has 64; pass the name that stands in DNS [host-header.label]`,
    ],
  ],
  'host-header.wildcard': [
    [
      () => checked('hostHeader', '*.example.com'),
      'hostHeader: got "*.example.com", allowed is one DNS name; name one host that the backends serve [host-header.wildcard]',
    ],
  ],
  'timeouts.not-a-struct': [
    [
      () => checked('timeouts', 5 as any),
      'timeouts: got 5, allowed is an object with timeouts; write for example { connect: Duration.seconds(2) } [timeouts.not-a-struct]',
    ],
  ],
  'timeouts.unknown': [
    [
      () => checked('timeouts', { reed: Duration.seconds(5) } as any),
      'timeouts: got "reed", allowed is the timeouts connect, send, read, request; take it out, or correct its name [timeouts.unknown]',
    ],
  ],
  'timeouts.zero': [
    [
      () => checked('timeouts', { read: Duration.seconds(0) }),
      'read of timeouts: got "0 ms", allowed is a duration of 1 ms or more; leave it out for the controller\'s own, or set a long one, such as Duration.days(1) [timeouts.zero]',
    ],
  ],
};
