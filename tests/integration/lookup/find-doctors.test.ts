/** One doctor of a person in directories that search well and poorly, over real HTTP. */
import { afterEach, describe, expect, it } from 'vitest';
import { judgeDoctor } from '../../../electron/data/plan-lists/judge/judge-doctor.ts';
import { findDoctor } from '../../../electron/lookup/find-doctors.ts';
import type { OwnDoctor } from '../../../shared/model/plans/plan-lists.ts';
import { deafDirectory, fullDirectory, poorDirectory } from '../../support/public/public-directory.ts';
import {
  type PublicFhirServer,
  type ServerOptions,
  startPublicFhirServer,
} from '../../support/public/public-fhir-server.ts';
import { createBench } from '../../unit/lookup/support.ts';

let server: PublicFhirServer | null = null;
afterEach(async () => {
  await server?.close();
  server = null;
});

const imani: OwnDoctor = {
  id: 'imani',
  kind: 'doctor',
  name: 'Dr. Imani Okafor',
  npi: '1111111112',
  isNpiRight: true,
  specialty: null,
  addresses: ['1 Oak Street, Spokane, WA 99201'],
  groupNpis: [],
  visits: 1,
  claimId: 'claim',
  lastSeen: '2026-03-01',
};

async function judge(
  options: ServerOptions,
  some: Partial<OwnDoctor> = {},
  networkId = 'Organization/net-1',
) {
  server = await startPublicFhirServer(options);
  const bench = createBench();
  const doctor = { ...imani, ...some };
  const list = await findDoctor(() => bench.directory(server?.baseUrl ?? ''), doctor, networkId);
  const requests = bench.log.length;
  return { ...judgeDoctor(doctor, list), requests };
}

const three: [string, ServerOptions][] = [
  ['searches well', fullDirectory],
  ['knows only names and references', poorDirectory],
  ['answers everything with everything', deafDirectory],
];

describe.each(three)('a directory that %s', (_name, options) => {
  it('has a doctor by number, network and address', async () => {
    expect(await judge(options)).toMatchObject({ verdict: 'here', listedName: 'Imani Okafor' });
  });

  it('has a doctor for another network only', async () => {
    expect(await judge(options, {}, 'Organization/net-2')).toMatchObject({
      verdict: 'not-in-list',
      why: 'other-plan',
    });
  });

  it('has the name with another number', async () => {
    expect(await judge(options, { npi: '1234567893' })).toMatchObject({ verdict: 'name-only' });
  });

  it('is not asked for a number that is nobody’s', async () => {
    const found = await judge(options, { npi: '1234567890', isNpiRight: false });
    expect(found).toMatchObject({ verdict: 'cannot-say', why: 'check-number', requests: 0 });
  });
});

it('a doctor whom a directory does not have is not in it', async () => {
  const stranger = { name: 'Dr. Nobody Here', npi: '1234567893' };
  expect(await judge(fullDirectory, stranger)).toMatchObject({ verdict: 'not-in-list', why: null });
});
