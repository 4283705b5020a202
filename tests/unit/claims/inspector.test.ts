import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { amounts, eob, uc } from '../../fixtures/eob/build.ts';
import { medicareTexts } from '../../support/medicare-texts.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'claims-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

function run(...files: string[]) {
  return spawnSync(process.execPath, ['scripts/claims.ts', ...files], { encoding: 'utf8' });
}

function inspect(...files: string[]) {
  const { status, stdout } = run(...files);
  expect(status).toBe(0);
  return JSON.parse(stdout);
}

const total = amounts({ submitted: 100, benefit: 80, memberliability: 20 });
const prior = { related: [{ relationship: { coding: [{ code: 'prior' }] }, reference: { value: 'OLD' } }] };

describe('the inspector', () => {
  it('reads Medicare’s own text, and names the sections that it does not read', () => {
    const file = write('MyMedicare.txt', medicareTexts.nora.replaceAll('\n', '\r\n'));
    const { claims, problems, totals } = inspect(file);
    expect(claims.map(({ entry, claimNumber }: Record<string, unknown>) => [entry, claimNumber])).toEqual([
      [93, '7001234567890'],
      [193, '21234500123404NYA'],
      [274, '7001234567999'],
      [322, '880012345601'],
      [353, '880012345602'],
    ]);
    expect(problems).toEqual([{ file, entry: 47, reason: 'section: Emergency Contact' }]);
    expect(totals[0]).toMatchObject({ year: '2024', billed: { cents: 66_480 }, planPaid: { cents: 20_151 } });
    expect(claims[0].person).toEqual({ name: 'NORA FIELDSTONE', birthDate: '1950-02-14' });
  });

  it('reads single resources, nested Bundles and NDJSON, and says where each claim stood', () => {
    const bundle = {
      resourceType: 'Bundle',
      entry: [
        { resource: { resourceType: 'Patient', id: 'p1', name: [{ text: 'Rosa Hill' }] } },
        { resource: { resourceType: 'Bundle', entry: [{ resource: eob({ total }) }, null] } },
        { resource: eob({ use: 'preauthorization' }) },
      ],
    };
    const single = write('single.json', `\ufeff${JSON.stringify(eob({ total }))}`);
    const nested = write('nested.json', JSON.stringify(bundle));
    const lines = write(
      'lines.ndjson',
      [JSON.stringify(eob({ total })), '', 'not json', JSON.stringify(bundle)].join('\n'),
    );
    const { claims, notClaims, problems } = inspect(single, nested, lines);
    expect(claims.map(({ file, entry, id }: Record<string, unknown>) => [file, entry, id])).toEqual([
      [single, 0, `${single}#0`],
      [nested, '1.0', `${nested}#1.0`],
      [lines, 0, `${lines}#0`],
      [lines, '3.1.0', `${lines}#3.1.0`],
    ]);
    expect(claims[1].person.name).toBe('Rosa Hill');
    expect(notClaims).toMatchObject([
      { file: nested, entry: 2, reason: 'prior-authorization' },
      { file: lines, entry: '3.2', reason: 'prior-authorization' },
    ]);
    expect(problems.map(({ file, entry }: Record<string, unknown>) => [file, entry])).toEqual([
      [nested, '1.1'],
      [lines, 2],
      [lines, '3.1.1'],
    ]);
  });

  it('sums by person, year and currency, and never counts a replaced claim', () => {
    const file = write(
      'chain.json',
      JSON.stringify({
        resourceType: 'Bundle',
        entry: [
          { resource: eob({ identifier: [uc('OLD')], total }) },
          { resource: eob({ identifier: [uc('NEW')], total, ...prior }) },
          { resource: eob({ identifier: [uc('NEXT')], total, billablePeriod: { start: '2025-12-31' } }) },
          { resource: eob({ identifier: [uc('GONE')], total, status: 'cancelled' }) },
        ],
      }),
    );
    const { claims, totals } = inspect(file);
    expect(claims.map(({ counted, state }: Record<string, unknown>) => [counted, state])).toEqual([
      [false, 'replaced'],
      [true, 'plan-paid'],
      [true, 'plan-paid'],
      [false, 'canceled'],
    ]);
    expect(totals).toMatchObject([
      {
        person: 'Patient/p1',
        year: '2026',
        currency: 'USD',
        claims: 3,
        counted: 1,
        yourShare: { cents: 2000 },
      },
      {
        person: 'Patient/p1',
        year: '2025',
        currency: 'USD',
        claims: 1,
        counted: 1,
        billed: { cents: 10000 },
      },
    ]);
  });

  it('says on stderr that nothing could be read, and fails', () => {
    const empty = write('empty.json', '');
    const other = write('other.json', '{"a":1}');
    const missing = join(folder, 'missing.json');
    const broken = run(empty, other, missing);
    expect(broken.status).toBe(1);
    expect(broken.stderr).toContain('No FHIR records could be read.');
    for (const file of [empty, other, missing]) expect(broken.stderr).toContain(`${file}: `);
    expect(JSON.parse(broken.stdout)).toMatchObject({ claims: [], problems: [{}, {}, {}] });
    const none = run();
    expect(none.status).toBe(1);
    expect(none.stderr).toContain('npm run -s claims -- FILE…');
    expect(JSON.parse(none.stdout)).toEqual({ claims: [], notClaims: [], problems: [], totals: [] });
  });

  it('succeeds when one of several files could be read', () => {
    const single = write('one.json', JSON.stringify(eob({ total })));
    const mixed = run(join(folder, 'missing.json'), single);
    expect(mixed).toMatchObject({ status: 0, stderr: '' });
    expect(JSON.parse(mixed.stdout)).toMatchObject({ claims: [{}], problems: [{}] });
  });
});
