/** Characters that nobody sees never speak: they are taken out where a text is read, and shown where JSON is looked at. */
import { describe, expect, it, test } from 'vitest';
import { readCurrency } from '../../../electron/data/fhir/amounts.ts';
import { textOf } from '../../../electron/data/fhir/resource.ts';
import { markupText } from '../../../shared/markup-text.ts';
import { formatCents } from '../../../shared/money.ts';
import { escapeUnseen, isolateText, stripUnseen } from '../../../shared/unseen-text.ts';

describe('what a plan sends unseen', () => {
  it.each([
    ['an override', 'Billed \u202e00.012,1$\u202c', 'Billed 00.012,1$'],
    ['an embedding', '\u202bClinic\u202c', 'Clinic'],
    ['an isolate that is never closed', 'Clinic \u2067', 'Clinic'],
    ['a mark', 'Clinic\u200f $5', 'Clinic $5'],
    ['a tag', 'Clinic\u{e0041}\u{e0042}', 'Clinic'],
    ['a space of no width', 'Rainier\u200bClinic', 'RainierClinic'],
    ['a soft hyphen', 'Rai\u00adnier', 'Rainier'],
    ['a byte order mark', '\ufeffRainier', 'Rainier'],
    ['a filler letter', 'Rainier\u3164', 'Rainier'],
    ['a control of a terminal', 'Rainier\u001b[2J', 'Rainier[2J'],
  ])('%s is gone', (_, sent, read) => {
    expect(stripUnseen(sent).trim()).toBe(read);
    expect(textOf(sent)).toBe(read);
    expect(markupText(`<p>${sent}</p>`, 100)).toBe(read);
  });

  it('alone is no text', () => {
    expect(textOf('\u200b\u202e')).toBeNull();
  });

  it.each([
    ['joiners of a Persian name', 'علی\u200cرضا'],
    ['joiners of a Hindi word', 'क्\u200dष'],
    ['accents', 'Zoë Müller-Peña'],
    ['combining marks', 'e\u0301'],
    ['other planes', '𠮷野家 🏥'],
    ['lines and tabs', 'a\n\tb'],
  ])('%s stay', (_, sent) => {
    expect(stripUnseen(sent)).toBe(sent);
  });

  it('shows as an escape in the plan’s own data, which means the same', () => {
    const json = JSON.stringify({ name: 'a\u202eb\u{e0041}' });
    expect(escapeUnseen(json)).toBe(String.raw`{"name":"a\u202eb\udb40\udc41"}`);
    expect(JSON.parse(escapeUnseen(json))).toEqual(JSON.parse(json));
  });
});

test('letters from right to left turn nothing beside them; others are put in as they are', () => {
  expect(isolateText('בית חולים')).toBe('\u2068בית חולים\u2069');
  expect(isolateText('مستشفى')).toBe('\u2068مستشفى\u2069');
  for (const text of ['Rainier', 'Müller', '北京', '$5.00']) expect(isolateText(text)).toBe(text);
});

describe('a currency', () => {
  it.each([
    ['USD', 'USD'],
    ['usd', 'USD'],
    ['$', 'USD'],
    ['CAD', 'CAD'],
    // Letters of other scripts.
    ['UЅD', 'XXX'],
    ['ＵＳＤ', 'XXX'],
    ['US', 'XXX'],
    [undefined, null],
  ])('%s is %s', (currency, code) => {
    expect(readCurrency({ value: 1, currency })).toBe(code);
  });

  it.each(['en-US', 'es-US'])('never looks like US dollars when it is another one (%s)', (locale) => {
    expect(formatCents(5_00, 'USD', locale)).toBe('$5.00');
    for (const other of ['CAD', 'AUD', 'MXN', 'ARS', 'CLP', 'XXX'])
      expect(formatCents(500_00, other, locale)).not.toMatch(/^\$/);
  });
});
