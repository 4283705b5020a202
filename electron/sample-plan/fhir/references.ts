import type { ServedResource } from '../model.ts';

/** Where each `_include` of a type looks for references. */
const includes: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  ExplanationOfBenefit: {
    patient: ['patient'],
    provider: ['provider'],
    'care-team': ['careTeam', 'provider'],
    coverage: ['insurance', 'coverage'],
    insurer: ['insurer'],
    payee: ['payee', 'party'],
  },
  Coverage: { payor: ['payor'] },
  MedicationRequest: { medication: ['medicationReference'], requester: ['requester'] },
  MedicationDispense: { medication: ['medicationReference'] },
  DiagnosticReport: { result: ['result'] },
  Encounter: { location: ['location', 'location'] },
};

/** The `_include` names of a type. */
export function listIncludes(type: string): string[] {
  return Object.keys(includes[type] ?? {});
}

/** Relative references (`Type/id`, `Type/id/_history/n`) that the named includes ask for; `*` is all. */
export function listReferences(resource: ServedResource, names: ReadonlySet<string>): string[] {
  return Object.entries(includes[resource.resourceType] ?? {}).flatMap(([name, path]) =>
    names.has(name) || names.has('*') ? collectReferences(resource, path) : [],
  );
}

/** Relative references found below `path`, through lists. */
export function collectReferences(value: unknown, path: readonly string[]): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => collectReferences(one, path));
  if (typeof value !== 'object' || value === null) return [];
  const [step, ...rest] = path;
  if (step !== undefined) return collectReferences((value as Record<string, unknown>)[step], rest);
  const reference = (value as Record<string, unknown>)['reference'];
  return typeof reference === 'string' && !reference.startsWith('#') ? [reference] : [];
}
