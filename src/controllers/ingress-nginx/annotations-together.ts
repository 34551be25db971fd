import { checkConflicts } from './annotation-conflicts';
import { checkLimits } from './annotation-limits';
import { checkNeeds } from './annotation-needs';
import { checkPlaces } from './annotation-places';
import { asRendered, byName } from './annotations-rendered';
import { checkOneAppRoot } from './app-root';
import { checkBuffers } from './buffers';
import { Contribution, Options, PREFIX } from './contribution';
import { checkContradictions } from './effects';
import { Reader } from './readers/reader';
import { invalid } from '../../basics/errors';
import { HttpsRedirect } from '../../policies/https-redirect';
import { Context } from '../rows';

type Annotations = { readonly [key: string]: string };

/** Settings of TLS to the backends, which a plain connection has no use for. */
const TLS_TO_BACKENDS = /^proxy-ssl-/;

/**
 * Checks that a user's annotations do what they say beside each other, what the props render, and the route.
 *
 * @param given The user's own.
 * @param all The annotations of the Ingress.
 */
export function checkTogether(given: Annotations, all: Annotations, { locations, tls }: Contribution, context: Context<Options>): void {
  const { route, neighbours, options: { reader } } = context;
  const own = asRendered(given);
  checkBuffers(all);
  checkNeeds(own, all, reader);
  checkConflicts(own);
  checkLimits(own, route, locations!.map(({ path }) => path));
  checkPlaces(own, route, route.httpsRedirect !== HttpsRedirect.NEVER && (tls !== undefined || all[`${PREFIX}force-ssl-redirect`] === 'true'));
  const annotated = { route, neighbours, annotations: byName(all) };
  const named = byName(own);
  for (const [name, value] of Object.entries(named)) {
    checkProtocol(name, value, annotated.annotations, reader);
    const unserved = reader.unserved(name, value, annotated);
    if (unserved) {
      throw invalid('annotations.not-served', `annotations["${PREFIX}${name}"]`, value, `a value that ${reader.program} serves as ingress-nginx does, and it ${unserved.why}`, unserved.fix);
    }
  }
  checkContradictions(context);
  if (named['app-root'] !== undefined) {
    checkOneAppRoot(`annotations["${PREFIX}app-root"]`, named['app-root'], context);
  }
}

function checkProtocol(name: string, value: string, all: Annotations, reader: Reader): void {
  const protocol = all['backend-protocol'] ?? 'HTTP';
  // What protects nothing is only idle.
  const isIdle = value !== 'on' && reader.readsAlone(name);
  if (TLS_TO_BACKENDS.test(name) && !isIdle && !reader.tlsProtocols.includes(protocol.toUpperCase())) {
    const protocols = reader.tlsProtocols.map(each => `"${each}"`).join(' or ');
    throw invalid('annotations.needs-tls', `annotations["${PREFIX}${name}"]`, value,
      `this annotation together with ${PREFIX}backend-protocol: ${protocols} (here it is "${protocol}"), without which ${reader.program} ignores it`,
      `add ${PREFIX}backend-protocol: "HTTPS" if the backends speak TLS, or take this one out`);
  }
}
