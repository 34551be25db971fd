import { invalid } from '../../../../basics/errors';
import { PolicyName } from '../../../../policies';
import { Redirect } from '../../../../policies/redirect';
import { Context } from '../../../rows';
import { approximated, omitted } from '../../../shared/declarations';
import { NginxRow, NginxRows, Options } from '../../contribution';
import { readsPatterns } from '../../path-patterns';
import { REDIRECTS } from '../../redirects';

/** Of a pattern, Traefik replaces what it matches in the URL, and passes on what it does not match. */
const redirect: NginxRow<'redirect'> = {
  declares: REDIRECTS.redirect.declares,
  render: (asked, context) => {
    const { route, neighbours } = context;
    if (!asked.keepPath && readsPatterns(neighbours)) {
      throw invalid('nginx.redirect-of-patterns', 'redirect', asked.url, `a redirect with keepPath where Traefik reads the annotations and a route of ${route.hosts.join(', ') || 'all hosts'} has a regular expression or a rewrite: it compares the pattern with the whole URL then, and lets requests with a query through`,
        'set keepPath, give the route a host of its own, or use IngressController.traefik()');
    }
    return REDIRECTS.redirect.render!(asked, context);
  },
};

/** How Traefik redirects where it reads the annotations. */
export const REDIRECTS_READ_BY_TRAEFIK = {
  redirect,
  wwwRedirect: {
    declares: { wwwRedirect: approximated('they are redirected with 308; a slash at the end of the path is dropped') },
    render: REDIRECTS.wwwRedirect.render,
  },
} satisfies Pick<NginxRows, 'redirect' | 'wwwRedirect'>;

/**
 * A policy beside a redirect that comes first. What it renders stays.
 *
 * @param comesFirst Which redirects do.
 */
export function behindRedirect<P extends PolicyName>(comesFirst: (redirect: Redirect) => boolean, row: NginxRow<P>): NginxRow<P> {
  const { render } = row;
  return render === undefined ? row : {
    ...row,
    render: (value, context: Context<Options>) => {
      const rendered = render(value, context);
      return context.route.redirect && comesFirst(context.route.redirect) ? { ...rendered, instead: () => [BEHIND], remarks: undefined } : rendered;
    },
  };
}

const BEHIND = omitted('redirect comes first where Traefik reads the annotations, and answers every request');
