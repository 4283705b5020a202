import {
  asResource,
  isObject,
  type Json,
  listOf,
  numberOf,
  objectOf,
  type Resource,
  textOf,
} from './resource.ts';

/** Where an entry stood: its index, or "3.1" for entry 1 of a Bundle that is entry 3. */
export type EntryPlace = number | string;

export type BundleEntry = {
  readonly resource: Resource;
  readonly fullUrl: string | null;
  readonly place: EntryPlace;
};

export type OutcomeIssue = { readonly severity: string; readonly code: string; readonly text: string | null };

export type EntryProblem = {
  readonly entry: EntryPlace;
  readonly reason: 'not-an-object' | 'no-resource' | 'no-resource-type' | 'nested-too-deep';
};

/** What one Bundle holds, told apart. */
export type BundlePage = {
  readonly isBundle: boolean;
  readonly matches: BundleEntry[];
  readonly included: BundleEntry[];
  readonly outcomes: OutcomeIssue[];
  readonly next: string | null;
  readonly total: number | null;
  readonly problems: EntryProblem[];
};

const deepest = 8;

/**
 * Reads a Bundle of any type, with the Bundles inside it. A broken entry becomes a problem and never loses the
 * others. An entry without `search.mode` counts as a match; an OperationOutcome is never one.
 *
 * @see FHIR R4 Bundle, entry.search.mode
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
    total: isBundle ? numberOf(bundle?.['total']) : null,
    problems: [],
  };
  if (isBundle) readEntries(bundle, '', page, 0);
  else if (bundle?.resourceType === 'OperationOutcome') page.outcomes.push(...issuesOf(bundle));
  return page;
}

/** The issues of an OperationOutcome: severity, code and the words the server sent. */
export function issuesOf(outcome: Json): OutcomeIssue[] {
  return listOf(outcome?.['issue']).map((issue) => ({
    severity: textOf(issue?.['severity']) ?? 'error',
    code: textOf(issue?.['code']) ?? 'unknown',
    text: textOf(objectOf(issue?.['details'])?.['text']) ?? textOf(issue?.['diagnostics']),
  }));
}

function readEntries(bundle: Json, prefix: string, page: BundlePage, depth: number): void {
  const entries = bundle['entry'];
  if (!Array.isArray(entries)) return;
  for (const [index, entry] of entries.entries())
    readEntry(entry, prefix === '' ? index : `${prefix}.${index}`, page, depth);
}

function readEntry(entry: unknown, place: EntryPlace, page: BundlePage, depth: number): void {
  if (!isObject(entry)) {
    page.problems.push({ entry: place, reason: 'not-an-object' });
    return;
  }
  const outcome = asResource(objectOf(entry['response'])?.['outcome']);
  if (outcome) page.outcomes.push(...issuesOf(outcome));
  const resource = asResource(entry['resource']);
  if (!resource) {
    const reason = isObject(entry['resource']) ? 'no-resource-type' : 'no-resource';
    if (!outcome) page.problems.push({ entry: place, reason });
    return;
  }
  const mode = textOf(objectOf(entry['search'])?.['mode']);
  if (resource.resourceType === 'OperationOutcome') page.outcomes.push(...issuesOf(resource));
  else if (resource.resourceType === 'Bundle') {
    if (depth >= deepest) page.problems.push({ entry: place, reason: 'nested-too-deep' });
    else readEntries(resource, String(place), page, depth + 1);
  } else {
    const found = { resource, fullUrl: textOf(entry['fullUrl']), place };
    (mode === 'include' || mode === 'outcome' ? page.included : page.matches).push(found);
  }
}

function nextLink(bundle: Json): string | null {
  for (const link of listOf(bundle?.['link']))
    if (textOf(link?.['relation']) === 'next') return textOf(link?.['url']);
  return null;
}
