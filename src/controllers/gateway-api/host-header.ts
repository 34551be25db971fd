import { Filter, GatewayRows } from './contribution';
import { native } from '../shared/declarations';
import { SENDS_HOST } from '../shared/host-header';

/**
 * The host that the backends get.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#httpurlrewritefilter
 */
export const HOST_HEADER = {
  hostHeader: {
    declares: { hostHeader: native(`${SENDS_HOST.note}, where the implementation sets it`) },
    render: hostname => ({
      contribution: { filters: { hostHeader: () => ({ type: 'URLRewrite', urlRewrite: { hostname } }) } },
      words: () => `URLRewrite: hostname ${hostname}`,
    }),
  },
} satisfies Pick<GatewayRows, 'hostHeader'>;

/** Filters as a rule may have them: of rewrites of the host and of the path one filter. */
export function withOneUrlRewrite(filters: readonly Filter[]): Filter[] {
  const rewrites = filters.filter(({ urlRewrite }) => urlRewrite !== undefined);
  if (rewrites.length < 2) {
    return [...filters];
  }
  const urlRewrite = Object.assign({}, ...rewrites.map(filter => filter.urlRewrite));
  return filters.flatMap(filter => filter === rewrites[0] ? { ...filter, urlRewrite } : rewrites.includes(filter) ? [] : filter);
}
