import { Annotations } from './readings';
import { Remark } from './translation';

/** What ingress-nginx does where an annotation is missing, and what a translation leaves to each controller. */
const DEFAULTS: { readonly [name: string]: string } = {
  'proxy-body-size': 'ingress-nginx takes bodies of 1 MiB at most; set maxBodySize to keep that where a controller has no such limit',
  'proxy-read-timeout': 'ingress-nginx waits 60 s for the backend; other controllers have defaults of their own',
};

/** The defaults that hold for an Ingress, given its annotations that are in force. */
export function defaultsBeside(inForce: Annotations): Remark[] {
  return Object.entries(DEFAULTS).filter(([name]) => !(name in inForce)).map(([name, why]) => ({ of: name, value: 'the default', why }));
}
