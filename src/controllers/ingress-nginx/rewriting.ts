import { checkOneAppRoot } from './app-root';
import { NginxRows } from './contribution';
import { checkWordLength } from './nginx-words';
import { targetFor } from './rewrite-forms';
import { native } from '../shared/declarations';
import { checkRewrite } from '../shared/rewrite-checks';

const REENCODED = 'the backend sees the path decoded and encoded anew: "%2F" as "/", "//" and "/./" merged, and { } | ^ encoded';

/**
 * Where a request goes on its host; `path-patterns.ts` makes the patterns whose groups a target names.
 *
 * @see https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#rewrite
 */
export const REWRITING = {
  rewrite: {
    declares: {
      stripPrefix: native(REENCODED),
      replacePrefix: native(REENCODED),
      fullPath: native(),
      regexTarget: native(`${REENCODED}; it loses what stands behind an encoded newline (%0A) that "." stops at`),
    },
    render: (rewrite, { route }) => {
      checkRewrite(route, rewrite, 'nginx answers 500 for others');
      const target = checkWordLength('nginx.target-too-long', 'rewrite', targetFor(route, rewrite));
      return {
        contribution: { annotations: { 'nginx.ingress.kubernetes.io/rewrite-target': target } },
        words: () => `rewrite-target: ${target}`,
      };
    },
  },
  appRoot: {
    declares: { appRoot: native() },
    render: (path, context) => {
      checkOneAppRoot('appRoot', path, context);
      return {
        contribution: { annotations: { 'nginx.ingress.kubernetes.io/app-root': checkWordLength('nginx.app-root-too-long', 'appRoot', path) } },
        words: () => `app-root: ${path}`,
      };
    },
  },
} satisfies Pick<NginxRows, 'rewrite' | 'appRoot'>;
