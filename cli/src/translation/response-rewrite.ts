import { Asked, Said } from './concern';
import { ResponseRewrite } from '../../../src';
import { checked } from '../../../src/intent/from-options';

/** Redirects and cookies of the backends: what is no beginning of a path or a URL, no prop says. */
export function responseRewrite({ own }: Asked): Said {
  const said: { [field in keyof ResponseRewrite]?: string } = {};
  const unsaid: { [name: string]: string } = {};
  const pairs: readonly { readonly names: readonly string[]; readonly options: ResponseRewrite }[] = [
    ...own['proxy-redirect-from'] === undefined ? [] : [{
      names: ['proxy-redirect-from', 'proxy-redirect-to'].filter(name => own[name] !== undefined),
      options: { locationFrom: own['proxy-redirect-from'], locationTo: own['proxy-redirect-to'] },
    }],
    ...pair('proxy-cookie-path', own['proxy-cookie-path'], (cookiePathFrom, cookiePathTo) => ({ cookiePathFrom, cookiePathTo })),
    ...pair('proxy-cookie-domain', own['proxy-cookie-domain'], (cookieDomainFrom, cookieDomainTo) => ({ cookieDomainFrom, cookieDomainTo })),
  ];
  for (const { names, options } of pairs) {
    if (isSaid(options)) {
      Object.assign(said, options);
    } else {
      names.forEach(name => {
        unsaid[name] = 'no prop: what is replaced is no beginning of a path or a URL, or no domain';
      });
    }
  }
  return {
    ...Object.keys(said).length > 0 && { options: { responseRewrite: said } },
    ...Object.keys(unsaid).length > 0 && { unsaid },
  };
}

function pair(name: string, value: string | undefined, options: (from: string, to: string) => ResponseRewrite) {
  const [from, to] = value?.split(/ +/) ?? [];
  return value === undefined ? [] : [{ names: [name], options: options(from, to) }];
}

function isSaid(options: ResponseRewrite): boolean {
  try {
    checked('responseRewrite', options);
    return true;
  } catch {
    return false;
  }
}
