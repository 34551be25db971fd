import { policy } from './policy';
import { checkMadeBy, invalid } from '../basics/errors';
import { checkHost, HostAdvice, isWildcard } from '../kubernetes/hosts';

/** Options of `Redirect.permanent()` and `Redirect.temporary()`. */
export interface RedirectOptions {
  /**
   * The status of the answer: 301 or 308 of a permanent redirect, 302, 303 or 307 of a temporary one. With 307 and 308 clients repeat the
   * request as it is, with 303 by GET, and with 301 and 302 browsers turn POST into GET.
   *
   * @default - 301 or 302
   * @see https://www.rfc-editor.org/rfc/rfc9110#section-15.4
   */
  readonly code?: number;

  /**
   * Whether the path and the query of the request stay, behind the host of the URL. Without it, all requests are redirected to the one URL.
   *
   * @default false
   */
  readonly keepPath?: boolean;
}

/** What DNS takes between two dots. */
const MAX_LABEL = 63;

const PERMANENT = [301, 308];
const TEMPORARY = [302, 303, 307];

/** The parts of a URL that a redirect can have. */
export interface RedirectTarget {
  readonly scheme: string;
  readonly host: string;
  /** Undefined for that of the scheme. */
  readonly port?: number;
  /** Empty where the URL has none. */
  readonly path: string;
  /** With its question mark; empty where the URL has none. */
  readonly query: string;
}

/**
 * Where all requests of a route are redirected to: it reaches no backend.
 */
export class Redirect {
  /**
   * For good: clients may remember it.
   *
   * @param url Such as `https://new.example.com`; of letters, digits and `/ : , ? & = - . _ ~`.
   * @throws if it is no such URL, or the code is no permanent one.
   */
  public static permanent(url: string, options: RedirectOptions = {}): Redirect {
    return new Redirect('Redirect.permanent()', url, options, PERMANENT);
  }

  /**
   * For the time being: clients ask again.
   *
   * @param url Such as `https://status.example.com/maintenance`; of letters, digits and `/ : , ? & = - . _ ~`.
   * @throws if it is no such URL, or the code is no temporary one.
   */
  public static temporary(url: string, options: RedirectOptions = {}): Redirect {
    return new Redirect('Redirect.temporary()', url, options, TEMPORARY);
  }

  /** The status of the answer. */
  public readonly code: number;
  /** Whether the path and the query of the request stay. */
  public readonly keepPath: boolean;
  /**
   * The parts of the URL.
   * @internal
   */
  public readonly _target: RedirectTarget;

  private constructor(
    of: string,
    /** The URL; with `keepPath` without a path. */
    public readonly url: string,
    { code, keepPath = false }: RedirectOptions,
    codes: readonly number[],
  ) {
    this.code = code ?? codes[0];
    if (!codes.includes(this.code)) {
      throw invalid('redirect.code', `code of ${of}`, code, `one of ${codes.join(', ')}`,
        [...PERMANENT, ...TEMPORARY].includes(this.code) ? `use Redirect.${codes === PERMANENT ? 'temporary' : 'permanent'}()` : 'leave it out');
    }
    if (typeof keepPath !== 'boolean') {
      throw invalid('input.wrong-type', `keepPath of ${of}`, keepPath, 'true or false', 'leave it out where all requests are redirected to one URL');
    }
    this.keepPath = keepPath;
    this._target = targetOf(`url of ${of}`, url);
    const { path, query } = this._target;
    if (keepPath && (!/^\/?$/.test(path) || query !== '')) {
      throw invalid('redirect.path-twice', `url of ${of}`, url, 'a URL without a path beside keepPath, since that of the request follows', `write "${url.slice(0, url.length - path.length - query.length)}", or leave keepPath out`);
    }
    this.url = keepPath ? url.replace(/\/$/, '') : url;
  }
}

const ADVICE: HostAdvice = {
  all: 'name the host that clients are redirected to',
  address: 'name a host: certificates are for names, and Gateway API redirects to no address',
};

/** The parts of a URL that every controller writes as they are. */
function targetOf(prop: string, url: string): RedirectTarget {
  const [, scheme, host, port, path = '', query = ''] = /^(https?):\/\/([^/?:]+)(?::(\d{1,5}))?(\/[-._~a-zA-Z0-9/:,&=]*)?(\?[-._~a-zA-Z0-9/:,?&=]*)?$/.exec(typeof url === 'string' ? url : '') ?? [];
  if (scheme === undefined) {
    throw invalid('redirect.url', prop, url, 'a URL that starts with http:// or https://, of letters, digits and / : , ? & = - . _ ~', 'correct it, such as "https://new.example.com/app"');
  }
  checkHost(prop, host, ADVICE);
  if (isWildcard(host) || host.split('.').some(label => label.length > MAX_LABEL) || (port !== undefined && (Number(port) < 1 || Number(port) > 65535))) {
    throw invalid('redirect.url', prop, url, `a URL with one host, of at most ${MAX_LABEL} characters between two dots, and a port, if any, from 1 to 65535`, 'correct it, such as "https://new.example.com:8443"');
  }
  return { scheme, host, port: port === undefined ? undefined : Number(port), path, query };
}

const CODES = { 301: 'redirect301', 302: 'redirect302', 303: 'redirect303', 307: 'redirect307', 308: 'redirect308' } as const;

/** A redirect of all requests. */
export const REDIRECT = policy({
  features: {
    redirect301: 'Redirect.permanent()',
    redirect308: 'Redirect.permanent() with code 308',
    redirect302: 'Redirect.temporary()',
    redirect303: 'Redirect.temporary() with code 303',
    redirect307: 'Redirect.temporary() with code 307',
    redirectKeepPath: 'Redirect with keepPath',
  },
  used: ({ code, keepPath }: Redirect) => [
    ...keepPath && (code === PERMANENT[0] || code === TEMPORARY[0]) ? [] : [CODES[code as keyof typeof CODES]],
    ...keepPath ? ['redirectKeepPath' as const] : [],
  ],
  check: (prop, redirect) => {
    checkMadeBy(prop, redirect, Redirect, 'Redirect.permanent("https://new.example.com")');
    return redirect;
  },
});
