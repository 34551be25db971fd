import { faultOf, nginxOf, ofNginx } from './annotation-values';
import { sentence } from './api-server';
import { all, ingress, nginx } from './examples';
import { isSnippet } from '../../../../src/controllers/ingress-nginx/annotation-table';
import { PREFIX } from '../../../../src/controllers/ingress-nginx/contribution';
import { checkSnippet } from '../../../../src/controllers/ingress-nginx/snippet-checks';
import { annotation } from '../fields';
import { Hit, Rule } from '../rule';

const WORD = '(?:"(?:[^"\\\\\\n]|\\\\.)*"|[^\\s;{}"\'#]+)';
const STATEMENT = [
  `if \\(\\$http_user_agent ~\\* ${WORD}\\) \\{ return 403; \\}`,
  'if \\(\\$scheme = http\\) \\{ return 403; \\}',
  `return 30[1278] ${WORD};`,
  `(?:more_set_headers|more_clear_headers|(?:proxy|grpc)_(?:set|hide)_header)(?: ${WORD})+;`,
].join('|');

/** Statements whose texts cannot leave their places: what they need is a matter of the controller alone. */
const SAFE = new RegExp(`^(?:\\s*(?:${STATEMENT}))+\\s*$`);

const SNIPPET = 'configuration-snippet: |\n    limit_except GET { deny all; }';

/** What is wrong with raw configuration of nginx. */
export const SNIPPETS: readonly Rule[] = [
  {
    id: 'snippet.ignored',
    severity: 'error',
    kinds: ['Ingress'],
    what: 'A snippet: on a stock controller the whole Ingress is ignored with it, and its hosts answer 404; the webhook refuses it. Of quoted headers and user agents alone it is an `info`.',
    why: 'Snippets are switched off by default, since who may write an Ingress could read every Secret with them. Two settings of the ConfigMap let them in, and an Ingress that was ignored stays so until it is touched.',
    fix: 'Take it out, and use an annotation or a setting of the ConfigMap that does the same (block-user-agents, add-headers, denylist-source-range); or set allow-snippet-annotations: "true" and annotations-risk-level: Critical, and touch the Ingress.',
    find: (object, cluster) => {
      const ingress_ = cluster.ingress(object)!;
      const controller = cluster.controllerOf(ingress_);
      return !cluster.readsNginx(ingress_) ? [] : Object.entries(ingress_.nginx).filter(([name]) => isSnippet(name)).map(([name, value]): Hit => ({
        path: annotation(PREFIX + name),
        message: controller === 'ingress-nginx' ? `With ${name} a stock ingress-nginx ignores the whole Ingress: its hosts answer 404, and the webhook refuses it.`
          : `With ${name} Traefik ignores the whole Ingress, unless allowSnippetAnnotations of its provider is true.`,
        ...controller !== 'ingress-nginx' && { fix: 'Take it out, or set providers.kubernetesIngressNGINX.allowSnippetAnnotations to true.' },
        .../^(configuration|auth)-snippet$/.test(name) && SAFE.test(value) && { severity: 'info' },
      }));
    },
    bad: ingress({ annotations: nginx(SNIPPET) }),
    good: ingress({ annotations: nginx('denylist-source-range: 192.0.2.0/24') }),
  },
  {
    id: 'snippet.stops-nginx',
    severity: 'error',
    kinds: ['Ingress'],
    what: 'A snippet with a directive that nginx does not know, that may not stand there, or that ingress-nginx writes there itself: nginx loads no configuration any more, for nobody.',
    why: 'The webhook does not run nginx on the result, so the Ingress is admitted; from then on no change of any tenant takes effect, and after a restart nothing listens.',
    fix: 'Correct the directive, or take it out.',
    find: (object, cluster) => nginxOf(object, cluster).filter(([name]) => isSnippet(name)).flatMap(([name, value]): Hit[] => {
      const fault = faultOf(() => checkSnippet(name, name, value));
      return fault ? [{ path: annotation(PREFIX + name), message: `With this ${name} nginx loads no configuration any more, for all tenants: allowed are ${fault.allowed}.`, fix: sentence(fault.fix.replace(/set the prop \w+/, 'use the annotation for it').replace(/: nginx would.*$/, '')) }] : [];
    }),
    bad: ingress({ annotations: nginx('configuration-snippet: |\n    more_set_header "X-A: b";') }),
    good: ingress({ annotations: nginx('configuration-snippet: |\n    more_set_headers "X-A: b";') }),
  },
  {
    id: 'snippet.second-of-host',
    severity: 'error',
    kinds: ['Ingress'],
    what: 'A second server-snippet on a host: it is skipped.',
    why: 'A host has one server block in nginx, and it takes the server-snippet of the first Ingress alone.',
    fix: 'Write all of it into one server-snippet, or use configuration-snippet, which belongs to the paths of its own Ingress.',
    find: (object, cluster) => {
      const ingress_ = ofNginx(object, cluster);
      const first = ingress_?.nginx['server-snippet'] === undefined ? undefined : ingress_.hosts.map(host => cluster.once(`server-snippet of ${host}`,
        () => cluster.ofHost(host).find(each => each.nginx['server-snippet'] !== undefined))).find(each => each && each !== ingress_);
      return first ? [{ path: annotation(`${PREFIX}server-snippet`), message: `The Ingress "${first.object.name}" has a server-snippet for the same host: this one is skipped.` }] : [];
    },
    bad: all(ingress({ name: 'one', path: '/one', annotations: nginx('server-snippet: deny all;') }), ingress({ name: 'two', path: '/two', annotations: nginx('server-snippet: deny all;') })),
    good: ingress({ name: 'one', path: '/one', annotations: nginx('server-snippet: deny all;') }),
  },
];
