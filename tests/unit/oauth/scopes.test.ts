import { describe, expect, it } from 'vitest';
import {
  canAskOffline,
  grantedCategories,
  keepRegistered,
  offeredCategories,
  requestedScopes,
} from '../../../electron/oauth/scopes.ts';
import type { SmartServer } from '../../../electron/oauth/smart-server.ts';
import { Payer } from '../../../electron/plans/payer.ts';
import { createRegistry } from '../../../electron/plans/registry.ts';
import builtIn from '../../../resources/payers.json' with { type: 'json' };
import { dataCategories } from '../../../shared/model/plans/connection.ts';

const server = (changes: Partial<SmartServer> = {}): SmartServer => ({
  authorizationEndpoint: 'https://plan.example/authorize',
  tokenEndpoint: 'https://plan.example/token',
  registrationEndpoint: null,
  revocationEndpoint: null,
  issuer: null,
  sendsIss: false,
  capabilities: null,
  scopesSupported: null,
  clientMethods: null,
  ...changes,
});
const payer = (changes: Record<string, unknown> = {}) =>
  Payer.parse({ id: 'p', name: 'Plan', fhirBaseUrl: 'https://plan.example/fhir', ...changes });

const must = { categories: [], keepUpToDate: false };
const all = { categories: dataCategories, keepUpToDate: true };

describe('the scopes that are asked for', () => {
  it('are v1 unless the plan says v2', () => {
    expect(requestedScopes(payer(), server(), must)).toEqual([
      'launch/patient',
      'patient/Patient.read',
      'patient/ExplanationOfBenefit.read',
      'patient/Coverage.read',
    ]);
    const modern = server({ capabilities: ['permission-v2'] });
    expect(requestedScopes(payer(), modern, must)).toContain('patient/Coverage.rs');
    expect(requestedScopes(payer({ scopeSyntax: 'v1' }), modern, must)).toContain('patient/Coverage.read');
  });

  it('follow the plan’s own list, and never name one type twice', () => {
    const listed = server({
      capabilities: ['permission-v2'],
      scopesSupported: [
        'patient/Patient.read',
        'patient/Coverage.rs',
        'patient/Coverage.read',
        'patient/ExplanationOfBenefit.rs',
        'patient/*.read',
      ],
    });
    const asked = requestedScopes(payer(), listed, all);
    expect(asked.slice(0, 4)).toEqual([
      'launch/patient',
      'patient/Patient.read',
      'patient/ExplanationOfBenefit.rs',
      'patient/Coverage.rs',
    ]);
    // Its wildcard says that others can be had, and how they are spelled; it is not asked for itself.
    expect(asked).toContain('patient/Condition.read');
    expect(asked).not.toContain('patient/*.read');
    const types = asked.map((scope) => scope.split('.')[0]);
    expect(new Set(types).size).toBe(types.length);
  });

  it('name the types of the health records that were agreed to, and no others', () => {
    const wish = { categories: ['medicines', 'visits'] as const, keepUpToDate: false };
    const listed = server({
      scopesSupported: [
        'patient/Patient.read',
        'patient/ExplanationOfBenefit.read',
        'patient/Coverage.read',
        'patient/Condition.read',
        'patient/MedicationRequest.read',
        'patient/Medication.read',
        'patient/Encounter.rs',
      ],
    });
    expect(requestedScopes(payer(), listed, wish).slice(4)).toEqual([
      'patient/MedicationRequest.read',
      'patient/Medication.read',
      'patient/Encounter.rs',
    ]);
    expect(requestedScopes(payer(), server(), wish).slice(4)).toEqual([
      'patient/MedicationRequest.read',
      'patient/MedicationDispense.read',
      'patient/Medication.read',
      'patient/Encounter.read',
      'patient/Location.read',
    ]);
  });

  it('name what few plans have only where the plan lists it, or lists everything', () => {
    const wish = { categories: ['medicines'] as const, keepUpToDate: false };
    const rare = ['patient/MedicationStatement.read', 'patient/MedicationAdministration.read'];
    const ask = (scopesSupported: string[], wanted: Parameters<typeof requestedScopes>[2] = wish) =>
      requestedScopes(payer(), server({ scopesSupported }), wanted);
    expect(ask(['patient/Patient.read', ...rare])).toEqual(expect.arrayContaining(rare));
    expect(ask(['patient/Patient.read', 'patient/*.read'])).toEqual(expect.arrayContaining(rare));
    expect(ask(['patient/Patient.read', 'patient/MedicationRequest.read']).join()).not.toMatch(
      /Statement|Admin/,
    );
    expect(ask([]).join()).not.toMatch(/Statement|Admin/);
    expect(ask(['patient/Patient.read', ...rare], must).join()).not.toMatch(/Statement|Admin/);
  });

  it('use a wildcard only where nothing else is listed', () => {
    const wild = server({ scopesSupported: ['launch/patient', 'patient/*.read', 'offline_access'] });
    expect(requestedScopes(payer(), wild, all)).toEqual([
      'launch/patient',
      'patient/*.read',
      'offline_access',
    ]);
  });

  it('name roles and places of providers only where the plan lists them', () => {
    const wish = { categories: ['providers'] as const, keepUpToDate: false };
    const scopesSupported = ['patient/Organization.read', 'patient/Location.read'];
    expect(requestedScopes(payer(), server({ scopesSupported }), wish)).toEqual([
      'launch/patient',
      'patient/Organization.read',
      'patient/Location.read',
    ]);
    expect(requestedScopes(payer(), server(), wish).join()).not.toContain('Location');
    expect(requestedScopes(payer(), server({ scopesSupported }), must).join()).not.toContain('Location');
  });

  it('name where records come from only where the plan lists it, and only with health records', () => {
    const listed = server({ scopesSupported: ['patient/Condition.read', 'patient/Provenance.read'] });
    const health = { categories: ['conditions'] as const, keepUpToDate: false };
    expect(requestedScopes(payer(), listed, health)).toContain('patient/Provenance.read');
    expect(requestedScopes(payer(), server(), health).join()).not.toContain('Provenance');
    expect(requestedScopes(payer(), listed, must).join()).not.toContain('Provenance');
  });

  it.each([
    ['kaiser-permanente-sandbox', ['launch/patient', 'patient/*.read', 'sandbox', 'offline_access']],
    ['kaiser-permanente', ['launch/patient', 'patient/*.read', 'offline_access']],
    [
      'cms-medicare-sandbox',
      ['launch/patient', 'patient/Patient.rs', 'patient/Coverage.rs', 'patient/ExplanationOfBenefit.rs'],
    ],
    ['aetna-sandbox', ['launch/patient', 'patient/*.read']],
    ['cigna-sandbox', ['patient/*.read', 'offline_access']],
  ])('are those of the sandbox or plan itself, whatever its description lists: %s', (id, scopes) => {
    const listed = server({
      capabilities: ['permission-v2', 'permission-offline'],
      scopesSupported: ['openid', 'patient/Patient.rs', 'patient/*.rs', 'offline_access', 'sandbox'],
    });
    const known = createRegistry(builtIn).payer(id);
    const asked = requestedScopes(known, listed, all);
    expect(asked).toEqual(scopes);
    // A scope that is no resource's stays when the app is registered for it.
    expect(keepRegistered(asked, scopes.join(' '))).toEqual(scopes);
  });

  it('are no wildcard at a sandbox that lists each type', () => {
    const known = createRegistry(builtIn).payer('bcbs-sc-sandbox');
    const scopesSupported = [
      'patient/Patient.read',
      'patient/ExplanationOfBenefit.read',
      'patient/Coverage.read',
    ];
    expect(requestedScopes(known, server({ scopesSupported }), all)).toEqual([
      'launch/patient',
      ...scopesSupported,
    ]);
  });

  it('come from the registry where it knows them, cut down to what was agreed', () => {
    const scopes = [
      'launch/patient',
      'patient/Patient.rs',
      'patient/Organization.rs',
      'patient/Coverage.rs',
      'offline_access',
    ];
    expect(requestedScopes(payer({ scopes }), server(), must)).toEqual([
      'launch/patient',
      'patient/Patient.rs',
      'patient/Coverage.rs',
    ]);
    expect(requestedScopes(payer({ scopes }), server(), all)).toEqual(scopes);
  });

  it('never name openid or online_access by themselves', () => {
    const scopes = requestedScopes(
      payer(),
      server({ scopesSupported: ['openid', 'fhirUser', 'online_access'] }),
      all,
    );
    expect(scopes.filter((scope) => !scope.includes('/'))).toEqual([]);
  });
});

