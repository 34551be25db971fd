/* eslint-disable @typescript-eslint/no-require-imports -- they know all annotations, of which most apps set none, or patterns of which most have none */

/** How the annotations of a user are checked and rendered. */
export const rendering = () => require('./annotations-rendered') as typeof import('./annotations-rendered');

/** Whether they do what they say beside each other and the props. */
export const together = () => require('./annotations-together') as typeof import('./annotations-together');

/** The table of their values. */
export const table = () => require('./annotation-table') as typeof import('./annotation-table');

/** Whether a pattern keeps nginx busy. */
export const ambiguity = () => require('../../routing/ambiguity') as typeof import('../../routing/ambiguity');

/** What they change of what is said of a route. */
export const effects = () => require('./effects') as typeof import('./effects');

/** What becomes of requests over http. */
export const redirects = () => require('./effects/redirects') as typeof import('./effects/redirects');

/** What Traefik reads of them. */
export const readByTraefik = () => require('./readers/traefik/annotations') as typeof import('./readers/traefik/annotations');

/** What to do about those that Traefik does not read. */
export const unreadByTraefik = () => require('./readers/traefik/unread') as typeof import('./readers/traefik/unread');
