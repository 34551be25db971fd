import type { k8s } from 'cdk8s-plus-27';

/**
 * The generated types of the Kubernetes API, for the compiler to hold our objects against. They leave nothing behind at
 * run time: cdk8s-plus-27 is no dependency of those who use the library.
 */
export type Spec<T> = T extends k8s.IntOrString ? number | string : T extends object ? { [K in keyof T]: Spec<T[K]> } : T;

/** The generated type spells one field of it in its own way. */
export type ServiceSpec = Omit<Spec<k8s.ServiceSpec>, 'clusterIp'> & { readonly clusterIP?: string };
export type EndpointSubset = Spec<k8s.EndpointSubset>;
export type EndpointSliceFields = Omit<Spec<k8s.KubeEndpointSliceProps>, 'metadata'>;
export type IngressSpec = Spec<k8s.IngressSpec>;
