import { omitted } from './declarations';

/** Where a controller gives all browsers the same cookie. */
export const OLD_BROWSERS = omitted('every browser gets SameSite=None: those of before 2020 that take it for Strict send the cookie to requests from the same site only');
