/** What is shown of what a plan says when it refuses. */
import { describe, expect, it } from 'vitest';
import { outcomeTexts } from '../../../electron/fhir/outcome.ts';

const said = (body: unknown) => outcomeTexts(new TextEncoder().encode(JSON.stringify(body)));
const outcome = (text: string) => ({
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'error', code: 'invalid', details: { text } }],
});
const inResource = (inside: object) => ({ resourceType: 'Bundle', entry: [{ resource: inside }] });
const inResponse = (inside: object) => ({
  resourceType: 'Bundle',
  entry: [{ response: { status: '400', outcome: inside } }],
});

describe('texts of an outcome', () => {
  it.each([
    ['resource', inResource],
    ['response', inResponse],
  ])('are read in three Bundles in each other, by way of the %s, and not in four', (_name, wrap) => {
    let nested: object = outcome('No.');
    for (let level = 1; level <= 4; level++) {
      nested = wrap(nested);
      expect(said(nested)).toEqual(level <= 3 ? ['error, invalid: No.'] : []);
    }
  });

  it('are each there once, and five at most', () => {
    const issue = ['a', 'a', 'b', 'c', 'd', 'e', 'f'].map((diagnostics) => ({ code: 'x', diagnostics }));
    expect(said({ resourceType: 'OperationOutcome', issue })).toEqual([
      'x: a',
      'x: b',
      'x: c',
      'x: d',
      'x: e',
    ]);
  });

  it.each([
    [{ detail: 'Not here.' }, ['Not here.']],
    [{ detail: ' ', message: 'Later.' }, ['Later.']],
    [{ error: 'invalid_request', error_description: 'No page.' }, ['No page.']],
    [{ resourceType: 'Patient', message: 'No complaint.' }, []],
    [['text'], []],
    [null, []],
  ])('of %j are %j', (body, texts) => {
    expect(said(body)).toEqual(texts);
  });

  it('are read from 256 KiB, and from no longer body', () => {
    const body = (length: number) => {
      const text = JSON.stringify({ detail: 'Full.' });
      return new TextEncoder().encode(text + ' '.repeat(length - text.length));
    };
    expect(outcomeTexts(body(256 * 1024))).toEqual(['Full.']);
    expect(outcomeTexts(body(256 * 1024 + 1))).toEqual([]);
  });
});
