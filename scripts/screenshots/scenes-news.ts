/** What a newer file of a plan adds and changes, and the bills that are open, on screen and on paper. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { eob } from '../../tests/unit/archive/records.ts';
import { printedBill } from '../../tests/unit/bills/printed-bill.ts';
import type { Studio } from './studio.ts';

const patient = {
  resourceType: 'Patient',
  id: 'pat-1',
  name: [{ text: 'Rosa Medina' }],
  birthDate: '1984-05-09',
};
const surgery = {
  id: 'e-1',
  date: '2026-03-12',
  provider: 'Northgate Surgery Center',
  service: 'Knee surgery',
};
const scan = { id: 'e-2', date: '2026-03-21', provider: 'Summit Imaging', service: 'Knee scan' };

export async function shootNews(studio: Studio): Promise<void> {
  const { ask, goTo, shoot, set } = studio;
  const folder = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-news-'));
  try {
    await goTo('/news');
    await shoot('news-nobody');
    const first = { ...eob({ ...surgery, paid: null, share: null }), outcome: 'queued' };
    await openFile(studio, path.join(folder, 'march.json'), first, eob(scan));
    const [person] = await ask('people.list', {});
    const personId = person?.id ?? '';
    const bill = { ...printedBill, personId, claimNumber: 'CLM-e-1', accounts: [] };
    await ask('bills.save', {
      billId: null,
      facts: {
        ...bill,
        biller: 'Northgate Surgery Center',
        dueCents: 962_10,
        serviceStart: '2026-03-12',
        dueDate: '2026-04-14',
      },
    });
    await ask('bills.list', { personId });
    await goTo('/news');
    await shoot('news-none');
    await openFile(
      studio,
      path.join(folder, 'april.json'),
      eob({ ...surgery, billed: 8240, paid: 3105.55, share: 862.1 }),
      eob({ ...scan, share: 99.85 }),
      eob({ id: 'e-3', date: '2026-04-02', provider: 'Lakeside Orthopedics', service: 'Office visit' }),
    );
    await goTo('/claims');
    await studio.page.getByText('See what changed').waitFor();
    await shoot('news-claims', { isWhole: false });
    await goTo('/news');
    await shoot('news');
    await shoot('news-narrow', { width: 320 });
    await goTo('/news/print');
    await shoot('news-paper');
    await goTo('/bills/print');
    await shoot('bills-paper');
    const [claim] = (await ask('news.get', { personId })).claims;
    await ask('bills.payClaim', {
      claimId: claim?.row.id ?? '',
      facts: { cents: 99_85, currency: 'USD', paidOn: '2026-04-04', way: 'card', note: '' },
    });
    await set({});
    await goTo('/spending');
    await shoot('news-spending-paid');
    await set({ language: 'es', textScale: 2 });
    await goTo('/news');
    await shoot('news-es-large');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function openFile(
  { goTo, pick, page }: Studio,
  file: string,
  ...claims: Record<string, unknown>[]
): Promise<void> {
  const entry = [patient, ...claims].map((resource: Record<string, unknown>) => ({
    fullUrl: `https://plan.example/fhir/${resource['resourceType']}/${resource['id']}`,
    resource,
  }));
  writeFileSync(file, JSON.stringify({ resourceType: 'Bundle', entry }));
  await goTo('/files');
  await pick([file]);
  await page.getByRole('button', { name: 'Choose files…' }).click();
  await page.getByRole('button', { name: 'Add these records' }).click();
  await page.getByRole('button', { name: 'Go to my claims' }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
}
