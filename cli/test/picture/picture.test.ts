/// <reference lib="dom" />
import * as fc from 'fast-check';
import type { Page } from 'puppeteer-core';
import { Started, startBrowser } from './page';
import { drawn } from './support';
import { Support } from '../../../src';
import { SCENARIO } from '../../../test/support';
import { asHtml } from '../../src/picture/html';
import { asMermaid } from '../../src/picture/mermaid';
import { asSvg } from '../../src/picture/svg';
import { NodeKind, Topology } from '../../src/picture/topology';
import { ReadReport } from '../../src/report/read-report';

const DESCRIBED = { title: 'TITLE', description: 'DESCRIPTION' };

let started: Started;
let page: Page;
const requests: string[] = [];
const problems: string[] = [];

beforeAll(async () => {
  started = await startBrowser();
  page = await started.browser.newPage();
  page.on('request', request => requests.push(request.url()));
  page.on('pageerror', error => problems.push(String(error)));
  page.on('dialog', dialog => {
    problems.push(dialog.message());
    void dialog.dismiss();
  });
});

afterAll(() => started.stop());

async function show(html: string): Promise<void> {
  requests.length = 0;
  problems.length = 0;
  await page.setContent(html);
}

function scenario(): string {
  const { topology, reports } = drawn(SCENARIO);
  return asHtml(topology, DESCRIBED, reports);
}

/** Everything that a file may name, by one hostile text. */
function hostile(text: string): { topology: Topology; reports: ReadReport[] } {
  const node = { kind: NodeKind.POLICY, title: text, lines: [{ text, support: text }, { text }] };
  return {
    topology: { nodes: [{ ...node, kind: NodeKind.HOST }, node], edges: [{ from: 0, to: 1, label: text }] },
    reports: [{
      path: text,
      controller: text,
      routes: [],
      verdicts: [{ route: text, policy: text, support: text as Support, rendered: text, note: text }],
      requirements: [{ id: text, where: text, what: text, why: text, settings: { [text]: text } }],
    }],
  };
}

const PARTS = ['<', '>', '"', '\'', '&', '`', '</script>', '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', ']]>', '-->', '<!--', '\n', '\0', '\u202e', '\ud800', '|', '#', '%%', '{', '}', 'x', ' ',
  'javascript:alert(1)', '<style>*{display:none}</style>', '</title>', '</svg>', 'https://evil.invalid/x', '<base href=//evil.invalid>', '<meta http-equiv=refresh content=0>'];
const HOSTILE = fc.array(fc.oneof(fc.constantFrom(...PARTS), fc.string()), { maxLength: 6 }).map(parts => parts.join(''));

/** The tags of the page by their names, and the attributes of all. */
const shape = (): unknown => {
  const all = [...document.querySelectorAll('*')];
  return { tags: all.map(({ tagName }) => tagName), attributes: all.flatMap(each => [...each.attributes].map(({ name }) => name)) };
};

