import { checkText } from '../../src/kubernetes/texts';
import { failure } from '../support';

test.each(['', ' ', 'a', '  a  ', '\t', '\ta', 'a\tb', 'a\nb', 'a\n', 'a\n\tb', ' \ta\nb', 'é', '名前', '🙂', '\0', '\x1b', '\ufeff', '\u00a0', '\ue000'])('%j arrives as it is', text => {
  expect(() => checkText('p', text)).not.toThrow();
});

test.each([
  ['a\u007f', 'U+007F'], ['\u0080', 'U+0080'], ['a\u0085b', 'U+0085'], ['\u009f', 'U+009F'], ['\u2028', 'U+2028'], ['a\u2029', 'U+2029'], ['\ufffe', 'U+FFFE'], ['\uffff', 'U+FFFF'],
  ['\ud83d', 'U+D83D'], ['a\ude42b', 'U+DE42'],
])('%j cannot be written to YAML', (text, character) => {
  expect(failure(() => checkText('p', text))).toBe(
    `p: got ${JSON.stringify(text)}, allowed is a text without control characters, line separators and halves of characters, and here stands ${character}; take it out: YAML does not carry it to the cluster`);
});

const LINES = 'a text of several lines that starts with something other than a tab, and is more than white space';

test.each(['\ta\nb', '\n\ta', '\ta\n', '\n\n\ta\n'])('%j would be no YAML', text => {
  expect(failure(() => checkText('p', text))).toBe(`p: got ${JSON.stringify(text)}, allowed is ${LINES}; start it with " " in place of the tab: YAML does not carry it to the cluster`);
});

test.each(['\n', ' \n', '\n \n', ' \t\n', '   \n  '])('%j would lose its spaces', text => {
  expect(failure(() => checkText('p', text))).toBe(`p: got ${JSON.stringify(text)}, allowed is ${LINES}; leave it out: YAML does not carry it to the cluster`);
});
