import { readFileSync } from 'node:fs';

// eslint-disable-next-line @typescript-eslint/no-require-imports -- a script of plain JavaScript
const { file, text }: { file: string; text: string } = require('../../scripts/describe-api');

test('the description of the types, by which programs are written, is that of the sources ("npm run generate" writes it)', () => {
  expect(readFileSync(file, 'utf8')).toBe(text);
});
