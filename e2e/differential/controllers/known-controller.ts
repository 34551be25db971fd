import * as fc from 'fast-check';
import { Controller } from '../../../src';
import type { Binaries } from '../../support/run';
import { HealthCheckCase, HealthCheckKind, RouteCase, Way } from '../case';

/** A route, and what the manifests that somebody writes for it have in common on every controller. */
export interface RouteByHand {
  readonly route: RouteCase;
  /** The name of its routing object. */
  readonly name: string;
  /** Those of its servers. */
  readonly healthChecks: readonly HealthCheckCase[];
  readonly service: { readonly name: string; readonly port: number };
  /** Annotations that are the same on every controller. */
  readonly annotations: { [key: string]: string };
  /** The metadata of an object of some name. */
  readonly meta: (name: string, annotations?: { [key: string]: string }) => object;
}

/** A controller as the test has to know it. */
export interface KnownController<Options> {
  /** Of all random cases, it gets this many shares. */
  readonly shares: number;
  /** The program whose resources the API server has to know for it. */
  readonly definedBy?: Exclude<keyof Binaries, 'cluster' | 'envoy'>;
  /** Annotations that are its own and do something. */
  readonly annotations: readonly string[];
  /** The ways in which it can spread requests. */
  readonly ways: readonly Way[];
  /** The health checks that it has. */
  readonly healthChecks: readonly HealthCheckKind[];
  /** Options such as a user means them: plain data. */
  readonly options: fc.Arbitrary<Options>;
  /** Values of options on the border of what is valid. */
  readonly oddOptions: fc.Arbitrary<Partial<Options>>;
  /** The controller of the library. */
  readonly make: (options: Options) => Controller;
  /** The objects that somebody writes for a route who checks nothing: each text goes where the API has a place for it. */
  readonly byHand: (given: RouteByHand, options: Options) => any[];
}