describe('the scopes that the app is registered for', () => {
  const asked = ['launch/patient', 'patient/Patient.rs', 'patient/Coverage.read', 'offline_access'];

  it('are all where the plan did not say', () => {
    expect(keepRegistered(asked, null)).toEqual(asked);
  });

  it('are those that it named, in whatever spelling; the one that names the patient stays', () => {
    expect(keepRegistered(asked, 'patient/Patient.read')).toEqual(['launch/patient', 'patient/Patient.rs']);
    expect(keepRegistered(asked, 'patient/*.rs offline_access')).toEqual(asked);
    expect(keepRegistered(asked, 'patient/Coverage.r')).toEqual(['launch/patient']);
  });
});

describe('staying up to date', () => {
  it.each<[string, Record<string, unknown>, Partial<SmartServer>, boolean]>([
    ['a plan that says nothing', {}, {}, true],
    ['a plan that can', {}, { capabilities: ['permission-offline'] }, true],
    ['a plan that lists the scope', {}, { capabilities: [], scopesSupported: ['offline_access'] }, true],
    ['a plan that cannot', {}, { capabilities: ['launch-standalone'] }, false],
    [
      'Medicare, which says it can and refuses',
      { noOfflineAccess: true },
      { capabilities: ['permission-offline'] },
      false,
    ],
    [
      'registry scopes without it',
      { scopes: ['launch/patient'] },
      { capabilities: ['permission-offline'] },
      false,
    ],
  ])('%s', (_name, facts, said, expected) => {
    expect(canAskOffline(payer(facts), server(said))).toBe(expected);
    expect(requestedScopes(payer(facts), server(said), all).includes('offline_access')).toBe(expected);
  });
});

