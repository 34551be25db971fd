/** A value as JSON has it. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const WORDS = new Map<string, Json>([
  ...words(true, 'y', 'yes', 'true', 'on'),
  ...words(false, 'n', 'no', 'false', 'off'),
  ...words(null, '', '~', 'null'),
]);
const INTEGER = /^([-+]?)(?:0[xX]([\da-fA-F]+)|0[bB]([01]+)|0[oO]?([0-7]+)|(0|[1-9]\d*))$/;
const FLOAT = /^[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?$/;

/**
 * What Kubernetes reads where a scalar stands without quotes: YAML 1.1 as Go's parser takes it, in which `on` is a boolean, `0o17` a
 * number, and neither `1:30` nor a date anything but a text.
 *
 * @see https://pkg.go.dev/sigs.k8s.io/yaml
 */
export function plainScalar(text: string): Json {
  const word = WORDS.get(text);
  if (word !== undefined) {
    return word;
  }
  if (!/^[-+.\d]/.test(text)) {
    return text;
  }
  const plain = text.replace(/_/g, '');
  const [, sign, hexadecimal, binary, octal, decimal] = INTEGER.exec(plain) ?? [];
  if (sign !== undefined) {
    const size = hexadecimal ? parseInt(hexadecimal, 16) : binary ? parseInt(binary, 2) : octal ? parseInt(octal, 8) : Number(decimal);
    return sign === '-' ? -size : size;
  }
  return FLOAT.test(plain) ? Number(plain) : text;
}

function words(value: Json, ...texts: string[]): [string, Json][] {
  return texts.flatMap(text => [text, text.toUpperCase(), text.charAt(0).toUpperCase() + text.slice(1)])
    .map((spelling): [string, Json] => [spelling, value]);
}
