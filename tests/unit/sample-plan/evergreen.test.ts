import type { ExplanationOfBenefitRelated } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { systemName } from '../../../electron/data/fhir/codes.ts';
import { makeSamplePlans } from '../../../electron/sample-plan/people/plans.ts';
import { findMeaning } from '../../../shared/words/reason-meanings.ts';
import { type Claim, computeRest, dates, findMember, listClaims, readCode, sumByCode } from './amounts.ts';

const rosa = listClaims(findMember('rosa-medina').claims);
const theo = listClaims(findMember('theo-medina').claims);
const walter = listClaims(findMember('walter-osgood').claims);
const byId = new Map(rosa.map((claim) => [claim.id, claim]));
const isRefused = ({ payment }: Claim) => readCode(payment?.type) === 'denied';
const isDecided = (claim: Claim) => claim.use === 'claim' && claim.outcome === 'complete';

describe('all Evergreen claims', () => {
  const every = [...rosa, ...theo, ...walter];

  it.each(['rosa-medina', 'theo-medina', 'walter-osgood'])(
    'of %s name a coverage of theirs: the dental one for teeth, the vision one for glasses',
    (id) => {
      const member = findMember(id);
      const typeOf = new Map<string, string | null>(
        member.own.flatMap((one) =>
          one.resourceType === 'Coverage'
            ? [[`Coverage/${one.id}`, readCode(one.type) ?? null] as const]
            : [],
        ),
      );
      for (const claim of listClaims(member.claims)) {
        const reference = claim.insurance[0]?.coverage.reference ?? '';
        const type = typeOf.get(reference);
        expect(type, claim.id).toBeDefined();
        const wanted = { oral: '561', vision: '562' }[readCode(claim.type) ?? ''];
        if (wanted === undefined) expect(['561', '562'], claim.id).not.toContain(type);
        else expect(type, claim.id).toBe(wanted);
      }
    },
  );

  it('have unique ids and claim numbers', () => {
    expect(new Set(every.map(({ id }) => id)).size).toBe(every.length);
    expect(new Set(every.map(({ identifier }) => identifier[0]?.value)).size).toBe(every.length);
  });

  it('say why a line is not paid by a number that we have words for, with the plan’s own text and no licensed one', () => {
    const reasons = every.flatMap(({ item }) =>
      item.flatMap(({ adjudication }) =>
        adjudication.flatMap(({ category, reason }) =>
          /adjustmentreason|rejectreason/.test(readCode(category) ?? '') && reason ? [reason] : [],
        ),
      ),
    );
    expect(reasons.length).toBeGreaterThan(3);
    for (const { coding: [coding] = [], text } of reasons) {
      const meaning = findMeaning({ system: systemName(coding?.system ?? null), code: coding?.code ?? null });
      expect(meaning, JSON.stringify(coding)).not.toBeNull();
      expect([coding?.display, typeof text]).toEqual([undefined, 'string']);
    }
  });

  it('add up to the cent in their totals, except those meant not to', () => {
    const off = every.filter(
      (claim) => claim.total && isDecided(claim) && computeRest(sumByCode(claim.total)) !== 0,
    );
    expect(off.map((claim) => computeRest(sumByCode(claim.total)))).toEqual(off.map(() => 437));
    expect(off.length).toBeGreaterThan(0);
    expect(off.length).toBeLessThan(4);
  });

  it('have lines that add up and sum to the totals', () => {
    let compared = 0;
    for (const claim of every.filter(isDecided)) {
      const lines = claim.item.map(({ adjudication }) => sumByCode(adjudication));
      for (const line of lines) expect(computeRest(line), claim.id).toBe(0);
      const billed = lines.reduce((sum, line) => sum + (line['submitted'] ?? 0), 0);
      const total = sumByCode(claim.total)['submitted'];
      if (lines.some((line) => 'submitted' in line) && total !== undefined) {
        expect(billed, claim.id).toBe(total);
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(450);
  });

  it('state a share that is deductible, copay and coinsurance', () => {
    for (const claim of every) {
      const amounts = sumByCode(claim.total);
      if (!('memberliability' in amounts)) continue;
      const parts = (amounts['deductible'] ?? 0) + (amounts['copay'] ?? 0) + (amounts['coinsurance'] ?? 0);
      expect(amounts['memberliability'], claim.id).toBe(parts);
    }
  });

  it('keep to the yearly deductible and limit', () => {
    const years = new Map<string, { deductible: number; share: number }>();
    for (const claim of rosa.filter((one) => one.status === 'active' && !one.related?.some(isReplaced))) {
      const kind = readCode(claim.type) ?? '';
      if (kind === 'pharmacy' || kind === 'oral' || kind === 'vision') continue;
      const amounts = sumByCode(claim.total ?? claim.item.flatMap(({ adjudication }) => adjudication));
      const year = years.get(claim.billablePeriod.start.slice(0, 4)) ?? { deductible: 0, share: 0 };
      year.deductible += amounts['deductible'] ?? 0;
      year.share += (amounts['deductible'] ?? 0) + (amounts['copay'] ?? 0) + (amounts['coinsurance'] ?? 0);
      years.set(claim.billablePeriod.start.slice(0, 4), year);
    }
    for (const [year, { deductible, share }] of years) {
      expect(deductible, year).toBeLessThanOrEqual(700_00);
      expect(share, year).toBeLessThanOrEqual(3_400_00);
      if (year !== '2026') expect(deductible, year).toBeGreaterThan(600_00);
    }
    expect(years.size).toBe(11);
  });
});

function isReplaced({ relationship }: ExplanationOfBenefitRelated): boolean {
  return readCode(relationship) === 'replacedby';
}

describe("Rosa's ten years", () => {
  it('hold at least 420 claims of every kind, newest first', () => {
    expect(rosa.length).toBeGreaterThanOrEqual(420);
    const kinds = new Set(rosa.map(({ type }) => readCode(type)));
    expect([...kinds].sort()).toEqual(['institutional', 'oral', 'pharmacy', 'professional', 'vision']);
    const starts = rosa.map(({ billablePeriod }) => billablePeriod.start);
    expect(starts).toEqual(starts.toSorted().reverse());
    expect(starts.at(-1)?.slice(0, 4)).toBe('2016');
  });

  it('tell of this year’s knee surgery as the plan decided it', () => {
    const amounts = (id: string) => sumByCode(byId.get(`rosa-2026-${id}`)?.total);
    expect(amounts('surgery-2')).toEqual({
      submitted: 8_240_00,
      discount: 3_810_35,
      noncovered: 462_00,
      eligible: 3_967_65,
      deductible: 500_00,
      copay: 17_00,
      coinsurance: 345_10,
      benefit: 3_105_55,
      paidtoprovider: 3_105_55,
      memberliability: 862_10,
    });
    expect(amounts('follow-up')).toMatchObject({
      submitted: 412_00,
      benefit: 260_40,
      memberliability: 40_00,
    });
    expect(amounts('consult')).toMatchObject({
      submitted: 310_00,
      benefit: 0,
      deductible: 188_00,
      memberliability: 188_00,
    });
    expect(amounts('dental')).toMatchObject({ submitted: 190_00, benefit: 152_00, memberliability: 38_00 });
    expect(amounts('pharmacy')).toMatchObject({ submitted: 61_20, benefit: 46_20, paidbypatient: 15_00 });
    expect(amounts('anesthesia')).toEqual({
      submitted: 1_450_00,
      noncovered: 1_450_00,
      benefit: 0,
      paidtoprovider: 0,
    });
    expect(amounts('hospital')).toEqual({ submitted: 21_480_00 });
    expect(byId.get('rosa-2026-hospital')?.outcome).toBe('queued');
    expect(byId.get('rosa-2026-canceled')?.status).toBe('cancelled');
  });

  it('link the first decision with the one that replaced it', () => {
    const [first, second] = [byId.get('rosa-2026-surgery-1'), byId.get('rosa-2026-surgery-2')];
    expect(first?.related?.[0]).toMatchObject({ reference: { value: second?.identifier[0]?.value } });
    expect(second?.related?.[0]).toMatchObject({ reference: { value: first?.identifier[0]?.value } });
    expect(second?.identifier[0]?.value).toBe('26-077-4410');
  });

  const has = (test: (claim: Claim) => boolean) => rosa.filter(test).length;
  const text = (claim: Claim) => JSON.stringify(claim);

  it.each<[string, (claim: Claim) => boolean]>([
    ['a canceled claim', ({ status }) => status === 'cancelled'],
    ['a draft', ({ status }) => status === 'draft'],
    [
      'a negative line',
      ({ item }) => item.some(({ adjudication }) => (sumByCode(adjudication)['submitted'] ?? 0) < 0),
    ],
    [
      'a denial with a note that its line names',
      ({ payment, processNote, item }) =>
        readCode(payment?.type) === 'denied' && processNote?.[0]?.number === item[0]?.noteNumber?.[0],
    ],
    ['an out-of-network claim', (claim) => text(claim).includes('outofnetwork')],
    ['another payer first', ({ total }) => (sumByCode(total)['priorpayerpaid'] ?? 0) > 0],
    ['an ambulance trip', (claim) => text(claim).includes('transportationdistance')],
    ['a medicine mixed by the pharmacy', ({ item }) => readCode(item[0]?.productOrService) === 'compound'],
    ['a diagnosis that was there on admission', (claim) => text(claim).includes('onAdmission')],
    [
      'a service of several people for several reasons',
      ({ item }) =>
        item.some((line) => line.careTeamSequence?.length === 2 && line.diagnosisSequence?.length === 2),
    ],
    ['a quantity with its unit', ({ item }) => item.some(({ quantity }) => quantity?.unit === 'days')],
    ['lines without totals', (claim) => isDecided(claim) && !claim.total],
    [
      'totals without line amounts',
      (claim) =>
        isDecided(claim) && !claim.item.some(({ adjudication }) => adjudication.some(({ amount }) => amount)),
    ],
    ['totals repeated at the header', (claim) => 'submitted' in sumByCode(claim.adjudication)],
    [
      'a service that was left out',
      (claim) => readCode(claim.type) === 'professional' && text(claim).includes('data-absent-reason'),
    ],
    [
      'amounts without currency',
      ({ total }) => total?.[0]?.amount?.currency === undefined && total !== undefined,
    ],
    [
      'no stated share though decided',
      (claim) =>
        isDecided(claim) && claim.total !== undefined && !('memberliability' in sumByCode(claim.total)),
    ],
    ['contained parties', ({ contained }) => contained !== undefined],
    [
      'parties by name only',
      (claim) =>
        claim.use === 'claim' &&
        !text(claim).includes('"Organization/clear') &&
        text(claim).includes('"display":"Clearwater'),
    ],
    ['an earlier version of a doctor', (claim) => text(claim).includes('Practitioner/okafor/_history/1')],
    [
      'money sent to the member',
      ({ total }) => (sumByCode(total)['paidtopatient'] ?? 0) > 0 && !('paidtoprovider' in sumByCode(total)),
    ],
    ['a prior approval', ({ use }) => use === 'preauthorization'],
  ])('include %s', (_name, test) => {
    expect(has(test)).toBeGreaterThan(0);
    expect(has(test)).toBeLessThan(rosa.length / 2);
  });
});

describe('the other people', () => {
  it('Theo has dental and vision claims, and his coverage is through a parent', () => {
    const kinds = new Set(theo.map(({ type }) => readCode(type)));
    expect(kinds).toEqual(new Set(['oral', 'vision', 'professional']));
    expect(JSON.stringify(findMember('theo-medina').own)).toContain('"child"');
    expect(JSON.stringify(theo)).toContain('RelatedPerson/theo-parent');
  });

  it('Theo has one refused claim, of this year, that a parent can do something about', () => {
    const refused = theo.filter(isRefused);
    expect(refused.map(({ billablePeriod }) => billablePeriod?.start)).toEqual(['2026-01-15']);
    expect(JSON.stringify(refused)).toContain('Your plan was not asked to approve this first.');
  });

  it('Ines has no claims', () => {
    expect(findMember('ines-duarte').claims.count).toBe(0);
  });

  it("Walter's second plan pays after Medicare", () => {
    expect(walter.length).toBeGreaterThan(30);
    const paidFirst = walter.filter(({ total }) => (sumByCode(total)['priorpayerpaid'] ?? 0) > 0);
    expect(paidFirst.length).toBeGreaterThan(walter.length * 0.7);
    for (const claim of walter.filter((one) => !isRefused(one)))
      expect(sumByCode(claim.total)['coinsurance'], claim.id).toBe(0);
  });

  it.each([
    ['2024-02-29', '2024-02-03'],
    ['2026-01-01', '2025-02-03'],
    ['2026-02-18', '2025-02-03'],
    ['2026-02-19', '2026-02-03'],
    ['2026-12-31', '2026-02-03'],
  ])('on %s Walter’s second plan has refused one claim, of %s, and says nothing of a share', (now, start) => {
    const refused = listClaims(findMember('walter-osgood', now).claims).filter(isRefused);
    expect(refused.map(({ total }) => sumByCode(total))).toEqual([
      { submitted: 164_00, noncovered: 164_00, benefit: 0, paidtoprovider: 0 },
    ]);
    expect(refused[0]?.billablePeriod.start).toBe(start);
  });
});

describe('the data', () => {
  it('is the same for the same day, and differs for another', () => {
    const all = (now: string) =>
      JSON.stringify(
        makeSamplePlans({ ...dates, now }).flatMap(({ members }) =>
          members.map(({ claims, own }) => [own, listClaims(claims)]),
        ),
      );
    expect(all('2026-03-20')).toBe(all('2026-03-20'));
    expect(all('2026-03-20')).not.toBe(all('2026-05-20'));
  });

  it.each(['2024-02-29', '2026-01-01', '2026-03-19', '2026-12-31', '2027-01-15'])(
    'holds ten years of Rosa on %s, the newest decided',
    (now) => {
      const claims = listClaims(findMember('rosa-medina', now).claims);
      expect(claims.length).toBeGreaterThanOrEqual(420);
      const newest = claims.find(({ use }) => use === 'claim');
      expect(Object.keys(sumByCode(newest?.total)).length).toBeGreaterThan(0);
    },
  );

  it('decides the hospital stay in May', () => {
    const claims = listClaims(findMember('rosa-medina', '2026-06-01').claims);
    const stay = claims.find(({ id }) => id === 'rosa-2026-hospital');
    expect(stay?.outcome).toBe('complete');
    expect(computeRest(sumByCode(stay?.total))).toBe(0);
    expect(sumByCode(stay?.total)['benefit']).toBeGreaterThan(0);
  });
});
