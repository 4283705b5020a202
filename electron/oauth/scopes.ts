/**
 * Turns what the person agreed to share into scopes, and what the plan granted back into the person's words. Older
 * plans write `patient/Coverage.read`, newer ones `patient/Coverage.rs`; they are compared by meaning.
 */

import { isRareType, searchedTypes, typesOfCategory } from '#shared/model/health/health-kinds';
import { type DataCategory, dataCategories, type HealthCategory } from '#shared/model/plans/connection';
import { isHealthCategory } from '../fhir/health-query.ts';
import type { Payer } from '../plans/payer.ts';
import type { SmartServer } from './smart-server.ts';

/** Without these there is nothing to show. */
export const requiredCategories: readonly DataCategory[] = ['patient', 'claims', 'coverage'];

const basicTypes: Record<Exclude<DataCategory, HealthCategory>, readonly string[]> = {
  patient: ['Patient'],
  claims: ['ExplanationOfBenefit'],
  coverage: ['Coverage'],
  providers: ['Organization', 'Practitioner', 'RelatedPerson'],
};

/** Types that name providers more closely; asked for only where the plan lists them. */
const providerDetails: readonly string[] = ['PractitionerRole', 'Location'];

/** Types that say where health records come from; asked for only where the plan lists them. */
const recordDetails: readonly string[] = ['Provenance'];

type ResourceScope = { type: string; canRead: boolean; canSearch: boolean };

/** `null` for a scope that grants no resources. */
function parseResourceScope(scope: string): ResourceScope | null {
  const parts = /^(?:patient|user)\/(\*|[A-Za-z]+)\.([a-z]+|\*)(?:\?.*)?$/.exec(scope);
  const [, type = '', access = ''] = parts ?? [];
  if (parts === null) return null;
  if (access === '*' || access === 'read') return { type, canRead: true, canSearch: true };
  if (!/^c?r?u?d?s?$/.test(access)) return null;
  return { type, canRead: access.includes('r'), canSearch: access.includes('s') };
}

function covers(scopes: readonly string[], type: string, need: 'canRead' | 'canSearch'): boolean {
  return scopes.some((scope) => {
    const parsed = parseResourceScope(scope);
    return parsed?.[need] && (parsed.type === type || parsed.type === '*');
  });
}

/** Patient and providers are read by id; everything else is searched. */
function isCovered(category: DataCategory, scopes: readonly string[]): boolean {
  const need = category === 'patient' || category === 'providers' ? 'canRead' : 'canSearch';
  const types = isHealthCategory(category) ? searchedTypes(category) : basicTypes[category];
  return types.some((type) => covers(scopes, type, need));
}

/** The categories that a plan can be asked for; required ones are always among them. */
export function offeredCategories(payer: Payer, server: SmartServer): DataCategory[] {
  const listed = payer.scopes ?? server.scopesSupported;
  const hasResources = nameRecords(listed ?? []);
  return dataCategories.filter(
    (category) => requiredCategories.includes(category) || !hasResources || isCovered(category, listed ?? []),
  );
}

/** True when the scope `offline_access` can be asked for. */
export function canAskOffline(payer: Payer, server: SmartServer): boolean {
  if (payer.noOfflineAccess) return false;
  if (payer.scopes !== null) return payer.scopes.includes('offline_access');
  const { capabilities, scopesSupported } = server;
  if (capabilities === null && scopesSupported === null) return true;
  return (
    (capabilities?.includes('permission-offline') ?? false) ||
    (scopesSupported?.includes('offline_access') ?? false)
  );
}

export type ScopeWish = { categories: readonly DataCategory[]; keepUpToDate: boolean };

/**
 * The scopes to ask for, in the plan's own spelling. Required categories are asked for whether named or not.
 *
 * @see SMART App Launch 2.2, 3.0 (scopes) and its mapping of v1 to v2 scopes
 */
