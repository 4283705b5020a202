/** What the plan's answers say. */
import type { FailureCode } from '#shared/ipc/result';
import type { Fault, Seen } from './fault.ts';
import {
  bentAnswer,
  checkWith,
  codeOf,
  isClaims,
  isSecondPage,
  makeClaim,
  outcome,
  searchset,
  withApp,
} from './faulty-plan.ts';

const kept = 'Everything that was fetched before; the next check goes on as usual.';

type Body = unknown | ((base: string) => unknown);
type Row = [id: string, happens: string, body: Body, code: FailureCode | null];

const warning = {
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'warning', code: 'not-supported', diagnostics: 'Careful.' }],
};

/** Bodies in place of the claims. */
const bodies: Row[] = [
  ['not-json', 'The answer is no JSON.', 'resourceType: Bundle', 'fhir/malformed'],
  [
    'cut-json',
    'The answer is the first half of its JSON.',
    '{"resourceType":"Bundle","entry":[{"resource"',
    'fhir/malformed',
  ],
  [
    'claim-no-json',
    'One claim of a page is no JSON.',
    '{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"ExplanationOfBenefit","id":"c-1","use":,}}]}',
    'fhir/malformed',
  ],
  ['list', 'The answer is a list.', '[]', 'fhir/malformed'],
  ['null', 'The answer is `null`.', 'null', 'fhir/malformed'],
  ['number', 'The answer is a number.', '42', 'fhir/malformed'],
  ['no-type', 'The answer names no resource type.', { entry: [] }, 'fhir/malformed'],
  [
    'outcome-only',
    'Instead of claims comes a complaint, with status 200.',
    outcome('Canary is not happy.'),
    'fhir/rejected',
  ],
  [
    'other-type',
    'Instead of claims comes a list of something else.',
    { resourceType: 'List', status: 'current' },
    'fhir/malformed',
  ],
];

/** Records that ride along with the two claims of the first page. */
const riders: [id: string, happens: string, entry: unknown][] = [
  ['no-resource', 'An entry holds no record.', { fullUrl: 'urn:uuid:1' }],
  ['null-entry', 'An entry is `null`.', null],
  ['text-entry', 'An entry is a text.', 'Canary'],
  [
    'broken-claim',
    'A claim has texts where lists belong.',
    {
      resource: {
        resourceType: 'ExplanationOfBenefit',
        id: 'broken',
        status: 12,
        item: 'none',
        patient: { reference: 'Patient/other-1' },
      },
    },
  ],
  [
    'other-person',
    'A claim of somebody else is among the claims.',
    { resource: makeClaim('other-1', { patient: { reference: 'Patient/p-2' } }) },
  ],
  [
    'unknown-type',
    'A record of a kind that does not exist is among the claims.',
    { resource: { resourceType: 'Canary', id: 'x' } },
  ],
  [
    'warning',
    'A warning of the plan is among the claims.',
    { resource: warning, search: { mode: 'outcome' } },
  ],
  ['same-claim', 'One claim comes twice.', { resource: makeClaim('c-1') }],
];

const bentBody = (body: Body) => (body instanceof Object || typeof body !== 'string' ? { body } : { body });

/** The code, and that the claims of before and the count are as expected after a full check. */
async function afterCheck(
  bendBodies: (target: string, base: string) => unknown,
  expected: number,
): Promise<Seen> {
  return withApp(async ({ app, bend }) => {
    bend((target, base) => {
      const body = bendBodies(target, base);
      return body === undefined ? null : { body };
    });
    const end = await app.run(true);
    const rows = await app.claimRows();
    return { told: codeOf(end), log: app.app.log.lines, isKept: rows.length === expected };
  });
}

