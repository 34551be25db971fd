import { Cluster, groupOf, Reference } from './cluster';

/** An object of the manifests, as far as checks look at it. */
export interface Rendered {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
  readonly value: any;
}

/** What a check may look at. */
export interface Scene {
  readonly cluster: Cluster;
  /** The objects that are to be applied, or have been. */
  readonly rendered: readonly Rendered[];
  /** Whether connections to backends are tried. */
  readonly connects: boolean;
}

/** Whether an object is one of the manifests. */
export function isRendered({ cluster, rendered }: Scene, { apiVersion, kind, namespace, name }: Reference): boolean {
  return rendered.some(each => each.kind === kind && each.name === name && groupOf(each.apiVersion) === groupOf(apiVersion)
    && (each.namespace ?? cluster.namespace) === (namespace ?? cluster.namespace));
}

/** The reference to an object of the cluster. */
export function referenceTo({ apiVersion, kind, metadata: { name, namespace } }: any): Reference {
  return { apiVersion, kind, name, namespace };
}

/** A reference in words. */
export function named({ kind, namespace, name }: Omit<Reference, 'apiVersion'>): string {
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
}

/** Some things in words, and how many more there are. */
export function some(names: readonly string[], most = 5): string {
  return names.slice(0, most).join(', ') + (names.length > most ? ` and ${names.length - most} more` : '');
}
