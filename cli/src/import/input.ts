import type { Manifest as Read } from '../manifests';

/** An object of the input. Nothing is known of its fields: what is no manifest as the API server takes it can stand there as well. */
export type Manifest = Omit<Read, 'value'> & { readonly value: any };
