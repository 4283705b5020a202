import { concept, systems } from '../codes.ts';
import { type ClaimSpec, type Concept, concepts, type LineSpec } from './claim-spec.ts';
import { allowed, memberShare, type Split, sumSplits } from './money.ts';

const baseConcepts: ReadonlySet<Concept> = new Set([
  'submitted',
  'eligible',
  'deductible',
  'copay',
  'benefit',
]);

/** FHIR Money of an amount in cents. */
export function money(spec: ClaimSpec, cents: number) {
  return spec.withoutCurrency ? { value: cents / 100 } : { value: cents / 100, currency: 'USD' };
}

/** `total`: what the plan states for the whole claim. Empty when amounts are on lines only. */
export function totals(spec: ClaimSpec) {
  if (spec.levels === 'lines') return {};
  return { total: amountsOf(spec, claimMoney(spec)).map(([name, cents]) => entry(spec, name, cents)) };
}

/** Amounts that some facility claims repeat at the header. */
export function headerAmounts(spec: ClaimSpec) {
  if (spec.levels !== 'header') return [];
  return amountsOf(spec, claimMoney(spec)).map(([name, cents]) => entry(spec, name, cents));
}

/** Network and payment status of the whole claim: reasons, not money. */
export function headerStatus(spec: ClaimSpec) {
  const status = (category: string, reason: string) => ({
    category: concept(systems.discriminator, category),
    reason: concept(systems.payerStatus, reason),
  });
  if (spec.kind === 'pharmacy' || spec.kind === 'oral')
    return [status('benefitpaymentstatus', spec.network), status('billingnetworkstatus', spec.network)];
  const facility = spec.kind === 'inpatient' || spec.kind === 'outpatient';
  return [
    status('billingnetworkstatus', spec.network),
    status('renderingnetworkstatus', spec.lines[0]?.network ?? spec.network),
    ...(facility ? [status('benefitpaymentstatus', spec.network)] : []),
  ];
}

/** Adjudication of one line: its status, its reason, its amounts. */
export function lineAmounts(spec: ClaimSpec, line: LineSpec) {
  const network = line.network ?? spec.network;
  const status = {
    category: concept(systems.discriminator, 'benefitpaymentstatus'),
    reason: concept(systems.payerStatus, network),
  };
  const reason = line.reason
    ? [
        {
          category: concept(
            systems.discriminator,
            spec.kind === 'pharmacy' ? 'rejectreason' : 'adjustmentreason',
          ),
          reason: concept(systems.localReason, line.reason.code, line.reason.note),
        },
      ]
    : [];
  const amounts =
    spec.levels === 'total' || spec.levels === 'header'
      ? []
      : amountsOf(spec, line.money).map(([name, cents]) => entry(spec, name, cents));
  return [status, ...reason, ...amounts];
}

function claimMoney(spec: ClaimSpec): Split {
  const sum = sumSplits(spec.lines.map((line) => line.money));
  return { ...sum, planPaid: sum.planPaid + (spec.offBy ?? 0) };
}

/** The concepts that this claim states, with their cents. Other insurance is stated only when it paid. */
function amountsOf(spec: ClaimSpec, split: Split): [Concept, number][] {
  const undecided = spec.outcome === 'queued' || spec.status === 'draft';
  const cents: Record<Concept, number | null> = {
    submitted: split.billed,
    discount: split.discount,
    noncovered: split.notCovered,
    eligible: allowed(split),
    priorpayerpaid: split.otherPaid || null,
    deductible: split.deductible,
    copay: split.copay,
    coinsurance: split.coinsurance,
    benefit: split.planPaid,
    paidtoprovider: spec.paysMember ? null : split.planPaid,
    paidtopatient: spec.paysMember ? split.planPaid : null,
    memberliability: memberShare(split),
    paidbypatient: spec.paidByPatient ?? null,
  };
  return concepts.flatMap((name): [Concept, number][] => {
    const value = cents[name];
    if (value === null || spec.omit?.has(name) || (undecided && name !== 'submitted')) return [];
    return [[name, value]];
  });
}

function entry(spec: ClaimSpec, name: Concept, cents: number) {
  const system = baseConcepts.has(name) ? systems.adjudication : systems.carinAdjudication;
  return { category: concept(system, name), amount: money(spec, cents) };
}
