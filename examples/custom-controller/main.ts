// A controller of your own: it gets what a route asks for, checked and free of any controller's words, and renders it to its
// own objects. This one serves hosts and prefixes by Contour's HTTPProxy, and refuses what it does not know.
import { App, Chart } from 'cdk8s';
import {
  Backends, Controller, Explanation, ExternalLoadBalancer, PathType, Rendering, Rewrite, RewriteType, RouteIntent, RoutePath, Support, Verdict,
} from 'cdk8s-external-load-balancer';

class Contour extends Controller {
  constructor() {
    super('Contour');
  }

  public render(route: RouteIntent): Rendering {
    const [host, ...others] = route.hosts;
    if (host === undefined || others.length > 0) {
      throw new Error('hosts: Contour serves one host by each HTTPProxy; name one');
    }
    if (route.paths.some(path => path.type !== PathType.PREFIX)) {
      throw new Error('paths: this controller knows prefixes only; use RoutePath.prefix()');
    }
    const unknown = [
      route.appRoot, route.maxBodySize, route.loadBalancing, route.tls, route.externalAddress,
      ...route.blockedUserAgents, ...Object.keys(route.responseHeaders), ...route.service.healthChecks,
    ];
    if (unknown.some(value => value !== undefined)) {
      throw new Error('this controller knows hosts, paths and rewrites; take the other props out');
    }
    return {
      objects: [{
        id: 'HTTPProxy',
        apiVersion: 'projectcontour.io/v1',
        kind: 'HTTPProxy',
        name: route.name,
        annotations: route.annotations,
        fields: {
          spec: {
            virtualhost: { fqdn: host },
            routes: route.paths.map(path => ({
              conditions: [{ prefix: path.value }],
              services: [{ name: route.service.name, port: route.service.port }],
              ...route.rewrite && { pathRewritePolicy: { replacePrefix: [{ replacement: this.replacement(route.rewrite) }] } },
            })),
          },
        },
      }],
      warnings: [],
    };
  }

  public explain(route: RouteIntent): Explanation {
    const verdicts: Verdict[] = [{ route: route.path, policy: 'paths', support: Support.NATIVE, rendered: `HTTPProxy ${route.name}` }];
    if (route.rewrite) {
      verdicts.push({ route: route.path, policy: 'rewrite', support: Support.NATIVE, rendered: `replacePrefix: ${this.replacement(route.rewrite)}` });
    }
    return {
      verdicts,
      requirements: [{ id: 'contour', where: 'the cluster', what: 'Contour runs', why: 'nobody else reads an HTTPProxy' }],
    };
  }

  private replacement(rewrite: Rewrite): string {
    switch (rewrite.type) {
      case RewriteType.STRIP_PREFIX:
        return '/';
      case RewriteType.REPLACE_PREFIX:
        return rewrite.target!;
      default:
        throw new Error('rewrite: Contour replaces prefixes only; use Rewrite.stripPrefix() or Rewrite.replacePrefix()');
    }
  }
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
