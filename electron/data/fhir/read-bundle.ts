/**
 * Sorts one answer of a plan: matches, included resources, and what the server says in OperationOutcomes.
 *
 * @see FHIR R4 Bundle, entry.search.mode; OperationOutcome
 */
import { asResource, integerAt, type Json, listAt, objectAt, type Resource, textAt } from './resource.ts';
import { type UnfoldProblem, unfold } from './unfold.ts';

/** Where an entry stood: its index, or "3.1" for entry 1 of a Bundle that is entry 3. */
export type EntryPlace = number | string;

export type BundleEntry = {
  readonly resource: Resource;
  readonly fullUrl: string | null;
  readonly place: EntryPlace;
  /** The resource as it was sent; absent where only what was parsed is known. */
  readonly json?: string;
};

export type OutcomeIssue = { readonly severity: string; readonly code: string; readonly text: string | null };

export type EntryProblem = { readonly entry: EntryPlace; readonly reason: UnfoldProblem };

/** The sorted contents of one Bundle. */
export type BundlePage = {
  readonly isBundle: boolean;
  readonly matches: BundleEntry[];
  readonly included: BundleEntry[];
  readonly outcomes: OutcomeIssue[];
  /** Where the list goes on; empty when it goes on and does not say where. */
  readonly next: string | null;
  readonly total: number | null;
  readonly problems: EntryProblem[];
};

/**
 * Reads a Bundle of any type, with the Bundles inside it. A broken entry becomes a problem and never loses the
 * others. An entry without `search.mode` counts as a match; an OperationOutcome is never one.
 */
export function readBundle(json: unknown): BundlePage {
  const bundle = asResource(json);
  const isBundle = bundle?.resourceType === 'Bundle';
  const page: BundlePage = {
    isBundle,
    matches: [],
    included: [],
    outcomes: [],
    next: isBundle ? nextLink(bundle) : null,
    total: isBundle ? integerAt(bundle, 'total') : null,
    problems: [],
  };
  if (isBundle) readEntries(bundle, page);
  else if (bundle?.resourceType === 'OperationOutcome') page.outcomes.push(...issuesOf(bundle));
  return page;
}

/** True for an issue that is no mere warning: what it is about did not succeed (FHIR R4, IssueSeverity). */
export function isFault({ severity }: OutcomeIssue): boolean {
  return severity === 'error' || severity === 'fatal';
}

/** The issues of an OperationOutcome: severity, code and the words the server sent. */
export function issuesOf(outcome: Json): OutcomeIssue[] {
  return listAt(outcome, 'issue').map((issue) => ({
    severity: textAt(issue, 'severity') ?? 'error',
    code: textAt(issue, 'code') ?? 'unknown',
    text: textAt(objectAt(issue, 'details'), 'text') ?? textAt(issue, 'diagnostics'),
  }));
}

function readEntries(bundle: Resource, page: BundlePage): void {
  for (const one of unfold(bundle, ['Bundle'])) {
    const place = placeOf(one.path);
    if (one.kind === 'outcome') page.outcomes.push(...issuesOf(one.outcome));
    else if (one.kind === 'problem') page.problems.push({ entry: place, reason: one.reason });
    else if (one.kind === 'resource') {
      const { resource, fullUrl, searchMode } = one;
      const isIncluded = searchMode === 'include' || searchMode === 'outcome';
      (isIncluded ? page.included : page.matches).push({ resource, fullUrl, place });
    }
  }
}

function placeOf(path: readonly number[]): EntryPlace {
  const [first = 0, ...inner] = path;
  return inner.length === 0 ? first : path.join('.');
}

function nextLink(bundle: Json): string | null {
  // Names of relations are compared without regard to case (RFC 8288 2.1.1).
  const links = listAt(bundle, 'link').filter((link) => textAt(link, 'relation')?.toLowerCase() === 'next');
  if (links.length === 0) return null;
  return links.map((link) => textAt(link, 'url')).find((url) => url !== null) ?? '';
}
