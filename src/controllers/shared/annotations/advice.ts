/** What does the same as an annotation, for all its values or by its value. */
export type Advice = string | ((value: string) => string);

/** What does the same on a controller, by the names of ingress-nginx and those of our own. */
export type AdviceTable = { readonly [name: string]: Advice };

/** A table from groups of names, with spaces between them. */
export function adviceTable(...groups: readonly (readonly [names: string, advice: Advice])[]): AdviceTable {
  return Object.fromEntries(groups.flatMap(([names, advice]) => names.split(' ').map(name => [name, advice])));
}

/** There is nothing to do instead, and why. */
export function none(why: string): string {
  return `take it out: ${why}`;
}

/** A switch is off that nothing turns on here. */
export const OFF = none('nothing does that here anyway');

/** The advice, unless a switch is off that nothing turns on here. */
export function ifOn(advice: string): Advice {
  return value => value === 'false' ? OFF : advice;
}

/** What is so wherever nginx is not. */
export const OF_NGINX = none('it concerns nginx alone');
