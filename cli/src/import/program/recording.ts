import { Duration, Size } from 'cdk8s';
import { API, classNamed } from './api';
import * as library from '../../../../src';

/** How an object was made: by a static method of a class. */
export interface Made {
  readonly type: string;
  readonly method: string;
  readonly args: readonly unknown[];
}

const MADE = new WeakMap<object, Made>();
let isRecording = false;

/**
 * From here on, every value that a static method of the library returns is remembered with its arguments, so that a program can make it
 * again. A new class of values needs nothing here.
 */
export function startRecording(): void {
  if (isRecording) {
    return;
  }
  isRecording = true;
  const classes: { readonly [name: string]: unknown } = { ...library, Duration, Size };
  for (const type of [...Object.keys(API.classes), 'Duration', 'Size']) {
    const owner = classes[type] as { [method: string]: (...args: unknown[]) => object };
    for (const method of Object.keys(classNamed(type).methods)) {
      const make = owner[method];
      owner[method] = function (this: unknown, ...args: unknown[]) {
        const value = make.apply(this, args);
        if (typeof value === 'object' && value !== null) {
          MADE.set(value, { type, method, args });
        }
        return value;
      };
    }
  }
}

/** How a value was made; undefined for one that no static method has returned. */
export function madeBy(value: object): Made | undefined {
  return MADE.get(value);
}

/** The static property that holds a value, or an equal list. */
export function constantOf(value: unknown): { readonly type: string; readonly name: string } | undefined {
  const classes: { readonly [name: string]: any } = library;
  for (const [type, { constants }] of Object.entries(API.classes)) {
    const isIt = (held: unknown) => held === value || (Array.isArray(value) && JSON.stringify(held) === JSON.stringify(value));
    const name = Object.keys(constants).find(each => isIt(classes[type][each]));
    if (name !== undefined) {
      return { type, name };
    }
  }
  return undefined;
}
