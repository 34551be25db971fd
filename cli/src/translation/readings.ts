import { isOn } from './values';

/** The annotations of an Ingress by their names without the prefix. */
export type Annotations = { readonly [name: string]: string };

/**
 * How ingress-nginx reads the value of an annotation: why it does nothing there, or undefined where it is in force.
 */
export type Reading = (value: string, all: Annotations) => string | undefined;

/** What changes nothing, because it is so anyway. */
export const DEFAULT = 'the default of ingress-nginx';
export const SWITCHED_OFF = 'switched off, as it is without the annotation';

/** In force, whatever stands there. */
export const always: Reading = () => undefined;

/** In force where it is true; ingress-nginx takes what it cannot read for false. */
export const whenOn: Reading = value => isOn(value) ? undefined : SWITCHED_OFF;

/** In force where it differs from what ingress-nginx does anyway. */
export function unlessDefault(own: string, reading: Reading = always): Reading {
  return (value, all) => value.toLowerCase() === own ? DEFAULT : reading(value, all);
}

/** In force where it is one of these words. */
export function oneOf(...values: string[]): Reading {
  return value => values.includes(value) ? undefined : `ignored by ingress-nginx: it is none of ${values.join(', ')}`;
}

/** In force where it is one of these words, in any case. */
export function oneOfInAnyCase(...values: string[]): Reading {
  return (value, all) => oneOf(...values)(value.toUpperCase(), all);
}

/** In force where it is a whole number, without a unit; from a least one on. */
export function wholeNumber(least = Number.NEGATIVE_INFINITY): Reading {
  return value => !/^[+-]?\d+$/.test(value) ? 'ignored by ingress-nginx: it is no whole number'
    : Number(value) < least ? 'ignored by ingress-nginx: it switches nothing on' : undefined;
}

/** In force where it is a size, such as 16k. */
export function size(units: string): Reading {
  return value => new RegExp(`^\\d+[${units}]?$`, 'i').test(value) ? undefined : 'ignored by ingress-nginx: it is no size such as 16k';
}

/** In force beside one of these annotations only. */
export function beside(names: readonly string[], reading: Reading = always): Reading {
  return (value, all) => names.some(name => name in all) ? reading(value, all) : `without effect: there is no ${names.join(' or ')}`;
}

/** In force where another annotation is switched on. */
export function besideOn(name: string, reading: Reading = always): Reading {
  return (value, all) => isOn(all[name]) ? reading(value, all) : `without effect: there is no ${name}: "true"`;
}

/** Without effect beside another annotation, which comes first. */
export function unlessBeside(name: string, reading: Reading = always): Reading {
  return (value, all) => name in all ? `without effect: ${name} comes first` : reading(value, all);
}
