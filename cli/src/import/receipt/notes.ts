import { Manifest } from '../input';

export type Path = readonly (string | number)[];

/** What an import makes of a line. */
export enum Outcome {
  /** The app says the same. */
  KEPT = 'kept',
  /** The app says it otherwise, and why. */
  CHANGED = 'changed',
  /** It did nothing of what it seems to ask for, and what happened instead. */
  NEVER_WORKED = 'never worked',
  /** The app does not say it, and why. */
  LOST = 'lost',
}

export interface Note {
  readonly outcome: Outcome;
  /** The prop that says it, or `annotations` or `ApiObject` where it stays as it is. */
  readonly by?: string;
  readonly why?: string;
}

/** Something that differs although no field of an object says it: a default, or what the library adds by itself. */
export interface Unwritten {
  /** An annotation, a field or a prop. */
  readonly of: string;
  readonly why: string;
}

/** What is known of the fields of manifests. A note on a field holds for all below it that have none of their own. */
export class Notes {
  private readonly all = new Map<Manifest, Map<string, { readonly path: Path; note: Note }>>();
  private readonly beside = new Map<Manifest, Unwritten[]>();

  public set(manifest: Manifest, path: Path, note: Note): void {
    const own = this.all.get(manifest) ?? new Map();
    own.set(JSON.stringify(path), { path, note });
    this.all.set(manifest, own);
  }

  /** Takes back what stands about a manifest, and writes one note about all of it; why stands beside its kind. */
  public replace(manifest: Manifest, note: Note): void {
    this.all.delete(manifest);
    this.beside.delete(manifest);
    this.set(manifest, [], { ...note, why: undefined });
    this.set(manifest, ['kind'], note);
  }

  /** Enters what no field says, once. */
  public add(manifest: Manifest, unwritten: Unwritten): void {
    const own = this.beside.get(manifest) ?? [];
    if (!own.some(({ of, why }) => of === unwritten.of && why === unwritten.why)) {
      this.beside.set(manifest, [...own, unwritten]);
    }
  }

  /** What no field of a manifest says. */
  public unwritten(manifest: Manifest): readonly Unwritten[] {
    return this.beside.get(manifest) ?? [];
  }

  /** The note on a field, or the nearest one above it. */
  public of(manifest: Manifest, path: Path): Note | undefined {
    const own = this.all.get(manifest);
    for (let length = path.length; own !== undefined && length >= 0; length--) {
      const found = own.get(JSON.stringify(path.slice(0, length)));
      if (found !== undefined) {
        return found.note;
      }
    }
    return undefined;
  }

  /** Changes the notes on all that a prop says in some manifests; false where there are none. */
  public revise(manifests: readonly Manifest[], by: (note: Note) => boolean, revised: (note: Note) => Note): boolean {
    let some = false;
    for (const manifest of manifests) {
      for (const entry of this.all.get(manifest)?.values() ?? []) {
        if (by(entry.note)) {
          entry.note = revised(entry.note);
          some = true;
        }
      }
    }
    return some;
  }
}

/** Whether a note says that a prop, among others, says something. */
export function saidBy(prop: string): (note: Note) => boolean {
  return ({ by }) => by !== undefined && by.split(', ').some(each => each.replace(/ .*/, '') === prop);
}