export function requestedScopes(payer: Payer, server: SmartServer, wish: ScopeWish): string[] {
  const types = wantedTypes(wish.categories);
  const ifListed = [
    ...(wish.categories.includes('providers') ? providerDetails : []),
    ...(wish.categories.some(isHealthCategory) ? recordDetails : []),
    ...wish.categories.flatMap(typesOf).filter(isRareType),
  ];
  const offline = wish.keepUpToDate && canAskOffline(payer, server) ? ['offline_access'] : [];
  if (payer.scopes !== null) {
    const kept = payer.scopes.filter((scope) => {
      const type = parseResourceScope(scope)?.type;
      return (
        scope !== 'offline_access' &&
        (type === undefined || type === '*' || [...types, ...ifListed].includes(type))
      );
    });
    return [...kept, ...offline];
  }
  return ['launch/patient', ...resourceScopes(payer, server, types, ifListed), ...offline];
}

/** Those of the scopes that the app is registered for, in whatever spelling; all where the plan names no records. */
export function keepRegistered(scopes: readonly string[], registered: string | null): string[] {
  const known = splitScopes(registered ?? '');
  if (!nameRecords(known)) return [...scopes];
  return scopes.filter((scope) => {
    const parsed = parseResourceScope(scope);
    if (parsed === null) return scope === 'launch/patient' || known.includes(scope);
    return covers(known, parsed.type, parsed.canSearch ? 'canSearch' : 'canRead');
  });
}

function typesOf(category: DataCategory): readonly string[] {
  return isHealthCategory(category) ? typesOfCategory(category) : basicTypes[category];
}

function wantedTypes(categories: readonly DataCategory[]): string[] {
  return [...new Set([...requiredCategories, ...categories])]
    .flatMap(typesOf)
    .filter((type) => !isRareType(type));
}

function resourceScopes(
  payer: Payer,
  server: SmartServer,
  types: readonly string[],
  ifListed: readonly string[],
): string[] {
  // Where the registry knows how the plan spells scopes, its own list is not asked.
  const listed = payer.scopeSyntax === null ? (server.scopesSupported ?? []) : [];
  const isV2 =
    payer.scopeSyntax === null
      ? (server.capabilities?.includes('permission-v2') ?? false)
      : payer.scopeSyntax === 'v2';
  const suffix = isV2 ? 'rs' : 'read';
  const spelling = (type: string) =>
    [`patient/${type}.${suffix}`, `patient/${type}.rs`, `patient/${type}.read`].find((scope) =>
      listed.includes(scope),
    );
  const literal = [...new Set([...types, ...ifListed])].map(spelling).filter((scope) => scope !== undefined);
  const wildcard = spelling('*');
  if (literal.length === 0 && wildcard === undefined) return types.map((type) => `patient/${type}.${suffix}`);
  if (wildcard === undefined) return literal;
  // A wildcard asks for more than was agreed to, so it is the last resort.
  if (literal.length === 0) return [wildcard];
  const others = [...types, ...ifListed.filter(isRareType)].filter((type) => spelling(type) === undefined);
  return [...literal, ...others.map((type) => wildcard.replace('*', type))];
}

export type Granted = { granted: DataCategory[]; notGranted: DataCategory[] };

/**
 * Which of the requested categories the plan granted; further scopes are ignored. Where its answer names no records at
 * all, it says nothing of them: then they are asked for as requested (RFC 6749 §5.1), and what the plan refuses is told.
 */
export function grantedCategories(
  categories: readonly DataCategory[],
  requested: readonly string[],
  scope: string | undefined,
): Granted {
  const asked = dataCategories.filter(
    (category) => requiredCategories.includes(category) || categories.includes(category),
  );
  const said = [splitScopes(scope ?? ''), requested].find(nameRecords);
  if (said === undefined) return { granted: asked, notGranted: [] };
  return {
    granted: asked.filter((category) => isCovered(category, said)),
    notGranted: asked.filter((category) => !isCovered(category, said)),
  };
}

/** True where the plan's answer names its scopes, and no records among them: whether it shares any, only asking shows. */
export function isSilent(scope: string | undefined): boolean {
  return scope !== undefined && !nameRecords(splitScopes(scope));
}

/** Some plans write commas between scopes. */
function splitScopes(text: string): string[] {
  return text.split(/[\s,]+/).filter(Boolean);
}

function nameRecords(scopes: readonly string[]): boolean {
  return scopes.some((scope) => parseResourceScope(scope) !== null);
}
