import { AnnotationReader, ExternalLoadBalancerProps, IngressController, IngressNginxOptions, Report, Requirement, Verdict } from '../../../src';
import { InvalidInput } from '../../../src/basics/errors';
import { loadBalancer } from '../../support';

type Props = Partial<ExternalLoadBalancerProps>;

/** The prefix of the annotations that the controller reads. */
export const PREFIX = 'nginx.ingress.kubernetes.io/';

/** ingress-nginx' annotations, as Traefik reads them. */
export function onTraefik(options: IngressNginxOptions = { snippetAnnotations: true }) {
  return IngressController.ingressNginx({ reader: AnnotationReader.TRAEFIK, ...options });
}

/** Annotations with their prefix. */
export function prefixed(values: { [name: string]: string }): { [key: string]: string } {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [PREFIX + name, value]));
}

export function report(props: Props): Report {
  return loadBalancer(props).report;
}

/** The verdict on a policy of the first route. */
export function verdict(policy: string, props: Props): Verdict | undefined {
  return report(props).verdicts.find(each => each.policy === policy);
}

/** A requirement by its id. */
export function requirement(id: string, props: Props): Requirement | undefined {
  return report(props).requirements.find(each => each.id === id);
}

/** The place and the settings of a requirement: what tests hold on to. */
export function settings(id: string, props: Props): Pick<Requirement, 'where' | 'settings'> | undefined {
  const found = requirement(id, props);
  return found && { where: found.where, settings: found.settings };
}

/** The error of a call, for the names and values in what it allows and advises. */
export function invalidInput(call: () => unknown): InvalidInput {
  try {
    call();
  } catch (e) {
    if (e instanceof InvalidInput) {
      return e;
    }
    throw e;
  }
  throw new Error('expected a failure, and there was none');
}

/** What annotations of the user's fail with. */
export function refusalOf(values: { [key: string]: string }, props: Props = {}): InvalidInput {
  return invalidInput(() => loadBalancer({ ...props, annotations: values }));
}
