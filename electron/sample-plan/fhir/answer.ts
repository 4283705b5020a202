import type { OperationOutcome, OperationOutcomeIssue } from 'fhir/r4';

/** The answer of a FHIR endpoint, not yet bytes. A Buffer is sent as it is. */
export type Answer = { status: number; body: unknown; headers?: Record<string, string> };

/** A FHIR issue type, e.g. `not-found`. */
type IssueType = OperationOutcomeIssue['code'];

/** Ends a request with an OperationOutcome. */
export class Refusal extends Error {
  readonly answer: Answer;

  constructor(status: number, issue: IssueType, text: string, headers: Record<string, string> = {}) {
    super(text);
    this.name = 'Refusal';
    this.answer = { status, body: makeOutcome('error', issue, [text]), headers };
  }
}

/** An OperationOutcome with one issue per text. */
export function makeOutcome(
  severity: 'error' | 'warning',
  issue: IssueType,
  texts: readonly string[],
): OperationOutcome {
  return {
    resourceType: 'OperationOutcome',
    issue: texts.map((diagnostics) => ({ severity, code: issue, diagnostics })),
  };
}
