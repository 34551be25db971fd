/** Whether a wildcard stands for a host, of however many labels, or for another wildcard. */
export function covers(wildcard: string, host: string): boolean {
  return wildcard.startsWith('*.') && host.endsWith(wildcard.slice(1));
}

/** Whether one of two hosts stands for the other, or for some of its names. */
export function meet(one: string, other: string): boolean {
  return one === other || covers(one, other) || covers(other, one);
}
