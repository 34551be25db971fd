import { App, Chart } from 'cdk8s';
import { adding, among, cut, Messages, OBJECT, route } from './support';
import {
  BackendProtocol, Backends, ExternalLoadBalancer, HeaderValue, HealthCheck, HttpsRedirect,
  IngressController, LoadBalancing, RoutePath, Support, TargetCluster, Tls,
} from '../../src';
import { checkOneCertificate, inheritedCertificate, ownCertificate } from '../../src/intent/certificate';
import { TWO_BACKENDS, chartIn, loadBalancerOfTwo as loadBalancer } from '../support';
import { OwnController } from '../synthesis/own-controller';

/** Errors of names, routes and certificates that meet, and of controllers of a user's own. */
export const SYNTHESIS_MESSAGES: Messages = {
  'cluster.no-name': [
    [
      () => TargetCluster.set(new Chart(new App(), 'zl'), ''),
      'name of TargetCluster.set(): got "", allowed is a name; call the cluster by any name [cluster.no-name]',
    ],
  ],
  'cluster.too-late': [
    [
      () => TargetCluster.set(Chart.of(loadBalancer()), 'east'),
      'scope of TargetCluster.set(): got "zl", allowed is a scope without children; call it right after the chart is made [cluster.too-late]',
    ],
  ],
  'controller.annotation': [
    [
      () => loadBalancer({ controller: new OwnController({ render: () => ({ objects: [{ ...OBJECT, annotations: { a: true } }], warnings: [] }) }) }),
      'zl/Lb: render() of own: got true, allowed is annotations that are strings, and a is none; correct the controller [controller.annotation]',
    ],
  ],
  'controller.common-field': [
    [
      () => loadBalancer({ controller: new OwnController({ render: () => ({ objects: [{ ...OBJECT, fields: { metadata: {} } }], warnings: [] }) }) }),
      'zl/Lb: render() of own: got "metadata", allowed is fields beside apiVersion, kind, metadata, status; correct the controller [controller.common-field]',
    ],
  ],
  'controller.incomplete-object': [
    [
      () => loadBalancer({ controller: new OwnController({ render: () => ({ objects: [{ ...OBJECT, name: '' }], warnings: [] }) }) }),
      'zl/Lb: render() of own: got {"id":"A","apiVersion":"example.com/v1","kind":"A","name":"","fields":{}}, allowed is objects with an id, apiVersion, kind, name and fields, and name is missing; correct the controller [controller.incomplete-object]',
    ],
    [
      () => loadBalancer({ controller: new OwnController({ render: () => ({ objects: [{ ...OBJECT, fields: undefined }], warnings: [] }) }) }),
      'zl/Lb: render() of own: got {"id":"A","apiVersion":"example.com/v1","kind":"A","name":"a"}, allowed is objects with an id, apiVersion, kind, name and fields, and fields is missing; correct the controller [controller.incomplete-object]',
    ],
  ],
  'controller.no-explanation': [
    [
      () => loadBalancer({ controller: new OwnController({ explain: () => ({ verdicts: [] }) }) }).report,
      'zl/Lb: explain() of own: got {"verdicts":[]}, allowed is verdicts and requirements; correct the controller [controller.no-explanation]',
    ],
  ],
  'controller.no-objects': [
    [
      () => loadBalancer({ controller: new OwnController({ render: () => ({ objects: [], warnings: [] }) }) }),
      'zl/Lb: render() of own: got [], allowed is at least one object, first the one that holds the hosts and paths; correct the controller [controller.no-objects]',
    ],
  ],
  'controller.no-verdict': [
    [
      () => loadBalancer({ controller: new OwnController({ explain: () => ({ verdicts: [], requirements: [] }) }) }),
      'zl/Lb: paths: got "no verdict of own", allowed is a verdict for every policy that is asked for; refuse the policy, or answer it in explain() [controller.no-verdict]',
    ],
  ],
  'controller.no-warnings': [
    [
      () => loadBalancer({ controller: new OwnController({ render: () => ({ objects: [OBJECT] }) }) }),
      'zl/Lb: render() of own: got undefined, allowed is a list of warnings; correct the controller [controller.no-warnings]',
    ],
  ],
  'controller.not-exact': [
    [
      () => loadBalancer({ hosts: ['a.com'], paths: [RoutePath.regex('/a.*')], acceptApproximations: false }),
      'zl/Lb: paths: got "ImplementationSpecific /a.*", allowed is what ingress-nginx (class nginx) does exactly as asked, and here regular expressions match in any case and without an end anchor, on this and every other Ingress of the hosts; "." stops at an encoded newline (%0A); leave it out, or set acceptApproximations to true [controller.not-exact]',
    ],
    [
      () => loadBalancer({ controller: new OwnController({ explain: () => ({ verdicts: [{ route: 'zl/Lb', policy: 'paths', support: Support.OMITTED, rendered: 'nothing' }], requirements: [] }) }), acceptApproximations: false }),
      'zl/Lb: paths: got "nothing", allowed is what own does exactly as asked, and here it is omitted; leave it out, or set acceptApproximations to true [controller.not-exact]',
    ],
  ],
  'controller.object-twice': [
    [
      () => loadBalancer({ controller: new OwnController({ render: () => ({ objects: [OBJECT, OBJECT], warnings: [] }) }) }),
      'zl/Lb: render() of own: got "A a (A)", allowed is objects with an id and a name of their own; correct the controller [controller.object-twice]',
    ],
  ],
  'controller.other-objects': [
    [
      () => among(({ name }, alone) => alone ? [{ ...OBJECT, name }] : [{ ...OBJECT, name, kind: 'B' }]),
      'zl/Lb: render() of own: got "A example.com/v1 B zl-lb", allowed is the objects and fields that the route has without neighbours (A example.com/v1 A zl-lb); correct the controller [controller.other-objects]',
    ],
    [
      () => among(({ name }, alone) => [{ ...OBJECT, name }, ...alone ? [{ ...OBJECT, id: 'B', name: `${name}x` }] : []]),
      'zl/Lb: render() of own: got "no more objects", allowed is the objects and fields that the route has without neighbours (B example.com/v1 A zl-lbx); correct the controller [controller.other-objects]',
    ],
    [
      () => among(({ name }, alone) => [{ ...OBJECT, name }, ...alone ? [] : [{ ...OBJECT, id: 'B', name: `${name}x` }]]),
      'zl/Lb: render() of own: got "B example.com/v1 A zl-lbx", allowed is the objects and fields that the route has without neighbours (no more objects); correct the controller [controller.other-objects]',
    ],
  ],
  'controller.refused': [
    [
      () => loadBalancer({ controller: new OwnController({ explain: () => ({ verdicts: [{ route: 'zl/Lb', policy: 'paths', support: Support.REFUSED, rendered: 'nothing' }], requirements: [] }) }) }),
      'zl/Lb: paths: got "nothing", allowed is what own can do, and it says that it refuses this; take it out [controller.refused]',
    ],
  ],
  'input.not-in-enum': [
    [
      () => loadBalancer({ endpointsApi: 'SLICES' as any }),
      'zl/Lb: endpointsApi: got "SLICES", allowed is a value of EndpointsApi; write for example EndpointsApi.ENDPOINT_SLICE [input.not-in-enum]',
    ],
  ],
  'input.wrong-type': [
    [
      () => loadBalancer({ backends: ['10.1.1.1'] as any }),
      'zl/Lb: backends: got ["10.1.1.1"], allowed is made by Backends; write for example Backends.fromIps() with the port 80 [input.wrong-type]',
    ],
    [
      () => loadBalancer({ controller: 'nginx' as any }),
      'zl/Lb: controller: got "nginx", allowed is made by Controller; write for example IngressController.ingressNginx() [input.wrong-type]',
    ],
  ],
  'name.not-dns-1123-subdomain': [
    [
      () => ownCertificate(route('a'.repeat(250), { hosts: ['a.example.com'], tls: Tls.certManager({ issuer: 'ca' }) })),
      `secretName of tls: got ${cut('a'.repeat(250))}, allowed is a DNS-1123 subdomain of at most 253 characters: lower-case letters, digits, hyphens and dots, each part first and last a letter or digit; shorten the name that it is made from: these are 254 characters [name.not-dns-1123-subdomain]`,
    ],
  ],
  'name.taken': [
    [
      () => adding({ admin: { hosts: ['b.com'] }, Admin: { hosts: ['c.com'] } }),
      'zl/Lb.addRoute("Admin"): name of the Ingress: got "wetwin/zl-lb-admin", allowed is each once, and zl/Lb/admin has it already; choose another name: the second one would overwrite the first [name.taken]',
    ],
    [
      () => new ExternalLoadBalancer(Chart.of(loadBalancer({}, new Chart(new App(), 'zl'))), 'Other', { name: 'zl-lb', backends: TWO_BACKENDS }),
      'zl/Other: name of the Service: got "zl-lb", allowed is each once, and zl/Lb has it already; choose another name: the second one would overwrite the first [name.taken]',
    ],
  ],
  'paths.taken': [
    [
      () => loadBalancer().addRoute('again', {}),
      'zl/Lb.addRoute("again"): hosts and paths on ingress-nginx (class nginx): got "every host /", allowed is each once, and zl/Lb has it already; merge the routes or give one of them another path [paths.taken]',
    ],
    [
      () => loadBalancer({ hosts: ['a.com'] }).addRoute('b', { hosts: ['a.com'] }),
      'zl/Lb.addRoute("b"): hosts and paths on ingress-nginx (class nginx): got "a.com /", allowed is each once, and zl/Lb has it already; merge the routes or give one of them another path [paths.taken]',
    ],
  ],
  'route.id-taken': [
    [
      () => loadBalancer().addRoute('Service', {}),
      'zl/Lb.addRoute("Service"): id: got "Service", allowed is an id that no other child has; choose another id [route.id-taken]',
    ],
    [
      () => adding(
        { xResponseHeaders: { hosts: ['b.com'] }, x: { hosts: ['c.com'], responseHeaders: { 'X-A': HeaderValue.literal('a') } } },
        { controller: IngressController.ingressNginx({ allowedResponseHeaders: ['X-A'] }) },
      ),
      'zl/Lb.addRoute("x"): id: got "xResponseHeaders", allowed is an id that no other child has, and the ConfigMap of this route would take it; choose another id [route.id-taken]',
    ],
  ],
  'tls.another-certificate': [
    [
      () => checkOneCertificate(route('a', { tls: Tls.fromSecret('one', { hosts: ['a.example.com'] }) }), [route('b', { tls: Tls.fromSecret('two', { hosts: ['a.example.com'] }) })]),
      'tls: got "one", allowed is one certificate for a host, and zl/Lb/b brings the Secret two for every host; leave tls out of one of the routes, since it holds for the host, or name the same certificate in both [tls.another-certificate]',
    ],
    [
      () => loadBalancer({ hosts: ['a.com'], tls: Tls.fromSecret('a') }).addRoute('b', { hosts: ['a.com'], paths: [RoutePath.prefix('/b')], tls: Tls.fromSecret('b') }),
      'zl/Lb.addRoute("b"): tls: got "b", allowed is one certificate for a host, and zl/Lb brings the Secret a for a.com; leave tls out of one of the routes, since it holds for the host, or name the same certificate in both [tls.another-certificate]',
    ],
    [
      () => loadBalancer({ hosts: ['a.com'], tls: Tls.controllerDefault() }).addRoute('b', { hosts: ['a.com'], paths: [RoutePath.prefix('/b')], tls: Tls.fromSecret('b') }),
      'zl/Lb.addRoute("b"): tls: got "b", allowed is one certificate for a host, and zl/Lb brings the default certificate of the controller for a.com; leave tls out of one of the routes, since it holds for the host, or name the same certificate in both [tls.another-certificate]',
    ],
    [
      () => loadBalancer({ hosts: ['a.com'], tls: Tls.fromSecret('a') }).addRoute('b', { hosts: ['a.com'], paths: [RoutePath.prefix('/b')], tls: Tls.controllerDefault() }),
      'zl/Lb.addRoute("b"): tls: got "Tls.controllerDefault()", allowed is one certificate for a host, and zl/Lb brings the Secret a for a.com; leave tls out of one of the routes, since it holds for the host, or name the same certificate in both [tls.another-certificate]',
    ],
    [
      () => loadBalancer({ hosts: ['a.com'], tls: Tls.certManager({ issuer: 'one', secretName: 's' }) })
        .addRoute('b', { hosts: ['a.com'], paths: [RoutePath.prefix('/b')], tls: Tls.certManager({ issuer: 'two', secretName: 's' }) }),
      'zl/Lb.addRoute("b"): tls: got "s", allowed is one certificate for a host, and zl/Lb brings the Secret s by Issuer one for a.com; leave tls out of one of the routes, since it holds for the host, or name the same certificate in both [tls.another-certificate]',
    ],
  ],
  'tls.missing-host': [
    [
      () => loadBalancer({ hosts: ['a.com', 'b.com'], tls: Tls.fromSecret('a', { hosts: ['a.com'] }) }),
      'zl/Lb: hosts of Tls: got ["a.com"], allowed is hosts that cover every host of the route, and b.com is missing; leave hosts out to take those of the route [tls.missing-host]',
    ],
  ],
  'tls.no-host': [
    [
      () => loadBalancer({ tls: Tls.certManager({ clusterIssuer: 'a' }) }),
      'zl/Lb: tls: got "cert-manager", allowed is a route with hosts (for other requests the controller presents its default certificate); name the hosts of the route, or use Tls.controllerDefault() [tls.no-host]',
    ],
  ],
  'https-redirect.inherited': [
    [
      () => loadBalancer({ hosts: ['a.com'], tls: Tls.fromSecret('a') }).addRoute('b', { hosts: ['a.com'], paths: [RoutePath.prefix('/b')], httpsRedirect: HttpsRedirect.NEVER }),
      'zl/Lb.addRoute("b"): httpsRedirect: got "NEVER", allowed is routes of a host that all have tls, or none, where zl/Lb/b has another redirect than the default: zl/Lb brings the certificate, and zl/Lb/b has none of its own; set tls on zl/Lb/b as well, with the same certificate [https-redirect.inherited]',
    ],
    [
      () => loadBalancer({ hosts: ['a.com'] }).addRoute('b', { hosts: ['a.com'], paths: [RoutePath.prefix('/b')], tls: Tls.fromSecret('a'), httpsRedirect: HttpsRedirect.ALWAYS }),
      'zl/Lb.addRoute("b"): httpsRedirect: got "ALWAYS", allowed is routes of a host that all have tls, or none, where zl/Lb/b has another redirect than the default: zl/Lb/b brings the certificate, and zl/Lb has none of its own; set tls on zl/Lb as well, with the same certificate [https-redirect.inherited]',
    ],
  ],
  'tls.other-doors': [
    [
      () => {
        const chart = chartIn();
        loadBalancer({ hosts: ['a.com'], tls: Tls.fromSecret('a'), controller: IngressController.traefik() }, chart);
        new ExternalLoadBalancer(chart, 'Other', {
          name: 'other', backends: TWO_BACKENDS, hosts: ['a.com'], paths: [RoutePath.prefix('/b')], controller: IngressController.traefik({ entryPoints: ['internal'] }),
        });
      },
      'zl/Other: tls: got "none", allowed is a certificate of its own for zl/Other (entry point internal, entry point websecure), since zl/Lb, which brings one for its host, has other doors (entry point web, entry point websecure); set tls on both routes [tls.other-doors]',
    ],
  ],
  'tls.passthrough-shared': [
    [
      () => loadBalancer({ hosts: ['a.com'], tls: Tls.passthrough() }).addRoute('b', { hosts: ['a.com'], paths: [RoutePath.prefix('/b')] }),
      'zl/Lb.addRoute("b"): hosts: got "a.com", allowed is a host that zl/Lb with Tls.passthrough() has to itself, and zl/Lb/b has it as well: the path of a request stands inside its TLS; give one of the routes another host [tls.passthrough-shared]',
    ],
  ],
  'tls.passthrough-hosts': [
    [
      () => loadBalancer({ tls: Tls.passthrough() }),
      'zl/Lb: hosts: got [], allowed is at least one host beside Tls.passthrough(): the controller knows connections by the name in their TLS; name the hosts [tls.passthrough-hosts]',
    ],
  ],
  'tls.passthrough-beside': [
    [
      () => loadBalancer({ hosts: ['a.com'], tls: Tls.passthrough(), backendProtocol: BackendProtocol.https() }),
      'zl/Lb: backendProtocol: got "https", allowed is nothing beside Tls.passthrough() that looks into requests: they pass the controller unread; make a load balancer without backendProtocol for these hosts: their servers speak TLS with the clients [tls.passthrough-beside]',
    ],
    [
      () => loadBalancer({ hosts: ['a.com'], tls: Tls.passthrough(), paths: [RoutePath.prefix('/a')] }),
      'zl/Lb: paths: got ["prefix /a"], allowed is nothing beside Tls.passthrough() that looks into requests: they pass the controller unread; leave paths out [tls.passthrough-beside]',
    ],
    [
      () => loadBalancer({ hosts: ['a.com'], tls: Tls.passthrough(), blockedUserAgents: ['curl'] }),
      'zl/Lb: blockedUserAgents: got ["curl"], allowed is nothing beside Tls.passthrough() that looks into requests: they pass the controller unread; leave blockedUserAgents out, or let the controller end TLS [tls.passthrough-beside]',
    ],
    [
      () => loadBalancer({ hosts: ['a.com'], tls: Tls.passthrough(), healthChecks: [HealthCheck.passive()] }),
      'zl/Lb: healthChecks: got ["PASSIVE"], allowed is nothing beside Tls.passthrough() that looks into requests: they pass the controller unread; make a load balancer without healthChecks for these hosts [tls.passthrough-beside]',
    ],
    [
      () => loadBalancer({ loadBalancing: LoadBalancing.roundRobin() }).addRoute('b', { hosts: ['a.com'], tls: Tls.passthrough() }),
      `zl/Lb.addRoute("b"): loadBalancing: got ${JSON.stringify(LoadBalancing.roundRobin())}, allowed is nothing beside Tls.passthrough() that looks into requests: they pass the controller unread; make a load balancer without loadBalancing for these hosts [tls.passthrough-beside]`,
    ],
  ],
  'tls.passthrough-backends': [
    [
      () => loadBalancer({ hosts: ['a.com'], tls: Tls.passthrough(), backends: Backends.fromHostname('db.example.com', { port: 443 }) }),
      'zl/Lb: backends: got "db.example.com", allowed is servers with addresses beside Tls.passthrough(): not every controller hands connections on to a DNS name; use Backends.fromIps() [tls.passthrough-backends]',
    ],
  ],
  'nginx.passthrough-wildcard': [
    [
      () => loadBalancer({ hosts: ['*.a.com'], tls: Tls.passthrough() }),
      'zl/Lb: hosts: got "*.a.com", allowed is names without "*" beside Tls.passthrough() where ingress-nginx reads annotations: it passes no wildcards on; name the hosts one by one [nginx.passthrough-wildcard]',
    ],
  ],
  'nginx.passthrough-annotation': [
    [
      () => loadBalancer({ hosts: ['a.com'], tls: Tls.passthrough(), annotations: { 'nginx.ingress.kubernetes.io/proxy-read-timeout': '5' } }),
      'zl/Lb: annotations["nginx.ingress.kubernetes.io/proxy-read-timeout"]: got "5", allowed is no annotation of the controller beside Tls.passthrough(): requests pass it unread; take it out [nginx.passthrough-annotation]',
    ],
  ],
  'tls.partly': [
    [
      () => inheritedCertificate(route('plain', { hosts: ['a.example.com', 'c.example.com'] }), [
        route('secured', { hosts: ['a.example.com'], tls: Tls.fromSecret('shared') }),
        route('other', { hosts: ['c.example.com'], tls: Tls.fromSecret('another') }),
      ]),
      'hosts: got ["a.example.com","c.example.com"], allowed is hosts with one certificate, or without any: zl/Lb/secured brings the Secret shared for a.example.com, and c.example.com has the Secret another (zl/Lb/plain); give the hosts routes of their own, or set tls [tls.partly]',
    ],
    [
      () => loadBalancer({ hosts: ['a.com'], tls: Tls.fromSecret('a') }).addRoute('b', { hosts: ['a.com', 'b.com'], paths: [RoutePath.prefix('/b')] }),
      'zl/Lb.addRoute("b"): hosts: got ["a.com","b.com"], allowed is hosts with one certificate, or without any: zl/Lb brings the Secret a for a.com, and b.com has none (zl/Lb/b); give the hosts routes of their own, or set tls [tls.partly]',
    ],
    [
      () => loadBalancer({ hosts: ['a.com'], tls: Tls.controllerDefault() }).addRoute('b', { hosts: ['a.com', 'b.com'], paths: [RoutePath.prefix('/b')] }),
      'zl/Lb.addRoute("b"): hosts: got ["a.com","b.com"], allowed is hosts with one certificate, or without any: zl/Lb brings the default certificate of the controller for a.com, and b.com has none (zl/Lb/b); give the hosts routes of their own, or set tls [tls.partly]',
    ],
    [
      () => loadBalancer({ hosts: ['a.com', 'b.com'] }).addRoute('b', { hosts: ['a.com'], paths: [RoutePath.prefix('/b')], tls: Tls.fromSecret('a') }),
      'zl/Lb.addRoute("b"): hosts: got ["a.com","b.com"], allowed is hosts with one certificate, or without any: zl/Lb/b brings the Secret a for a.com, and b.com has none (zl/Lb); give the hosts routes of their own, or set tls [tls.partly]',
    ],
  ],
  'yaml.number': [
    [
      () => loadBalancer({ labels: { app: '0o17' } }),
      'zl/Lb: Service zl-lb: got "0o17", allowed is a text that does not look like a number in YAML, where cdk8s writes it without quotes; write it another way [yaml.number]',
    ],
    [
      () => loadBalancer({ ingressName: '0o17' }),
      'zl/Lb: Ingress 0o17: got "0o17", allowed is a text that does not look like a number in YAML, where cdk8s writes it without quotes; write it another way [yaml.number]',
    ],
  ],
};
