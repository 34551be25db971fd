import { InvalidInput } from '../../basics/errors';
import { RouteIntent } from '../../intent/route-intent';
import { Feature, FEATURES } from '../../policies';
import { Support } from '../../report';

/** What a controller makes of a feature, whatever else a route asks for. */
export interface Declaration {
  readonly support: Support;
  /** What differs, or is worth knowing; of a refused feature, why. In one sentence without a full stop. */
  readonly note?: string;
}

/** A feature that a controller cannot do. */
export interface Refused extends Declaration {
  readonly support: Support.REFUSED;
  readonly note: string;
  /** What would do it on this controller. */
  readonly instead: string;
  /** Routes for which it can do it all the same; what holds there, the row says instead. */
  readonly unless?: (route: RouteIntent) => boolean;
  /** Whether it can do the feature by other options of its own. */
  readonly byOptions?: boolean;
}

export function native(note?: string): Declaration {
  return { support: Support.NATIVE, note };
}

export function approximated(note: string): Declaration {
  return { support: Support.APPROXIMATED, note };
}

export function omitted(note: string): Declaration {
  return { support: Support.OMITTED, note };
}

export function refused(note: string, instead: string): Refused {
  return { support: Support.REFUSED, note, instead };
}

/** What a controller can do for some routes only. */
export function refusedUnless(unless: (route: RouteIntent) => boolean, note: string, instead: string): Refused {
  return { ...refused(note, instead), unless };
}

/** What a controller cannot do by the options that it has, and can do by others. */
export function refusedByOptions(note: string, instead: string): Refused {
  return { ...refused(note, instead), byOptions: true };
}

export function isRefused(declaration: Declaration): declaration is Refused {
  return declaration.support === Support.REFUSED;
}

/** A controller cannot do what is asked for. Whoever catches it can name others that can. */
export class Refusal extends InvalidInput {
  private readonly byOptions: boolean;

  constructor(public readonly feature: Feature, { note, instead, byOptions = false }: Refused) {
    const { policy, code } = FEATURES[feature];
    super({ code: `refused.${feature}`, prop: policy, got: code, allowed: `what this controller can do, and ${note}`, fix: instead });
    this.byOptions = byOptions;
  }

  /** The same refusal, with the controllers that can do it, unless this one can. */
  public withOthers(others: readonly string[]): InvalidInput {
    if (this.byOptions) {
      return this;
    }
    return new InvalidInput({ ...this.fault, fix: `${this.fix}; or another controller: ${others.join(', ')}` });
  }
}
