import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../renderer/styles/tokens.css', import.meta.url), 'utf8');

function tokensOf(selector: string): Map<string, string> {
  const start = css.indexOf(`${selector} {`);
  const block = css.slice(start, css.indexOf('\n}', start));
  return new Map(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/gi)].map(([, name = '', hex = '']) => [name, hex]),
  );
}

const light = tokensOf(':root');
const themes = { light, dark: new Map([...light, ...tokensOf(':root[data-theme="dark"]')]) };

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG 2.2 contrast ratio, 1 to 21. */
function contrast(first: string, second: string): number {
  const [high = 0, low = 0] = [luminance(first), luminance(second)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

const grounds = ['paper', 'sheet', 'sunken'];
const texts: [string, string][] = [
  ...['ink', 'ink-2', 'ink-3', 'accent', 'you', 'plan', 'refused'].flatMap((ink) =>
    (ink === 'you' || ink === 'plan' ? ['paper', 'sheet'] : grounds).map((ground): [string, string] => [
      ink,
      ground,
    ]),
  ),
  ['accent-ink', 'accent'],
  ['accent', 'accent-soft'],
  ['ink', 'accent-soft'],
  ['ink-2', 'accent-soft'],
  ['ink-3', 'accent-soft'],
  ['you', 'accent-soft'],
  ['you', 'you-soft'],
  ['ink', 'partly-soft'],
  ['paid', 'paid-soft'],
  ['partly', 'partly-soft'],
  ['refused', 'refused-soft'],
  ['waiting', 'waiting-soft'],
];
const edges: [string, string][] = [
  ...['edge', 'accent', 'focus', 'you', 'plan', 'off-ink', 'approved', 'other'].flatMap((edge) =>
    ['paper', 'sheet'].map((ground): [string, string] => [edge, ground]),
  ),
  ['accent-ink', 'accent'],
];

describe.each(Object.entries(themes))('the %s theme', (_name, tokens) => {
  const ratio = ([first, second]: [string, string]) => {
    const [a, b] = [tokens.get(first), tokens.get(second)];
    if (!a || !b) throw new Error(`No such token: ${first} or ${second}`);
    return contrast(a, b);
  };

  it.each(texts)('text %s reads on %s', (...pair) => {
    expect(ratio(pair)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(edges)('edge %s shows on %s', (...pair) => {
    expect(ratio(pair)).toBeGreaterThanOrEqual(3);
  });
});

describe('the detector', () => {
  it('knows the ends of the scale and a pair that fails', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
    expect(contrast('#999999', '#ffffff')).toBeLessThan(3);
  });

  it('reads another value for dark than for light', () => {
    expect(themes.dark.get('ink')).not.toBe(themes.light.get('ink'));
  });
});