export const fhirFaults: readonly Fault[] = [
  ...bodies.map(
    ([id, happens, body, code]): Fault => ({
      id: `fhir/${id}`,
      happens,
      told: code,
      kept,
      provoke: bentAnswer(isClaims, bentBody(body)),
    }),
  ),
  ...riders.map(
    ([id, happens, entry]): Fault => ({
      id: `fhir/${id}`,
      happens,
      told: null,
      kept: 'All claims; what is no record of the person is left out and counted.',
      provoke: () =>
        withApp((faulty) =>
          checkWith(faulty, () =>
            faulty.bend((target) => {
              if (!isSecondPage(target)) return null;
              const page = searchset([makeClaim('c-3'), makeClaim('c-4')]);
              return { body: { ...page, entry: [...(page['entry'] as unknown[]), entry] } };
            }),
          ),
        ),
    }),
  ),
  {
    id: 'fhir/fault-among-claims',
    happens: 'The plan says among the claims that something went wrong.',
    told: 'fhir/list-fault',
    kept: 'All claims that came; nothing counts as taken back, and the next check asks for everything again.',
    provoke: () =>
      withApp((faulty) =>
        checkWith(faulty, () =>
          faulty.bend((target) => {
            if (!isSecondPage(target)) return null;
            const page = searchset([makeClaim('c-3'), makeClaim('c-4')]);
            const fault = { resource: outcome('Some claims are late.') };
            return { body: { ...page, entry: [...(page['entry'] as unknown[]), fault] } };
          }),
        ),
      ),
  },
  {
    id: 'fhir/too-deep',
    happens: 'A record is nested ten thousand levels deep.',
    told: null,
    kept: 'All claims; the deep record is left out and counted.',
    provoke: () =>
      withApp((faulty) =>
        checkWith(faulty, () =>
          faulty.bend((target) => {
            if (!isSecondPage(target)) return null;
            const deep = `${'{"extension":['.repeat(10_000)}${']}'.repeat(10_000)}`;
            const page = JSON.stringify(searchset([makeClaim('c-3'), makeClaim('c-4'), 'DEEP']));
            return { body: page.replace('"DEEP"', `{"resourceType":"Basic","id":"d","x":${deep}}`) };
          }),
        ),
      ),
  },
  {
    id: 'fhir/no-claims-any-more',
    happens: 'A plan that sent claims says that there are none at all.',
    told: null,
    kept: 'Every claim: a plan that has lost them all is taken to be ill.',
    provoke: () => afterCheck((target) => (isClaims(target) ? searchset([]) : undefined), 4),
  },
  {
    id: 'fhir/most-claims-gone',
    happens: 'Three of four claims are gone at once.',
    told: null,
    kept: 'Every claim, none marked as taken back.',
    provoke: () => afterCheck((target) => (isClaims(target) ? searchset([makeClaim('c-1')]) : undefined), 4),
  },
  {
    id: 'fhir/wrong-total',
    happens: 'The plan counts more claims than it sends.',
    told: 'fhir/short-list',
    kept: 'Every claim that came.',
    provoke: () =>
      afterCheck(
        (target) =>
          isClaims(target)
            ? searchset(
                ['c-1', 'c-2', 'c-3', 'c-4'].map((id) => makeClaim(id)),
                undefined,
                { total: 400 },
              )
            : undefined,
        4,
      ),
  },
  {
    id: 'fhir/no-ids',
    happens: 'Two claims come without ids.',
    told: null,
    kept: 'Both, beside the claims of before.',
    provoke: () =>
      afterCheck(
        (target) =>
          isSecondPage(target)
            ? searchset([
                makeClaim('c-3'),
                makeClaim('c-4'),
                makeClaim('x', { id: undefined, created: '2026-01-05' }),
                makeClaim('y', { id: undefined, created: '2026-01-06' }),
              ])
            : undefined,
        6,
      ),
  },
  {
    id: 'fhir/amount-as-text',
    happens: 'A claim sends its amount as a text.',
    told: null,
    kept: 'The claim; the amount is the number that the text spells.',
    provoke: () => oddClaim({ total: [{ ...total, amount: { value: '12.00', currency: 'USD' } }] }, 12_00),
  },
  {
    id: 'fhir/amount-huge',
    happens: 'A claim sends an amount beyond what a number holds exactly.',
    told: null,
    kept: 'The claim; the amount is not shown as a sum that it is not.',
    provoke: () => oddClaim({ total: [{ ...total, amount: { value: 1e300, currency: 'USD' } }] }, null),
  },
  {
    id: 'fhir/date-nonsense',
    happens: 'A claim is dated on the 45th of the 13th month.',
    told: null,
    kept: 'The claim, without a date.',
    provoke: () => oddClaim({ billablePeriod: { start: '2026-13-45' } }, 120_00),
  },
  {
    id: 'fhir/wrong-version',
    happens: 'The plan speaks STU3.',
    told: 'fhir/wrong-version',
    kept: 'Nothing was stored yet, and nothing is.',
    provoke: () =>
      withApp(
        async ({ app, server }) => {
          server.behaviour.metadata = () => ({
            body: { resourceType: 'CapabilityStatement', fhirVersion: '3.0.1' },
          });
          const end = await app.run();
          return { told: codeOf(end), log: app.app.log.lines, isKept: (await app.claimRows()).length === 0 };
        },
        { isFresh: true },
      ),
  },
];

const total = {
  category: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/adjudication', code: 'submitted' }] },
};

/** One more claim; `billed`: what its row must say, in cents. */
function oddClaim(changes: Record<string, unknown>, billed: number | null): Promise<Seen> {
  return withApp(async ({ app, bend }) => {
    bend((target) =>
      isSecondPage(target)
        ? { body: searchset([makeClaim('c-3'), makeClaim('c-4'), makeClaim('odd', changes)]) }
        : null,
    );
    const end = await app.run(true);
    const rows = await app.claimRows();
    const odd = rows.find(({ id }) => id.endsWith('odd'));
    const isKept = rows.length === 5 && odd !== undefined && (odd.billed?.cents ?? null) === billed;
    return { told: codeOf(end), log: app.app.log.lines, isKept };
  });
}
