import { renderLoadBalancing } from './backend-connection';
import { byAnnotations, prefixed } from './by-annotations';
import { Contribution, NginxRow, NginxRows, Options, PREFIX } from './contribution';
import { checkWordLength } from './nginx-words';
import { redirectOf } from './user-annotations';
import { invalid } from '../../basics/errors';
import { redirectedHosts } from '../../intent/www-redirect';
import { Redirect } from '../../policies/redirect';
import { Context, Rendered } from '../rows';
import { approximated, native } from '../shared/declarations';
import { HOSTNAME } from '../shared/external-dns';

const redirect: NginxRow<'redirect'> = {
  declares: {
    redirect301: native(),
    redirect308: native(),
    redirect302: native(),
    redirect303: native(),
    redirect307: native(),
    redirectKeepPath: native('by a snippet: the annotations know one URL for all requests'),
  },
  render: (asked, context) => {
    const { route } = context;
    const given = redirectOf(route);
    if (given !== undefined) {
      throw invalid('annotations.rendered', `annotations["${PREFIX}${given}"]`, route.annotations![PREFIX + given], 'an annotation that no prop renders', 'take it out: the prop redirect renders it');
    }
    checkWordLength('nginx.redirect-too-long', 'redirect', asked.url);
    return asked.keepPath ? bySnippet(asked, context) : byAnnotations(annotationsFor(asked), {
      contribution: { annotations: { ...annotationsFor(asked), ...ofService(context) } },
    });
  },
};

/**
 * Redirects by nginx itself. Agents are blocked before them, and headers are added to their answers, as a snippet stands before a redirect.
 *
 * @see https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#permanent-redirect
 * @see https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#redirect-fromto-www
 */
export const REDIRECTS = {
  redirect,
  wwwRedirect: {
    declares: { wwwRedirect: approximated('they are redirected with 308; a slash at the end of the path is dropped, and the address has the port of the listener') },
    render: (_isOn, { route }) => {
      const annotations = prefixed({ 'from-to-www-redirect': 'true' });
      const names = redirectedHosts(route).join(',');
      return byAnnotations(annotations, {
        // external-dns reads the hosts of rules alone.
        contribution: { annotations: { ...annotations, ...route.externalAddress !== undefined && { [HOSTNAME]: names } } },
      });
    },
  },
} satisfies Pick<NginxRows, 'redirect' | 'wwwRedirect'>;

function annotationsFor({ url, code }: Redirect): { readonly [key: string]: string } {
  const [kind, usual] = code === 301 || code === 308 ? ['permanent-redirect', 301] as const : ['temporal-redirect', 302] as const;
  return prefixed({ [kind]: url, ...code !== usual && { [`${kind}-code`]: String(code) } });
}

function bySnippet({ url, code }: Redirect, context: Context<Options>): Rendered<Contribution> {
  if (context.options.snippetAnnotations === false) {
    throw invalid('nginx.redirect-needs-snippet', 'redirect', url, 'what needs no snippet, since snippetAnnotations is false', 'leave keepPath out, or allow snippets');
  }
  return {
    contribution: { snippet: [`return ${code} ${url}$request_uri;`], annotations: ofService(context) },
    words: () => `configuration-snippet: return ${code} ${url}$request_uri`,
  };
}

/** Where all requests to a Service are balanced in one way, the Ingress that came first says how: this one must not say otherwise. */
function ofService(context: Context<Options>): Contribution['annotations'] {
  const { route: { service: { loadBalancing } }, options: { reader } } = context;
  return loadBalancing && reader.effects.balancesByService ? renderLoadBalancing(loadBalancing, context).contribution!.annotations : undefined;
}
