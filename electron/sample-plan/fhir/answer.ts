/** What a FHIR endpoint answers, before it becomes bytes. A Buffer is sent as it is. */
export type Answer = { status: number; body: unknown; headers?: Record<string, string> };

/** A request that ends with an OperationOutcome. `issue` is a FHIR issue type such as `not-found`. */
export class Refusal extends Error {
  readonly answer: Answer;

  constructor(status: number, issue: string, text: string, headers: Record<string, string> = {}) {
    super(text);
    this.name = 'Refusal';
    this.answer = { status, body: outcome('error', issue, [text]), headers };
  }
}

/** An OperationOutcome with one issue per text. */
export function outcome(severity: 'error' | 'warning', issue: string, texts: readonly string[]) {
  return {
    resourceType: 'OperationOutcome',
    issue: texts.map((diagnostics) => ({ severity, code: issue, diagnostics })),
  };
}
