/** A path or host as a part of a regular expression that matches it literally, as readable as it can be. */
export function literalPath(text: string): string {
  return text.replace(/[^A-Za-z0-9/_-]/g, '\\$&');
}

/**
 * A text as a part of a regular expression that matches it literally: every character that could mean anything, to the
 * expression or to the configuration around it, becomes a hexadecimal escape, which PCRE and Go read alike. Traefik's reading
 * of snippets agrees with nginx on these, and on no other escape.
 */
export function literalPattern(text: string): string {
  return text.replace(/[^A-Za-z0-9_-]/g, char => `\\x${char.charCodeAt(0).toString(16).padStart(2, '0')}`);
}
