import { policy } from './policy';
import { invalid } from '../basics/errors';
import { checkStruct } from '../basics/structs';
import { checkHost } from '../kubernetes/hosts';
import { checkPlainPath } from '../kubernetes/paths';

/**
 * What is changed of the responses of applications that do not know below which path or host clients see them. Of each, both the old and the
 * new text are needed.
 */
export interface ResponseRewrite {
  /**
   * The beginning of the headers `Location` and `Refresh` that is replaced: a path, or a URL that starts with `http://` or `https://`, of letters,
   * digits and `/ : , ? & = - . _ ~`.
   *
   * @default - they stay
   */
  readonly locationFrom?: string;

  /**
   * What comes in its place: a path or a URL of the same form.
   *
   * @default - none
   */
  readonly locationTo?: string;

  /**
   * The beginning of the attribute `Path` of cookies that is replaced: of letters, digits and `/ - . _ ~ :`.
   *
   * @default - it stays
   */
  readonly cookiePathFrom?: string;

  /**
   * What comes in its place: of the same characters.
   *
   * @default - none
   */
  readonly cookiePathTo?: string;

  /**
   * The attribute `Domain` of cookies that is replaced: a DNS name.
   *
   * @default - it stays
   */
  readonly cookieDomainFrom?: string;

  /**
   * What comes in its place: a DNS name.
   *
   * @default - none
   */
  readonly cookieDomainTo?: string;
}

const FIELDS = ['locationFrom', 'locationTo', 'cookiePathFrom', 'cookiePathTo', 'cookieDomainFrom', 'cookieDomainTo'] as const;

/** Below the longest word that nginx reads. */
const MAX_LENGTH = 2000;
const LOCATION = /^(https?:\/\/[-.a-zA-Z0-9]+(:\d{1,5})?(?=[/?]|$)|\/)[-._~a-zA-Z0-9/:,?&=]*$/;

/** What is changed of redirects and cookies of the backends. */
export const RESPONSE_REWRITE = policy({
  features: {
    locationRewrite: '{ locationFrom, locationTo }',
    cookiePathRewrite: '{ cookiePathFrom, cookiePathTo }',
    cookieDomainRewrite: '{ cookieDomainFrom, cookieDomainTo }',
  },
  used: ({ locationFrom, cookiePathFrom, cookieDomainFrom }: ResponseRewrite) => [
    ...locationFrom === undefined ? [] : ['locationRewrite' as const],
    ...cookiePathFrom === undefined ? [] : ['cookiePathRewrite' as const],
    ...cookieDomainFrom === undefined ? [] : ['cookieDomainRewrite' as const],
  ],
  check: (prop, rewrite) => {
    checkStruct(prop, rewrite, FIELDS, '{ cookiePathFrom: "/", cookiePathTo: "/app/" }');
    checkPair(prop, rewrite, 'location', checkLocation);
    checkPair(prop, rewrite, 'cookiePath', (each, path) => checkShort(each, checkPlainPath(each, path)));
    checkPair(prop, rewrite, 'cookieDomain', checkDomain);
    const given = FIELDS.filter(field => rewrite[field] !== undefined);
    return given.length === 0 ? undefined : Object.fromEntries(given.map(field => [field, rewrite[field]]));
  },
});

function checkPair(prop: string, rewrite: ResponseRewrite, of: 'location' | 'cookiePath' | 'cookieDomain', check: (prop: string, text: string) => void): void {
  const [from, to] = [rewrite[`${of}From`], rewrite[`${of}To`]];
  if (from === undefined && to === undefined) {
    return;
  }
  if (from === undefined || to === undefined) {
    const [given, missing] = from === undefined ? ['To', 'From'] : ['From', 'To'];
    throw invalid('response-rewrite.half', `${prop}.${of}${given}`, from ?? to, `${of}From and ${of}To together`, `set ${of}${missing} as well, or take it out`);
  }
  check(`${prop}.${of}From`, from);
  check(`${prop}.${of}To`, to);
}

function checkLocation(prop: string, text: string): void {
  if (typeof text !== 'string' || !LOCATION.test(text)) {
    throw invalid('response-rewrite.location', prop, text,
      'an absolute path, or a URL that starts with http:// or https://, of letters, digits and / : , ? & = - . _ ~', 'write for example "/app/"');
  }
  checkShort(prop, text);
}

function checkDomain(prop: string, domain: string): void {
  checkHost(prop, domain, { all: 'name the domain', address: 'browsers drop cookies with the domain of an address' });
  if (domain.startsWith('*')) {
    throw invalid('response-rewrite.domain', prop, domain, 'a DNS name without a wildcard', 'take "*." off: a cookie is for the subdomains as well');
  }
}

function checkShort(prop: string, text: string): void {
  if (text.length > MAX_LENGTH) {
    throw invalid('response-rewrite.too-long', prop, text, `at most ${MAX_LENGTH} characters, and these are ${text.length}`, 'shorten it');
  }
}