describe('the categories on offer', () => {
  it('leave out what the plan does not have, but nothing that is needed', () => {
    const listed = server({ scopesSupported: ['patient/Patient.rs', 'patient/ExplanationOfBenefit.rs'] });
    expect(offeredCategories(payer(), listed)).toEqual(['patient', 'claims', 'coverage']);
    expect(offeredCategories(payer(), server())).toEqual([...dataCategories]);
  });

  it('have health records only where a type of theirs is listed that can be searched', () => {
    const listed = server({
      scopesSupported: [
        'patient/Patient.rs',
        'patient/MedicationDispense.rs',
        'patient/Location.rs',
        'patient/Binary.read',
        'patient/Goal.r',
      ],
    });
    expect(offeredCategories(payer(), listed)).toEqual(['patient', 'claims', 'coverage', 'medicines']);
    const wild = server({ scopesSupported: ['patient/*.read'] });
    expect(offeredCategories(payer(), wild)).toEqual([...dataCategories]);
  });

  it('have no health records where the registry’s scopes have none, whatever the plan lists', () => {
    const scopes = ['launch/patient', 'patient/Patient.read', 'patient/ExplanationOfBenefit.read'];
    const wild = server({ scopesSupported: ['patient/*.read'] });
    expect(offeredCategories(payer({ scopes }), wild)).toEqual(['patient', 'claims', 'coverage']);
  });

  it('are granted only as far as they were agreed to, even when the plan grants everything', () => {
    const asked = ['providers', 'conditions'] as const;
    expect(grantedCategories(asked, ['patient/*.read'], 'patient/*.read')).toEqual({
      granted: ['patient', 'claims', 'coverage', 'providers', 'conditions'],
      notGranted: [],
    });
  });

  it('of health are granted by any of their types that can be searched, whichever the plan took away', () => {
    const asked = ['conditions', 'medicines', 'visits'] as const;
    const given = 'patient/Condition.read patient/MedicationDispense.rs patient/Location.rs';
    const { granted, notGranted } = grantedCategories(asked, [], given);
    expect(granted).toEqual(['conditions', 'medicines']);
    expect(notGranted).toEqual(['patient', 'claims', 'coverage', 'visits']);
  });
});

describe('what was granted', () => {
  const basic = ['patient', 'claims', 'coverage', 'providers'] as const;
  const requested = requestedScopes(payer(), server(), { categories: basic, keepUpToDate: true });

  it.each([
    ['not given', undefined, ['patient', 'claims', 'coverage', 'providers'], []],
    ['nothing that is named', '', ['patient', 'claims', 'coverage', 'providers'], []],
    ['a sign-in', 'openid profile', ['patient', 'claims', 'coverage', 'providers'], []],
    ['words of its own', 'api member.claims', ['patient', 'claims', 'coverage', 'providers'], []],
    ['other records', 'patient/Observation.read', [], ['patient', 'claims', 'coverage', 'providers']],
    [
      'commas',
      'patient/Patient.read,patient/ExplanationOfBenefit.read',
      ['patient', 'claims'],
      ['coverage', 'providers'],
    ],
    ['a surplus', 'openid patient/*.cruds system/*.read', ['patient', 'claims', 'coverage', 'providers'], []],
    [
      'other spelling',
      'patient/Patient.rs patient/ExplanationOfBenefit.rs patient/Coverage.rs',
      ['patient', 'claims', 'coverage'],
      ['providers'],
    ],
    ['user scopes', 'user/ExplanationOfBenefit.read', ['claims'], ['patient', 'coverage', 'providers']],
    [
      'v2 filters',
      'patient/ExplanationOfBenefit.rs?type=pharmacy',
      ['claims'],
      ['patient', 'coverage', 'providers'],
    ],
    [
      'no search',
      'patient/Patient.r patient/ExplanationOfBenefit.r patient/Coverage.s',
      ['patient', 'coverage'],
      ['claims', 'providers'],
    ],
    [
      'letters out of order',
      'patient/Coverage.sr patient/Patient.write',
      ['patient', 'claims', 'coverage', 'providers'],
      [],
    ],
    ['one kind of provider', 'patient/Practitioner.read', ['providers'], ['patient', 'claims', 'coverage']],
  ])('%s', (_name, scope, granted, notGranted) => {
    expect(grantedCategories(basic, requested, scope)).toEqual({ granted, notGranted });
  });

  it('is all that was asked for where not even the request names records', () => {
    expect(grantedCategories(basic, ['sandbox'], 'sandbox')).toEqual({ granted: [...basic], notGranted: [] });
  });

  it('says nothing of categories that were not asked for', () => {
    expect(grantedCategories([], requested, 'patient/*.read')).toEqual({
      granted: ['patient', 'claims', 'coverage'],
      notGranted: [],
    });
  });
});
