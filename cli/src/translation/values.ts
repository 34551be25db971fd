import { BOOLEAN, rendered } from '../../../src/controllers/ingress-nginx/annotation-values';

/** Whether ingress-nginx reads a value as true: in any spelling that Go knows. */
export function isOn(value: string | undefined): boolean {
  return value !== undefined && BOOLEAN.accepts(value) && rendered(BOOLEAN, value) === 'true';
}

/** Whether ingress-nginx reads a value as false, and not just as nothing. */
export function isOff(value: string | undefined): boolean {
  return value !== undefined && BOOLEAN.accepts(value) && rendered(BOOLEAN, value) === 'false';
}
