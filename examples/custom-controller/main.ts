// A controller of your own: it gets what a route asks for, as a validated, controller-neutral description, and renders it to its
// own objects. This one serves prefixes of a host by Contour's HTTPProxy, and refuses the policies that it does not know.
import { App, Chart } from 'cdk8s';
import {
  Backends, Controller, Explanation, ExternalLoadBalancer, PathType, Rendering, Rewrite, RewriteType, RouteIntent, RoutePath, Support,
} from 'cdk8s-external-load-balancer';

const KNOWN = ['paths', 'rewrite', 'annotations'];

class Contour extends Controller {
  constructor() {
    super('Contour');
  }

  public render(route: RouteIntent): Rendering {
    this.check(route);
    const { name, hosts: [fqdn], paths, rewrite, service, annotations } = route;
    return {
      objects: [{
        id: 'HTTPProxy',
        apiVersion: 'projectcontour.io/v1',
        kind: 'HTTPProxy',
        name,
        annotations,
        fields: {
          spec: {
            virtualhost: { fqdn },
            routes: paths.map(path => ({
              conditions: [{ prefix: path.value }],
              services: [{ name: service.name, port: service.port }],
              ...rewrite && { pathRewritePolicy: { replacePrefix: [{ replacement: replacement(rewrite) }] } },
            })),
          },
        },
      }],
      warnings: [],
    };
  }

  // Every policy of the route needs a verdict: the library refuses a controller that leaves one out.
  public explain(route: RouteIntent): Explanation {
    return {
      verdicts: this.policiesOf(route).map(policy => ({
        route: route.path,
        policy,
        support: Support.NATIVE,
        rendered: policy === 'rewrite' ? `replacePrefix: ${replacement(route.rewrite!)}` : `HTTPProxy ${route.name}`,
      })),
      requirements: [{ id: 'contour', where: 'the cluster', what: 'Contour runs', why: 'no other controller reads an HTTPProxy' }],
    };
  }

  private check(route: RouteIntent): void {
    const { hosts, paths, rewrite } = route;
    const unknown = this.policiesOf(route).find(policy => !KNOWN.includes(policy));
    if (unknown !== undefined) {
      this.refuse({ code: 'contour.unknown-policy', policy: unknown, got: unknown, allowed: KNOWN.join(', '), fix: 'take it out' });
    }
    if (hosts.length !== 1) {
      this.refuse({ code: 'contour.one-host', policy: 'hosts', got: hosts.join(', '), allowed: 'one host for each HTTPProxy', fix: 'add a route for each host' });
    }
    const path = paths.find(({ type }) => type !== PathType.PREFIX);
    if (path) {
      this.refuse({ code: 'contour.not-a-prefix', policy: 'paths', got: path.value, allowed: 'prefixes', fix: 'use RoutePath.prefix()' });
    }
    if (rewrite && ![RewriteType.STRIP_PREFIX, RewriteType.REPLACE_PREFIX].includes(rewrite.type)) {
      this.refuse({ code: 'contour.rewrite', policy: 'rewrite', got: rewrite.type, allowed: 'another prefix', fix: 'use Rewrite.replacePrefix()' });
    }
  }
}

function replacement({ target = '/' }: Rewrite): string {
  return target;
}

const app = new App();
const chart = new Chart(app, 'custom-controller', { namespace: 'legacy' });

const lb = new ExternalLoadBalancer(chart, 'Wiki', {
  name: 'wiki',
  backends: Backends.fromIps(['10.254.18.46', '10.254.18.47'], { port: 80 }),
  hosts: ['wiki.example.com'],
  paths: [RoutePath.prefix('/wiki')],
  rewrite: Rewrite.stripPrefix(),
  controller: new Contour(),
});

process.stderr.write(`${lb.report}\n`);

app.synth();
