/** Claims of a table and of paper while discreet mode is on: what is covered of a plan's claims is covered of them. */
import { expect, it } from 'vitest';
import { hideInAnswers } from '../../../electron/ipc/discreet-handlers.ts';
import type { Services } from '../../../electron/ipc/services.ts';
import { coveredText } from '../../../shared/cover-texts.ts';
import { everyClaim } from '../../../shared/every-claim.ts';
import type { ClaimFilter } from '../../../shared/model/claims/claims-view.ts';
import { defaultSettings } from '../../../shared/model/settings.ts';
import { importTable } from '../import/open-table.ts';
import { filesWith } from '../import/opened.ts';
import { openHandClaims, refusedPaper, scan } from './open-hand-claims.ts';

const clinic = 'Wisteria Psychiatry Center';

async function openDiscreet() {
  const opened = await openHandClaims();
  const { store, personId } = opened;
  const { claimId } = store.papers.save({
    target: { personId },
    facts: { ...refusedPaper, provider: clinic, claimNumber: 'PSY-1' },
    scan,
  });
  const rows = [
    `S-1,2026-05-20,${clinic} of the Bay,psychotherapy,95.00`,
    'S-2,2026-05-21,Oak Dental,cleaning,80.00',
  ];
  const [file = ''] = filesWith({
    's.csv': `Claim,Date of service,Provider,Service,Billed\n${rows.join('\n')}\n`,
  });
  await importTable(store, file, { personId, planName: 'Larch Health', mapping: { dateOrder: null } });
  const services = {
    ports: { settings: { get: () => ({ ...defaultSettings, isDiscreet: true }) } },
    data: { sensitive: { find: async (asked: { ids: string[] }) => store.sensitive.find(asked) } },
  } as unknown as Services;
  const handlers = hideInAnswers(
    {
      'papers.get': async (input: { claimId: string }) => store.papers.get(input),
      'claims.get': async (input: { claimId: string }) => store.claims.get(input),
      'claims.list': async (input: { filter: ClaimFilter; offset: number; limit: number }) =>
        store.claims.list(input),
    } as never,
    services,
  );
  return { ...opened, claimId, handlers };
}

it('of sensitive care nobody learns who gave it: not in the list, not on the claim’s page, not in its form', async () => {
  const { handlers, personId, claimId, store } = await openDiscreet();
  const list = await handlers['claims.list']({ filter: everyClaim(personId), offset: 0, limit: 50 });
  const table = store.claims
    .list({ filter: everyClaim(personId), offset: 0, limit: 50 })
    .rows.find(({ claimNumber }) => claimNumber === 'S-1');
  const told = [
    list,
    await handlers['claims.get']({ claimId }),
    await handlers['claims.get']({ claimId: table?.id ?? '' }),
    await handlers['papers.get']({ claimId }),
  ].map((answer) => JSON.stringify(answer));
  for (const one of told) {
    expect(one).not.toContain('Wisteria');
    expect(one).not.toContain('psychotherapy');
    expect(one).toContain(coveredText);
  }
  // Everyday care of a table and of paper is told as far as that of a plan.
  expect(told[0]).toContain('Hill Clinic');
  expect(told[0]).toContain('Oak Dental');
});
