import * as fc from 'fast-check';
import { Controller } from '../../../src';
import { PolicyName } from '../../../src/policies';
import { DOSSIERS } from '../../../test/dossiers';
import { PathCase } from '../../../test/dossiers/paths';
import { ByHand, RandomRoute, Surroundings } from '../../../test/dossiers/random';
import type { Binaries } from '../../support/run';

/** A route, and what the manifests that somebody writes for it have in common on every controller. */
export interface RouteByHand {
  readonly route: RandomRoute;
  /** The name of its routing object. */
  readonly name: string;
  readonly service: { readonly name: string; readonly port: number };
  /** The metadata of an object of some name. */
  readonly meta: (name: string, annotations?: { [key: string]: string }) => object;
}

/** A controller as the test has to know it. */
export interface KnownController<Options> {
  /** Of all random cases, it gets this many shares. */
  readonly shares: number;
  /** The program whose resources the API server has to know for it. */
  readonly definedBy?: Exclude<keyof Binaries, 'cluster' | 'envoy'>;
  /** Options such as a user means them: plain data. */
  readonly options: fc.Arbitrary<Options>;
  /** Values of options on the border of what is valid. */
  readonly oddOptions: fc.Arbitrary<Partial<Options>>;
  /** The controller of the library. */
  readonly make: (options: Options) => Controller;
  /** The objects that somebody writes for a route who checks nothing: each text goes where the API has a place for it. */
  readonly byHand: (given: RouteByHand, options: Options) => any[];
}

/** What the policies of a route put into the objects of a controller, or into those of all of them. */
export function written<K extends keyof ByHand<any>>(controller: K, given: RouteByHand): ReturnType<NonNullable<ByHand<any>[K]>>[] {
  const { route, name, service } = given;
  const around: Surroundings = { name, service, path: pathsOf(route)[0].value };
  return (Object.entries(route) as [PolicyName, any][]).flatMap(([policy, value]) => {
    const { byHand = {} }: { byHand?: ByHand<any> } = DOSSIERS[policy].random;
    const write: ((value: any, around: Surroundings) => any) | undefined = byHand[controller];
    return write ? [write(value, around)] : [];
  });
}

/** Annotations that are the same on every controller. */
export function annotationsOf(given: RouteByHand): { [key: string]: string } {
  // Object.assign() would take a key "__proto__" for another prototype.
  return written('anywhere', given).reduce((all, own) => ({ ...all, ...own }), {});
}

export function pathsOf({ paths = [{ type: 'prefix', value: '/' }] }: RandomRoute): PathCase[] {
  return paths;
}
