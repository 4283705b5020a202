import { describe, expect, it } from 'vitest';
import { parties } from '../../../electron/sample-plan/make/providers.ts';
import { makePublicDirectory } from '../../../electron/sample-plan/public/directory.ts';
import { makeDrugLists } from '../../../electron/sample-plan/public/formulary.ts';
import { findMember, listClaims, selectType } from './amounts.ts';

const updated = '2026-03-08T06:00:00.000Z';
const drugs = makeDrugLists('2026', updated);
const places = makePublicDirectory(updated);

describe.each([
  ['drug list', drugs],
  ['directory', places],
] as const)('the %s', (_name, resources) => {
  it('has unique ids, and no reference leads out of it', () => {
    const keys = new Set(resources.map(({ resourceType, id }) => `${resourceType}/${id}`));
    expect(keys.size).toBe(resources.length);
    const references = [...JSON.stringify(resources).matchAll(/"reference":"([^"]*)"/g)];
    expect(references.length).toBeGreaterThan(40);
    for (const [, reference = ''] of references) expect(keys.has(reference), reference).toBe(true);
  });

  it('holds nothing about a person', () => {
    const text = JSON.stringify(resources);
    for (const word of ['Patient/', 'medina', 'osgood', 'Coverage/']) expect(text).not.toContain(word);
  });
});

describe('the drug list', () => {
  it('has the medicines of the pharmacy claims', () => {
    const listed = new Set(
      selectType('MedicationKnowledge', drugs).map(({ code }) => code?.coding?.[0]?.display),
    );
    const claimed = ['rosa-medina', '-10000010254618'].flatMap((id) =>
      listClaims(findMember(id).claims)
        .filter(({ type }) => type.coding?.some(({ code }) => code === 'pharmacy'))
        .flatMap(({ item }) =>
          item.flatMap(({ productOrService }) =>
            (productOrService.coding ?? []).map(({ display = '' }) => display),
          ),
        ),
    );
    const names = new Set(claimed.filter((name) => name && !name.includes('mixed')));
    expect(names.size).toBeGreaterThanOrEqual(3);
    for (const name of names) expect(listed.has(name), name).toBe(true);
  });

  it('has every tier with a price, and every kind of rule', () => {
    const products = JSON.stringify(selectType('InsurancePlan', drugs));
    const items = selectType('Basic', drugs);
    for (const item of items) {
      const tier = item.extension?.find(({ url }) => url.endsWith('DrugTierID-extension'));
      const [, code = ''] = /"code":"([^"]+)"/.exec(JSON.stringify(tier)) ?? [];
      expect(products).toContain(`"code":"${code}"`);
    }
    const text = JSON.stringify(items);
    for (const rule of [
      'PriorAuthorization',
      'PriorAuthorizationNewStartsOnly',
      'StepTherapyLimit',
      'StepTherapyLimitNewStartsOnly',
      'QuantityLimit',
    ])
      expect(text).toContain(`usdf-${rule}-extension","valueBoolean":true`);
  });
});

describe('the directory', () => {
  const npis = [...JSON.stringify(places).matchAll(/us-npi","value":"(\d+)"/g)].map(([, npi]) => npi);

  it('has each NPI once, including those of the claims’ doctors and clinics', () => {
    expect(new Set(npis).size).toBe(npis.length);
    const { okafor, lindqvist, haddad, brooks, nguyen, tanaka, lakeside, cornerPharmacy } = parties;
    for (const { npi } of [okafor, lindqvist, haddad, brooks, nguyen, tanaka, lakeside, cornerPharmacy])
      expect(npis).toContain(npi);
  });

  it('has a role for every person and a network for every role', () => {
    const roles = selectType('PractitionerRole', places);
    for (const { id } of selectType('Practitioner', places))
      expect(JSON.stringify(roles)).toContain(`"Practitioner/${id}"`);
    for (const role of roles) expect(JSON.stringify(role)).toContain('network-reference');
    const accepts = [...JSON.stringify(roles).matchAll(/AcceptingPatientsCS","code":"(\w+)"/g)];
    expect(new Set(accepts.map(([, code]) => code)).size).toBe(4);
    const towns = [...JSON.stringify(selectType('Location', places)).matchAll(/"postalCode":"(\d+)"/g)];
    expect(new Set(towns.map(([, zip]) => zip)).size).toBe(4);
  });
});