describe('the page in a browser', () => {
  test('asks nothing of a network, and says nothing wrong', async () => {
    await show(scenario());
    expect({ requests: requests.filter(url => !url.startsWith('about:')), problems }).toStrictEqual({ requests: [], problems: [] });
  });

  test('has landmarks, one first heading, headings in order, and a name for the picture', async () => {
    await show(scenario());
    expect(await page.$$eval('h1, h2, h3', all => all.map(({ tagName }) => tagName))).toStrictEqual(['H1', 'H2', 'H2', 'H2', 'H3']);
    expect(await page.$$eval('header, nav[aria-label], main', all => all.map(({ tagName }) => tagName))).toStrictEqual(['HEADER', 'NAV', 'MAIN']);
    const tree = JSON.stringify(await page.accessibility.snapshot());
    expect(tree).toMatch(/"role":"image",[^{}]*"name":"TITLE","description":"DESCRIPTION"/);
    expect(await page.$eval('html', ({ lang }) => lang)).toBe('en');
  });

  test('has all that the picture shows as a table, with heads', async () => {
    const { topology } = drawn(SCENARIO);
    await show(scenario());
    const rows = await page.$$eval('[aria-labelledby=table] tbody tr', all => all.map(row => row.textContent));
    expect(rows).toHaveLength(topology.nodes.length);
    for (const { title, lines } of topology.nodes) {
      expect(rows.some(row => row.includes(title) && lines.every(({ text }) => row.includes(text)))).toBe(true);
    }
    expect(await page.$$eval('table', all => all.every(table => table.querySelector('caption') !== null && [...table.querySelectorAll('th')].every(head => head.scope !== '')))).toBe(true);
  });

  test('is walked through by the keyboard, and shows where that is', async () => {
    await show(scenario());
    const stops: string[] = [];
    for (let i = 0; i < 8; i++) {
      await page.keyboard.press('Tab');
      stops.push(await page.evaluate(() => `${document.activeElement!.tagName} ${getComputedStyle(document.activeElement!).outlineStyle}`));
    }
    expect(stops.slice(0, 5)).toStrictEqual(['A solid', 'A solid', 'A solid', 'A solid', 'DIV solid']);
    expect(stops.filter(stop => !stop.endsWith(' solid'))).toStrictEqual([]);
  });

  test('the first link skips to the content', async () => {
    await show(scenario());
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement!.id)).toBe('content');
  });

  test('requirements open by the keyboard', async () => {
    await show(scenario());
    await page.focus('summary');
    await page.keyboard.press('Enter');
    expect(await page.$eval('details', ({ open }) => open)).toBe(true);
  });

  test.each(['light', 'dark'])('in %s, every text has a contrast of 4.5 at least', async scheme => {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await show(scenario());
    const colours = await page.evaluate(() => {
      const numbers = (text: string) => text.match(/[\d.]+/g)!.slice(0, 3).map(Number);
      const back = (element: Element): number[] => {
        for (let each: Element | null = element; each; each = each.parentElement) {
          const { backgroundColor } = getComputedStyle(each);
          if (!/, 0\)$/.test(backgroundColor)) {
            return numbers(backgroundColor);
          }
        }
        return [255, 255, 255];
      };
      const box = getComputedStyle(document.querySelector('.topology rect')!).fill;
      return [...document.querySelectorAll('h1, h2, a, th, td, strong, summary, p, text')].map(each => ({
        text: numbers(each.tagName === 'text' ? getComputedStyle(each).fill : getComputedStyle(each).color), back: each.tagName === 'text' ? numbers(box) : back(each),
      }));
    });
    expect(colours.length).toBeGreaterThan(20);
    expect(colours.filter(({ text, back }) => contrast(text, back) < 4.5)).toStrictEqual([]);
    expect(luminance(colours[0].back) > 0.5).toBe(scheme === 'light');
  });

  test('fits a narrow window: what is wide scrolls by itself', async () => {
    await page.setViewport({ width: 360, height: 640 });
    await show(scenario());
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await page.setViewport({ width: 1200, height: 800 });
  });

  test('no text becomes a part of it', async () => {
    const { topology, reports } = hostile('x');
    await show(asHtml(topology, DESCRIBED, reports));
    const expected = await page.evaluate(shape);
    await fc.assert(fc.asyncProperty(HOSTILE, async text => {
      const all = hostile(text);
      await show(asHtml(all.topology, { title: text, description: text }, all.reports));
      // Of verdicts, one that is known has a class.
      expect(await page.evaluate(shape)).toStrictEqual(expected);
      expect({ requests: requests.filter(url => !url.startsWith('about:')), problems }).toStrictEqual({ requests: [], problems: [] });
    }), { numRuns: 60 });
  });

  test('an SVG is XML, whatever it shows', async () => {
    await show('<!doctype html><title>x</title>');
    await fc.assert(fc.asyncProperty(HOSTILE, async text => {
      const svg = asSvg(hostile(text).topology, { title: text, description: text });
      const found = await page.evaluate(source => {
        const parsed = new DOMParser().parseFromString(source, 'image/svg+xml');
        return { errors: parsed.querySelectorAll('parsererror').length, tags: [...new Set([...parsed.querySelectorAll('*')].map(({ tagName }) => tagName))].sort() };
      }, svg);
      expect(found).toStrictEqual({ errors: 0, tags: ['defs', 'desc', 'g', 'marker', 'path', 'rect', 'style', 'svg', 'text', 'title'] });
    }), { numRuns: 60 });
  });

  test('no drawn text is wider than its box', async () => {
    await show(scenario());
    const wide = await page.$$eval('.topology g', groups => groups.flatMap(group => {
      const box = group.querySelector('rect')!.getBoundingClientRect();
      return [...group.querySelectorAll('text')].filter(text => text.getBoundingClientRect().right > box.right).map(text => text.textContent);
    }));
    expect(wide).toStrictEqual([]);
  });
});

test('a label of Mermaid keeps its text to itself', () => {
  fc.assert(fc.property(HOSTILE, text => {
    const lines = asMermaid(hostile(text).topology).split('\n');
    expect(lines).toHaveLength(5);
    const [, ...parts] = lines;
    for (const line of parts.slice(0, 3)) {
      expect(line.replace(/"(?:[A-Za-z0-9 .,:/_-]|#\d+;|<br\/>)*"/g, '""')).toMatch(/^ {2}n\d+(\[""\]| -->\|""\| n\d+)$/);
    }
  }));
});

test('the same manifests give the same picture', () => {
  const one = drawn(SCENARIO);
  const other = drawn(SCENARIO);
  expect(asSvg(one.topology, DESCRIBED)).toBe(asSvg(other.topology, DESCRIBED));
});

function luminance(colour: readonly number[]): number {
  const [red, green, blue] = colour.map(each => each / 255).map(each => each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: readonly number[], other: readonly number[]): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}
