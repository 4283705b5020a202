/**
 * How a plan is asked for one resource type: the richest search that it has not refused. Kept in the checkpoint, so
 * that the next check begins there.
 *
 * @see FHIR R4 search
 */

import type { Failure } from '#shared/ipc/result';

/**
 * `provenance`: the search asks for where each record comes from; false once the plan has refused that, absent where it
 * does not list it.
 */
type WithProvenance = { provenance?: boolean };

/** `afterFault`: asked so plainly because the service failed at more; a pass over everything asks for more again. */
type WithFault = { afterFault?: true };

/**
 * `all` is `_include=*`, else the includes by name. `pageSize`: the search names `_count`. `byReference`, `byType`: it
 * names the person so (`patient:Patient`); absent: by the bare id.
 */
export type ClaimsSearch = {
  includes: 'all' | readonly string[];
  pageSize: boolean;
  byReference?: true;
  byType?: true;
} & WithProvenance &
  WithFault;

/** Which parameter names the person: `patient`, or `beneficiary` as a reference or as a bare id. */
export type CoverageSearch = { person: 'patient' | 'beneficiary' | 'beneficiary-id' };

/** What the search names besides the person; the parameters of each are in `fhir/health-query.ts`. */
export type HealthFilter = 'none' | 'intent-and-medication' | 'intent' | 'assess-plan' | 'any-status';
export type HealthSearch = { filter: HealthFilter; pageSize: boolean } & WithProvenance & WithFault;

/**
 * `unlisted`: the plan's own description does not have the type. `by-category`: each category is searched alone.
 * `failure`: what the plan answered when it refused; earlier versions did not keep that.
 */
export type NoSearch = { notSearched: 'unlisted' | 'refused' | 'by-category'; failure?: Failure };

/** The `Accept` that the plan's service takes instead of the usual one, whatever is asked for; `null`: the usual one. */
export type AcceptForm = { accept: string | null };

export type SearchForm = ClaimsSearch | CoverageSearch | HealthSearch | NoSearch | AcceptForm;
