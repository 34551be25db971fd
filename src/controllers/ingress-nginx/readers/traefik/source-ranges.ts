import { remainingRanges } from '../../../../policies/source-ranges';
import { native } from '../../../shared/declarations';
import { byAnnotations } from '../../by-annotations';
import { NginxRow } from '../../contribution';
import { ofAddresses } from '../../source-ranges';

/** Traefik reads who may come in, and not who may not: what is denied is taken out of what is allowed. */
export const deniedSourceRanges: NginxRow<'deniedSourceRanges'> = {
  declares: { deniedSourceRanges: native('Traefik reads no denylist-source-range: allowlist-source-range has all other addresses') },
  render: (_, context) => byAnnotations({ 'nginx.ingress.kubernetes.io/allowlist-source-range': remainingRanges(context.route).join(',') }, {
    words: () => 'allowlist-source-range, without them',
    ...ofAddresses(context),
  }),
};

export const allowedSourceRanges: NginxRow<'allowedSourceRanges'> = {
  declares: { allowedSourceRanges: native() },
  render: (ranges, context) => ({
    ...context.route.deniedSourceRanges ? { words: () => 'allowlist-source-range, without deniedSourceRanges' }
      : byAnnotations({ 'nginx.ingress.kubernetes.io/allowlist-source-range': ranges.join(',') }),
    ...ofAddresses(context),
  }),
};
