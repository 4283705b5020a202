import type { ExplanationOfBenefit, ExplanationOfBenefitItemAdjudication, Money } from 'fhir/r4';
import { makeConcept, systems } from '../codes.ts';
import { type ClaimSpec, type Concept, concepts, type LineSpec } from './claim-spec.ts';
import { computeAllowed, type Split, sumMemberShare, sumSplits } from './money.ts';

const baseConcepts: ReadonlySet<Concept> = new Set([
  'submitted',
  'eligible',
  'deductible',
  'copay',
  'benefit',
]);

/** FHIR Money of an amount in cents. */
export function makeMoney(spec: ClaimSpec, cents: number): Money {
  return spec.withoutCurrency ? { value: cents / 100 } : { value: cents / 100, currency: 'USD' };
}

/** `total`: the amounts of the whole claim, absent when the plan states them on lines only. */
export function makeTotals(spec: ClaimSpec): Pick<ExplanationOfBenefit, 'total'> {
  if (spec.levels === 'lines') return {};
  return { total: listAmounts(spec, sumClaim(spec)).map(([name, cents]) => makeAmount(spec, name, cents)) };
}

/** The amounts that some facility claims repeat in their header. */
export function makeHeaderAmounts(spec: ClaimSpec): ExplanationOfBenefitItemAdjudication[] {
  if (spec.levels !== 'header') return [];
  return listAmounts(spec, sumClaim(spec)).map(([name, cents]) => makeAmount(spec, name, cents));
}

/** Network and payment status of the whole claim: reasons, no money. */
export function makeHeaderStatus(spec: ClaimSpec): ExplanationOfBenefitItemAdjudication[] {
  const status = (category: string, reason: string) => ({
    category: makeConcept(systems.discriminator, category),
    reason: makeConcept(systems.payerStatus, reason),
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
export function makeLineAmounts(spec: ClaimSpec, line: LineSpec): ExplanationOfBenefitItemAdjudication[] {
  const network = line.network ?? spec.network;
  const status = {
    category: makeConcept(systems.discriminator, 'benefitpaymentstatus'),
    reason: makeConcept(systems.payerStatus, network),
  };
  const reason = line.reason
    ? [
        {
          category: makeConcept(
            systems.discriminator,
            spec.kind === 'pharmacy' ? 'rejectreason' : 'adjustmentreason',
          ),
          // Numbers of the lists that the guide asks for, with the plan's own words: the lists' texts are licensed.
          reason: {
            ...makeConcept(
              spec.kind === 'pharmacy' ? systems.rejectReason : systems.adjustmentReason,
              line.reason.code,
            ),
            text: line.reason.note,
          },
        },
      ]
    : [];
  const amounts =
    spec.levels === 'total' || spec.levels === 'header'
      ? []
      : listAmounts(spec, line.money).map(([name, cents]) => makeAmount(spec, name, cents));
  return [status, ...reason, ...amounts];
}

function sumClaim(spec: ClaimSpec): Split {
  const sum = sumSplits(spec.lines.map((line) => line.money));
  return { ...sum, planPaid: sum.planPaid + (spec.offBy ?? 0) };
}

/** The concepts that the claim states, with their cents. Another payer is stated only when it paid. */
function listAmounts(spec: ClaimSpec, split: Split): [Concept, number][] {
  const undecided = spec.outcome === 'queued' || spec.status === 'draft';
  const cents: Record<Concept, number | null> = {
    submitted: split.billed,
    discount: split.discount,
    noncovered: split.notCovered,
    eligible: computeAllowed(split),
    priorpayerpaid: split.otherPaid || null,
    deductible: split.deductible,
    copay: split.copay,
    coinsurance: split.coinsurance,
    benefit: split.planPaid,
    paidtoprovider: spec.paysMember ? null : split.planPaid,
    paidtopatient: spec.paysMember ? split.planPaid : null,
    memberliability: sumMemberShare(split),
    paidbypatient: spec.paidByPatient ?? null,
  };
  return concepts.flatMap((name): [Concept, number][] => {
    const value = cents[name];
    if (value === null || spec.omit?.has(name) || (undecided && name !== 'submitted')) return [];
    return [[name, value]];
  });
}

function makeAmount(spec: ClaimSpec, name: Concept, cents: number) {
  const system = baseConcepts.has(name) ? systems.adjudication : systems.carinAdjudication;
  return { category: makeConcept(system, name), amount: makeMoney(spec, cents) };
}
