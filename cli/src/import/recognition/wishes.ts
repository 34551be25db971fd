import { ingressObject } from './ingress-object';
import { RouteOptions } from '../../../../src';
import { ANNOTATION_NAMES } from '../../../../src/controllers/ingress-nginx/annotation-table';
import { INGRESS_NGINX_READER } from '../../../../src/controllers/ingress-nginx/readers/ingress-nginx';
import { INGRESS_NGINX } from '../../../../src/controllers/ingress-nginx/rows';
import { adviceOn } from '../../../../src/controllers/ingress-nginx/unknown-annotations';
import { ByProp, SAYINGS } from '../../../../src/controllers/shared/annotations/props';
import { POLICIES, PolicyName } from '../../../../src/policies';
import { Policy } from '../../../../src/policies/policy';
import { checkExternalAddress } from '../../../../src/routing/external-address';
import { nginxAnnotations, PREFIX } from '../../translation/ingress';
import { Translation } from '../../translation/translation';
import { Manifest } from '../input';

/** What an Ingress asks for in ways that never did anything, where a prop does what they are meant for. */
export interface Wishes {
  readonly options: RouteOptions;
  readonly balancer: { readonly externalAddress?: string };
  /** The props by the annotations that ask for them. */
  readonly props: { readonly [annotation: string]: string };
  /** What to do about names that do not exist. */
  readonly advice: { readonly [annotation: string]: string };
}

export function wishesOf(ingress: Manifest, { said }: Translation): Wishes {
  const { value } = ingress;
  const options: { [prop: string]: any } = {};
  const props: { [annotation: string]: string } = {};
  const advice: { [annotation: string]: string } = {};
  for (const [name, text] of Object.entries(nginxAnnotations(ingressObject(ingress))).filter(([each]) => !ANNOTATION_NAMES.includes(each))) {
    const way = wayOf(name, text);
    if (way === undefined) {
      advice[PREFIX + name] = adviceOn(name, text, INGRESS_NGINX_READER, INGRESS_NGINX);
    } else if (!Object.values(said).some(prop => prop.startsWith(way.policy)) || way.policy === 'responseHeaders') {
      options[way.policy] = typeof way.is === 'object' && Object.getPrototypeOf(way.is) === Object.prototype ? { ...options[way.policy], ...way.is } : way.is;
      props[PREFIX + name] = way.policy;
    }
  }
  const address = Object.values(said).includes('externalAddress') ? undefined : addressIn(value);
  return { options, balancer: address === undefined ? {} : { externalAddress: address }, props, advice };
}

/** The prop that does what an invented annotation is meant for, where the annotation tells its value, and the prop takes it. */
function wayOf(name: string, value: string): { readonly policy: PolicyName; readonly is: any } | undefined {
  const saying = SAYINGS.get(name);
  const way = [saying?.said(value)].flat().find((each): each is ByProp => typeof each === 'object' && each.is !== undefined);
  if (saying === undefined || way === undefined) {
    return undefined;
  }
  try {
    (POLICIES as { readonly [policy: string]: Policy<any, string> })[saying.policy].check?.(saying.policy, way.is);
    return { policy: saying.policy, is: way.is };
  } catch {
    return undefined;
  }
}

/** Whether an object was read from a cluster, whose status then tells what is. */
export function isExported({ value }: Manifest): boolean {
  const { uid, resourceVersion, managedFields } = value.metadata ?? {};
  return [uid, resourceVersion, managedFields].some(field => field !== undefined);
}

/** The address that somebody has written into the status by hand, as if that announced it. */
function addressIn(value: any): string | undefined {
  const [{ ip, hostname = ip } = {} as any] = value.status?.loadBalancer?.ingress ?? [];
  if (hostname === undefined || isExported({ value } as Manifest)) {
    return undefined;
  }
  try {
    return checkExternalAddress(hostname);
  } catch {
    return undefined;
  }
}
