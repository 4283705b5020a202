/** Every published example of the drug list and directory guides, read whole. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { readDirectoryPage } from '../../../electron/data/public/directory/directory-page.ts';
import { type DrugPage, readDrugPage } from '../../../electron/data/public/formulary/drug-page.ts';
import { entriesFrom } from '../../../electron/lookup/directory-join.ts';
import { merge } from '../../../electron/lookup/directory-pages.ts';
import { costsOf, drugMatches, listedDrug } from '../../../electron/lookup/drug-join.ts';
import { corpus, describeWithCorpus } from '../../support/needs.ts';

function filesOf(folder: string, type: string): Uint8Array[] {
  const place = path.join(corpus, folder, type);
  return readdirSync(place).map((name) => readFileSync(path.join(place, name)));
}

function drugPages(folder: string, types: readonly string[]): DrugPage[] {
  return types.flatMap((type) => filesOf(folder, type).map(readDrugPage));
}

const nothing = { copayCents: null, coinsurancePercent: null, copayOption: null, coinsuranceOption: null };
const freeAfterDeductible = {
  copayCents: 0,
  coinsurancePercent: 0,
  copayOption: 'no-charge',
  coinsuranceOption: 'after-deductible',
};

describeWithCorpus('published drug lists', () => {
  const v2 = () => drugPages('formulary-2.1.0', ['InsurancePlan', 'Basic', 'MedicationKnowledge']);
  const v1 = () => drugPages('formulary-1.x-history', ['List', 'MedicationKnowledge']);

  it('are read whole: counts per folder', () => {
    const count = (pages: readonly DrugPage[]) => ({
      products: pages.flatMap(({ plans }) => plans).filter(({ kind }) => kind === 'product').length,
      lists: pages.flatMap(({ plans }) => plans).filter(({ kind }) => kind === 'list').length,
      items: pages.flatMap(({ items }) => items).length,
      drugs: pages.flatMap(({ drugs }) => drugs).length,
    });
    const counts = { v2: count(v2()), v1: count(v1()) };
    console.info(counts);
    expect(counts).toEqual({
      v2: { products: 3, lists: 2, items: 4, drugs: 3 },
      v1: { products: 2, lists: 0, items: 2, drugs: 2 },
    });
    for (const plan of [...v2(), ...v1()].flatMap(({ plans }) => plans)) {
      expect(plan.name).not.toBeNull();
      expect(plan.identifiers.length).toBeGreaterThan(0);
    }
  });

  it('keep every rule, date, pharmacy and tier of an item', () => {
    const items = v2().flatMap((page) => page.items);
    expect(items.find(({ key }) => key === 'Basic/FormularyItem-D1002-1000091')).toEqual({
      key: 'Basic/FormularyItem-D1002-1000091',
      list: 'InsurancePlan/FormularyD1002',
      planIds: [],
      drug: 'MedicationKnowledge/FormularyDrug-1000091',
      tier: { text: 'Generic', code: 'generic', system: null },
      pharmacies: ['1-month-in-retail', '1-month-in-mail', '3-month-in-retail', '3-month-in-mail'],
      priorAuthorization: false,
      priorAuthorizationNewStartsOnly: null,
      stepTherapy: true,
      stepTherapyNewStartsOnly: true,
      quantityLimit: true,
      quantityLimitText: null,
      quantityRules: [],
      mailOrder: null,
      availability: 'active',
      start: '2021-01-01',
      end: '2021-12-31',
      notes: [],
      lastUpdated: '2021-08-22T18:36:03.000+00:00',
      unread: [],
      technical: expect.any(Array),
    });
    const drugs = v2().flatMap((page) => page.drugs);
    const doxepin = drugs.find(({ key }) => key.endsWith('-1000091'));
    expect(doxepin?.rxNormCodes).toEqual(['1000091', '1160770']);
    expect(doxepin?.name).toEqual({
      text: 'doxepin hydrochloride 50 MG/ML Topical Cream',
      code: '1000091',
      system: 'RxNorm',
    });
    expect(doxepin?.alsoCalled).toEqual(['doxepin Topical Product']);
    expect(drugs.filter((drug) => drugMatches(drug, 'protopic')).length).toBe(1);
  });

  it('state costs by tier and pharmacy in the newer guide, exactly', () => {
    const plans = v2().flatMap((page) => page.plans);
    const plan = plans.find(({ key }) => key.endsWith('A1002'));
    expect(plan?.lists).toEqual(['InsurancePlan/FormularyD1002']);
    expect(plan?.costs).toEqual([
      {
        tier: 'brand',
        mailOrder: null,
        pharmacy: '1-month-in-retail',
        copayCents: 2000,
        coinsurancePercent: 20,
        copayOption: 'after-deductible',
        coinsuranceOption: 'after-deductible',
      },
    ]);
    const items = v2().flatMap((page) => page.items);
    const brand = items.find(({ key }) => key.endsWith('D1002-209459'));
    if (!brand || !plan) throw new Error('an example is missing');
    // The example's item is at another pharmacy than the one with a cost: nothing may be lent to it.
    expect(costsOf(brand, plan)).toEqual([{ pharmacy: '3-month-out-retail', ...nothing }]);
    expect(costsOf({ ...brand, pharmacies: [] }, plan)).toEqual([
      {
        pharmacy: '1-month-in-retail',
        copayCents: 2000,
        coinsurancePercent: 20,
        copayOption: 'after-deductible',
        coinsuranceOption: 'after-deductible',
      },
    ]);
  });

  it('state costs by tier and pharmacy in the older guide, exactly', () => {
    const pages = v1();
    const plan = pages.flatMap(({ plans }) => plans).find(({ key }) => key.endsWith('V3001')) ?? null;
    const item = pages.flatMap(({ items }) => items).find(({ drug }) => drug?.endsWith('cmsip9'));
    const drug = pages.flatMap(({ drugs }) => drugs).find(({ key }) => key.endsWith('cmsip9'));
    if (!item || !drug) throw new Error('an example is missing');
    expect(item.planIds).toEqual(['40308VA0240008']);
    const listed = listedDrug(drug, item, plan, 'Sample Gold Health Plan');
    expect(listed.costs).toEqual([
      { pharmacy: '1-month-in-retail', ...freeAfterDeductible },
      { pharmacy: '3-month-in-retail', ...freeAfterDeductible },
      { pharmacy: '1-month-out-retail', ...freeAfterDeductible },
      { pharmacy: '3-month-out-retail', ...freeAfterDeductible },
    ]);
    expect(listed.tier?.code).toBe('generic');
    expect(listed.stepTherapy).toBe(true);
    const older = pages.flatMap(({ plans }) => plans).find(({ key }) => key.endsWith('V1002'));
    expect(older?.costs).toEqual([
      {
        tier: 'brand',
        mailOrder: false,
        pharmacy: '1-month-in-retail',
        copayCents: 2000,
        coinsurancePercent: 20,
        copayOption: 'after-deductible',
        coinsuranceOption: 'after-deductible',
      },
    ]);
    const percocet = pages.flatMap(({ drugs }) => drugs).find(({ key }) => key.endsWith('V3001'));
    expect(percocet?.alternatives).toEqual([
      { text: 'Tylenol Extra Strength 500 MG Oral Tablet', code: null, system: null },
    ]);
  });
});

describeWithCorpus('a published directory', () => {
  const types = {
    PractitionerRole: 5,
    OrganizationAffiliation: 3,
    HealthcareService: 7,
    Practitioner: 3,
    Organization: 9,
    Location: 7,
    InsurancePlan: 1,
  };
  const pages = () =>
    Object.keys(types).flatMap((type) => filesOf('plan-net-1.2.0', type).map(readDirectoryPage));
  const all = () => ({ ...merge(...pages()), more: false });
  const asked = { name: '', specialty: '', near: '', npi: null, networkId: null };

  it('is read whole: counts per kind', () => {
    const found = all();
    const counts = {
      PractitionerRole: found.roles.filter(({ type }) => type === 'PractitionerRole').length,
      OrganizationAffiliation: found.roles.filter(({ type }) => type === 'OrganizationAffiliation').length,
      HealthcareService: found.roles.filter(({ type }) => type === 'HealthcareService').length,
      Practitioner: found.practitioners.length,
      Organization: found.organizations.length,
      Location: found.locations.length,
      InsurancePlan: found.plans.length,
    };
    console.info(counts);
    expect(counts).toEqual(types);
    expect(found.organizations.filter(({ isNetwork }) => isNetwork).length).toBe(2);
    expect(found.practitioners.every(({ name, npis }) => name !== null && npis.length === 1)).toBe(true);
  });

  it('joins a doctor to specialty, place, phone, hours, network and new patients', async () => {
    const entries = await entriesFrom(all(), { ...asked, kind: 'practitioner' });
    expect(entries.map(({ entry }) => entry.name)).toEqual(
      expect.arrayContaining(['Hans Solo, MD', 'Joe Smith, MD', 'Susie Smith, LPC', null]),
    );
    const solo = entries.find(({ entry }) => entry.name === 'Hans Solo, MD')?.entry;
    expect(solo).toMatchObject({
      id: 'Practitioner/HansSolo',
      npi: '9941339100',
      networks: ['ACME CT Preferred Provider Network'],
      active: true,
      languages: [{ text: null, code: 'ja', system: null }],
    });
    expect(solo?.specialties.map(({ text }) => text)).toEqual(['Internal Medicine Physician']);
    expect(solo?.locations).toEqual([
      {
        name: 'OrgA CT Location 1',
        address: '123 Main Street, Anytown, CT 00014-1234',
        types: [],
        phones: [
          {
            name: null,
            number: '(111)-222-3333',
            hours: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], allDay: false, from: '08:00', to: '17:00' }],
          },
        ],
        hours: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], allDay: false, from: '08:00', to: '17:00' }],
        accessibility: [
          { text: null, code: 'adacomp', system: null },
          { text: null, code: 'pubtrans', system: null },
        ],
        newPatients: [{ accepts: 'existing-only', network: 'ACME CT Preferred Provider Network' }],
      },
    ]);
  });

  it('joins a pharmacy to its places and network', async () => {
    const entries = await entriesFrom(all(), { ...asked, kind: 'pharmacy' });
    const chain = entries.find(({ entry }) => entry.name === 'Pharm Chain')?.entry;
    expect(chain?.kind).toBe('pharmacy');
    expect(chain?.networks).toEqual(['ACME CT Preferred Provider Network']);
    expect(chain?.locations.length).toBe(3);
    expect(chain?.newPatients).toEqual([
      { accepts: 'existing-only', network: 'ACME CT Preferred Provider Network' },
    ]);
    expect(chain?.verifiedOn).toBe('2020-07-07T13:26:22.0314215+00:00');
  });

  it('loses no person and no organization', async () => {
    const found = all();
    const people = (await entriesFrom(found, { ...asked, kind: 'practitioner' })).map(
      ({ entry }) => entry.id,
    );
    for (const { key } of found.practitioners) expect(people).toContain(key);
    const places = (await entriesFrom(found, { ...asked, kind: 'facility' })).map(({ entry }) => entry.id);
    for (const role of found.roles.filter(({ type }) => type !== 'PractitionerRole'))
      if (role.organization?.key) expect(places).toContain(role.organization.key);
  });
});
