import { describe, expect, it } from 'vitest';
import {
  canAskOffline,
  grantedCategories,
  offeredCategories,
  requestedScopes,
} from '../../../electron/oauth/scopes.ts';
import type { SmartServer } from '../../../electron/oauth/smart-server.ts';
import { Payer } from '../../../electron/payers/payer.ts';
import { dataCategories } from '../../../shared/model/connection.ts';

const server = (changes: Partial<SmartServer> = {}): SmartServer => ({
  authorizationEndpoint: 'https://plan.example/authorize',
  tokenEndpoint: 'https://plan.example/token',
  revocationEndpoint: null,
  issuer: null,
  sendsIss: false,
  capabilities: null,
  scopesSupported: null,
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
    expect(requestedScopes(payer(), listed, all)).toEqual([
      'launch/patient',
      'patient/Patient.read',
      'patient/ExplanationOfBenefit.rs',
      'patient/Coverage.rs',
    ]);
  });

  it('use a wildcard only where nothing else is listed', () => {
    const wild = server({ scopesSupported: ['launch/patient', 'patient/*.read', 'offline_access'] });
    expect(requestedScopes(payer(), wild, all)).toEqual([
      'launch/patient',
      'patient/*.read',
      'offline_access',
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
    expect(offeredCategories(payer(), server())).toEqual(['patient', 'claims', 'coverage', 'providers']);
  });
});

describe('what was granted', () => {
  const requested = requestedScopes(payer(), server(), all);

  it.each([
    ['not said', undefined, ['patient', 'claims', 'coverage', 'providers'], []],
    ['nothing', '', [], ['patient', 'claims', 'coverage', 'providers']],
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
      [],
      ['patient', 'claims', 'coverage', 'providers'],
    ],
    ['one kind of provider', 'patient/Practitioner.read', ['providers'], ['patient', 'claims', 'coverage']],
  ])('%s', (_name, scope, granted, notGranted) => {
    expect(grantedCategories(dataCategories, requested, scope)).toEqual({ granted, notGranted });
  });

  it('says nothing of categories that were not asked for', () => {
    expect(grantedCategories([], requested, 'patient/*.read')).toEqual({
      granted: ['patient', 'claims', 'coverage'],
      notGranted: [],
    });
  });
});
