import { byHand } from './by-hand';
import { byLibrary } from './by-library';
import { Case } from './case';
import { InvalidInput } from '../../src/basics/errors';
import { reasonFor } from '../../test/dossiers/reasons';
import { ApiServer } from '../support/api-server';

/** What came of the cases so far. */
export interface Tally {
  /** Rendered, and every object accepted: by the controller. */
  readonly rendered: Map<string, number>;
  objects: number;
  /** Of the rendered ones, those that were created for real. */
  created: number;
  /** Refused as the API server refuses the manifests written by hand. */
  refusedAlike: number;
  /** Refused although the API server takes the manifests written by hand, by the reason for it. */
  readonly refusedNevertheless: Map<string, number>;
}

/** Objects stand in one namespace that exists; whether its name could be one is asked of a Namespace. */
const NAMESPACE = 'differential';

/**
 * Compares what the library makes of cases with what the API server says.
 */
export class Judge {
  public readonly tally: Tally = { rendered: new Map(), objects: 0, created: 0, refusedAlike: 0, refusedNevertheless: new Map() };

  constructor(private readonly api: ApiServer) {}

  public async prepare(): Promise<void> {
    const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE } };
    const { accepted, message } = await this.api.create(namespace, 'for real');
    if (!accepted) {
      throw new Error(message);
    }
  }

  /** @throws where the library and the API server disagree */
  public async judge(given: Case, forReal: boolean): Promise<void> {
    let objects: any[] | undefined;
    let refusal: unknown;
    try {
      objects = byLibrary(given);
    } catch (e) {
      refusal = e;
    }
    const hand = await this.firstRejection(byHand(given), 'JSON');
    if (objects === undefined) {
      this.judgeRefusal(refusal, hand);
    } else {
      await this.judgeRendering(given.controller.factory, objects, hand, forReal);
    }
  }

  private judgeRefusal(refusal: unknown, hand: string | undefined): void {
    if (!(refusal instanceof InvalidInput)) {
      throw new Error(`the library fails without saying what is allowed: ${refusal}`);
    }
    if (hand !== undefined) {
      this.tally.refusedAlike++;
      return;
    }
    const reason = reasonFor(refusal.code);
    if (reason === undefined) {
      throw new Error(`the library refuses, for no written reason, what the API server takes: ${refusal.message}`);
    }
    count(this.tally.refusedNevertheless, reason);
  }

  private async judgeRendering(controller: string, objects: any[], hand: string | undefined, forReal: boolean): Promise<void> {
    const twice = firstTwice(objects);
    if (twice !== undefined) {
      throw new Error(`the library renders two objects of one name: ${twice}`);
    }
    // As its user applies it: in YAML, of which every text has to arrive as it was meant.
    const rejection = await this.firstRejection(objects, 'YAML');
    if (rejection !== undefined) {
      throw new Error(`the API server rejects what the library renders: ${rejection}`);
    }
    if (hand !== undefined) {
      throw new Error(`the library renders what the API server rejects when it is written by hand: ${hand}`);
    }
    count(this.tally.rendered, controller);
    this.tally.objects += objects.length;
    if (forReal) {
      await this.createAll(objects);
      this.tally.created++;
    }
  }

  /** Why the API server does not take one of the objects, or stores it otherwise than it was written. */
  private async firstRejection(objects: any[], language: 'JSON' | 'YAML'): Promise<string | undefined> {
    const namespaces = objects.slice(0, 1).map(({ metadata }) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: metadata.namespace } }));
    const asked = await Promise.all([...namespaces, ...objects.map(moved)].map(async object => ({ object, verdict: await this.api.create(object, 'dry run', language) })));
    const bad = asked.find(({ object, verdict }) => !verdict.accepted || !holds(verdict.stored, object));
    return bad && `${bad.object.kind} ${bad.object.metadata.name}: ${bad.verdict.message || `stored as ${JSON.stringify(bad.verdict.stored)}`}`;
  }

  private async createAll(objects: any[]): Promise<void> {
    const done: any[] = [];
    try {
      for (const object of objects.map(moved)) {
        const { accepted, message } = await this.api.create(object, 'for real', 'YAML');
        if (!accepted) {
          throw new Error(`the API server takes ${object.kind} ${object.metadata.name} in a dry run, but not for real: ${message}`);
        }
        done.push(object);
      }
    } finally {
      for (const object of done) {
        await this.api.delete(object);
      }
    }
  }
}

function count(of: Map<string, number>, what: string): void {
  of.set(what, (of.get(what) ?? 0) + 1);
}

/** An object that another one of its kind and name would overwrite: a dry run does not show it. */
function firstTwice(objects: any[]): string | undefined {
  const names = objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`);
  return names.find((name, i) => names.indexOf(name) < i);
}

function moved(object: any): any {
  return { ...object, metadata: { ...object.metadata, namespace: NAMESPACE } };
}

/** Whether everything that was written is stored as it was; what the API server fills in does not count. */
function holds(stored: any, written: any): boolean {
  if (Array.isArray(written)) {
    return (stored ?? []).length === written.length && written.every((each, i) => holds(stored[i], each));
  }
  if (typeof written === 'object' && written !== null) {
    return Object.entries(written).every(([key, value]) => (value === undefined || typeof stored === 'object') && holds(stored?.[key], value));
  }
  return written === undefined || stored === written || (written === '' && stored === undefined);
}
