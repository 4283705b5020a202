/** Claims, one claim, Spending and Print: what people read. */
import { everyClaim } from '../../shared/every-claim.ts';
import type { Claim } from '../../shared/model/claims/claim.ts';
import { connectPerson } from '../runtime/sample-people.ts';
import type { Studio } from './studio.ts';

const narrow = { width: 320, height: 640 };
const paper = { isWhole: false, height: 1200 };

export async function shootClaimsOfRosa(studio: Studio): Promise<void> {
  const { page, shoot, goTo } = studio;
  await connectPerson(studio, 'Rosa Medina');
  await goTo('/claims');
  // The page hears of the end of the check a moment later.
  await page
    .getByText(/^Your share so far/)
    .first()
    .waitFor();
  await shoot('claims', { isWhole: false, height: 1200 });
  await page.getByRole('button', { name: 'How is this counted?' }).click();
  await page.getByRole('dialog').waitFor();
  await shoot('claims-counting', { isWhole: false });
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Filter/ }).click();
  await page.getByRole('dialog').waitFor();
  await shoot('claims-filter', { isWhole: false });
  await page.keyboard.press('Escape');
  await goTo('/claims?q=pharmacy');
  await shoot('claims-search', { isWhole: false });
  await goTo('/claims?q=nothing+like+this');
  await page
    .getByText(/^No claim has “/)
    .first()
    .waitFor();
  await shoot('claims-no-match', { isWhole: false });
  await goTo('/claims?kinds=%5B%22oral%22%2C%22vision%22%5D');
  await shoot('claims-filtered', { isWhole: false });
}

export async function shootClaimsOfWalter(studio: Studio): Promise<void> {
  const walter = await connectPerson(studio, 'Walter Osgood');
  await connectPerson(studio, 'Walter Osgood', { isMedicare: true, personId: walter.personId });
  await studio.goTo('/claims');
  await studio.shoot('claims-two-plans', { isWhole: false, height: 1200 });
  await studio.goTo('/spending');
  await studio.shoot('spending-two-plans');
  await showClaim(studio, 'claim-medicare', ({ amounts }) => amounts.yourShare?.source === 'computed');
}

export async function shootClaimsOfInes(studio: Studio): Promise<void> {
  await connectPerson(studio, 'Ines Duarte');
  await studio.goTo('/claims');
  await studio.shoot('claims-none-yet', { isWhole: false });
  await studio.goTo('/spending');
  await studio.shoot('spending-none-yet', { isWhole: false });
  await studio.goTo('/print');
  await studio.shoot('print-none-yet', { isWhole: false });
}

export async function shootEachClaim(studio: Studio): Promise<void> {
  await connectPerson(studio, 'Rosa Medina');
  const isDecided = ({ counted, kind }: Claim) => counted && kind !== 'pharmacy';
  await showClaim(studio, 'claim', isSurgery);
  await showClaim(studio, 'claim-not-paid', ({ state }) => state === 'plan-did-not-pay');
  await showClaim(studio, 'claim-being-decided', ({ state }) => state === 'plan-is-deciding');
  await showClaim(studio, 'claim-pharmacy', ({ kind, counted }) => kind === 'pharmacy' && counted);
  await showClaim(studio, 'claim-replaced', ({ state }) => state === 'replaced');
  await showClaim(
    studio,
    'claim-does-not-add-up',
    (claim) => isDecided(claim) && claim.checks.some(({ ok, differenceCents }) => !ok && differenceCents),
  );
  await showClaim(studio, 'claim-hospital-stay', (claim) => isDecided(claim) && claim.kind === 'inpatient');
  await showClaim(studio, 'claim-out-of-network', (claim) => isDecided(claim) && isOutOfNetwork(claim));
}

export async function shootSpendingAndPrint(studio: Studio): Promise<void> {
  const { page, shoot, goTo } = studio;
  await connectPerson(studio, 'Rosa Medina');
  await goTo('/spending');
  await shoot('spending');
  await page.getByRole('button', { name: 'Show as table' }).click();
  await shoot('spending-table');
  await goTo('/spending?year=2025');
  await shoot('spending-full-year');
  await goTo('/print');
  await shoot('print', paper);
  await page.getByText('How?', { exact: true }).click();
  await page.getByText('Large print (18 point)', { exact: true }).click();
  await shoot('print-large', paper);
  await page.getByText('Regular (12 point)').click();
  await page.getByText('Español', { exact: true }).click();
  await shoot('print-spanish', paper);
  await page.getByText('English', { exact: true }).click();
  const claim = await findClaim(studio, isSurgery);
  await goTo(`/print?claimId=${encodeURIComponent(claim.id)}`);
  await shoot('print-claim', paper);
}

/** The main screens with very large text, in Spanish, and as narrow as a phone. */
export async function shootVariants(studio: Studio): Promise<void> {
  await connectPerson(studio, 'Rosa Medina');
  const claim = await findClaim(studio, isSurgery);
  const screens = {
    claims: '/claims',
    claim: `/claims/${encodeURIComponent(claim.id)}`,
    spending: '/spending',
    plans: '/plans',
  };
  for (const [name, route] of Object.entries(screens)) {
    await studio.goTo(route);
    await studio.shoot(`${name}-narrow`, { ...narrow, isWhole: name !== 'claims', height: 900 });
  }
  await studio.set({ textScale: 2 });
  for (const [name, route] of Object.entries(screens)) {
    await studio.goTo(route);
    await studio.shoot(`${name}-large-text`, { isWhole: name !== 'claims' });
  }
  await studio.set({ textScale: 1, language: 'es' });
  for (const [name, route] of Object.entries(screens)) {
    await studio.goTo(route);
    await studio.shoot(`${name}-spanish`, { isWhole: name !== 'claims' });
  }
}

function isSurgery({ provider, counted }: Claim): boolean {
  return counted && provider.name === 'Northgate Surgery Center';
}

function isOutOfNetwork({ network }: Claim): boolean {
  return network.billing === 'out' || network.rendering === 'out' || network.benefit === 'out';
}

async function showClaim(studio: Studio, name: string, is: (claim: Claim) => unknown): Promise<void> {
  const { id } = await findClaim(studio, is);
  await studio.goTo(`/claims/${encodeURIComponent(id)}`);
  await studio.shoot(name);
}

/** The person's newest claim that fits. */
async function findClaim(studio: Studio, is: (claim: Claim) => unknown): Promise<Claim> {
  const [person] = await studio.ask('people.list', {});
  if (!person) throw new Error('Nobody is here.');
  const { rows } = await studio.ask('claims.list', { filter: everyClaim(person.id), offset: 0, limit: 1000 });
  for (const { id } of rows) {
    const { claim } = await studio.ask('claims.get', { claimId: id });
    if (is(claim)) return claim;
  }
  throw new Error(`No claim is so: ${is}`);
}
