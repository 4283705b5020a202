/**
 * A second reading of claims, for the answers to questions in words: it adds up FHIR JSON by rules of its own and imports
 * nothing of the app. It knows what the sample people's main plan sends (CARIN, totals or lines), and no more.
 *
 * @see CARIN IG for Blue Button, C4BB-ExplanationOfBenefit
 */

type Coding = { system?: string; code?: string; display?: string };
type Concept = { coding?: Coding[]; text?: string };
type Part = { category?: Concept; amount?: { value?: number; currency?: string } };
type Reference = { reference?: string; display?: string };
type Item = { productOrService?: Concept; adjudication?: Part[] };
export type Eob = {
  id: string;
  use?: string;
  status?: string;
  outcome?: string;
  type?: Concept;
  subType?: Concept;
  provider?: Reference;
  careTeam?: { provider?: Reference }[];
  contained?: Named[];
  billablePeriod?: { start?: string };
  related?: { relationship?: Concept }[];
  payment?: { type?: Concept };
  supportingInfo?: { category?: Concept; code?: Concept }[];
  item?: Item[];
  total?: Part[];
};
type Named = { resourceType?: string; id?: string; name?: string | { text?: string }[] };

export type Decision = 'paid' | 'denied' | 'deciding' | 'replaced' | 'canceled' | 'other';

export type KeyClaim = {
  id: string;
  kind: string;
  decision: Decision;
  counts: boolean;
  day: string;
  provider: string;
  doctors: string[];
  drug: string | null;
  billed: number | null;
  share: number | null;
  planPaid: number | null;
  /** Every amount of it, in cents. */
  sizes: number[];
};

function codesOf(concept: Concept | undefined): string[] {
  return (concept?.coding ?? []).flatMap(({ code }) => code ?? []);
}

function toCents(value: number): number {
  return Math.round(value * 100);
}

function findIn(parts: readonly Part[] | undefined, code: string): number | null {
  const found = (parts ?? []).find(
    ({ category, amount }) => codesOf(category).includes(code) && amount?.value !== undefined,
  );
  return found?.amount?.value === undefined ? null : toCents(found.amount.value);
}

/** The stated total, else what the lines come to. */
function findTotal({ total, item }: Eob, code: string): number | null {
  const stated = findIn(total, code);
  if (stated !== null) return stated;
  const ofLines = (item ?? []).flatMap(({ adjudication }) => findIn(adjudication, code) ?? []);
  return ofLines.length === 0 ? null : ofLines.reduce((sum, cents) => sum + cents, 0);
}

function nameOf(
  reference: Reference | undefined,
  named: readonly Named[],
  contained: readonly Named[],
): string {
  const target = (reference?.reference ?? '').replace(/\/_history\/.*$/, '');
  const one = target.startsWith('#')
    ? contained.find(({ id }) => id === target.slice(1))
    : named.find(({ resourceType, id }) => `${resourceType}/${id}` === target);
  const name = one?.name;
  return (typeof name === 'string' ? name : name?.[0]?.text) ?? reference?.display ?? '';
}

function kindOf(eob: Eob): string {
  const types = codesOf(eob.type);
  const settings = codesOf(eob.subType);
  if (!types.includes('institutional'))
    return types.find((code) => ['pharmacy', 'oral', 'vision', 'professional'].includes(code)) ?? 'other';
  if (settings.includes('inpatient')) return 'inpatient';
  return settings.includes('outpatient') ? 'outpatient' : 'facility';
}

function decisionOf(eob: Eob): Decision {
  if (eob.status === 'cancelled') return 'canceled';
  if (eob.related?.some(({ relationship }) => codesOf(relationship).includes('replacedby')))
    return 'replaced';
  if (eob.outcome === 'queued' || eob.outcome === 'partial' || eob.status === 'draft') return 'deciding';
  if (codesOf(eob.payment?.type).includes('denied')) return 'denied';
  const paid = findTotal(eob, 'benefit');
  return paid !== null && paid > 0 ? 'paid' : 'other';
}

/**
 * The person's part: as stated, else deductible, copay and coinsurance where all three are. At the counter, what was paid.
 * What a plan refused without a word on the share is not known: parts of 0 say nothing of it.
 */
function shareOf(eob: Eob): number | null {
  const stated = findTotal(eob, 'memberliability');
  if (stated !== null) return stated;
  if (decisionOf(eob) === 'denied') return null;
  const parts = ['deductible', 'copay', 'coinsurance'].map((code) => findTotal(eob, code));
  if (parts.every((cents) => cents !== null)) return parts.reduce((sum, cents) => sum + (cents ?? 0), 0);
  return kindOf(eob) === 'pharmacy' ? findTotal(eob, 'paidbypatient') : null;
}

export function readKeyClaim(eob: Eob, named: readonly Named[]): KeyClaim {
  const contained = eob.contained ?? [];
  const decision = decisionOf(eob);
  const kind = kindOf(eob);
  const service = eob.item?.[0]?.productOrService;
  const parts = [...(eob.total ?? []), ...(eob.item ?? []).flatMap(({ adjudication }) => adjudication ?? [])];
  return {
    id: eob.id,
    kind,
    decision,
    counts: eob.use === 'claim' && !['canceled', 'replaced', 'deciding'].includes(decision),
    day: eob.billablePeriod?.start ?? '',
    provider: nameOf(eob.provider, named, contained),
    doctors: (eob.careTeam ?? []).map(({ provider }) => nameOf(provider, named, contained)),
    drug: kind === 'pharmacy' ? (service?.text ?? service?.coding?.[0]?.display ?? null) : null,
    billed: findTotal(eob, 'submitted'),
    share: shareOf(eob),
    planPaid: findTotal(eob, 'benefit'),
    sizes: parts.flatMap(({ amount }) => (amount?.value === undefined ? [] : [toCents(amount.value)])),
  };
}

/** What a question asks for, in the key's own words. */
export type KeyAsk = {
  kinds?: string[];
  decisions?: Decision[];
  /** Days or beginnings of days, both included. */
  from?: string;
  to?: string;
  provider?: string;
  doctor?: string;
  drug?: string;
  least?: number;
  most?: number;
  size?: number;
};

export type KeyAnswer = {
  claims: number;
  share: number | null;
  shareBy: number;
  pharmacy: number | null;
  pharmacyBy: number;
  planPaid: number | null;
  billed: number | null;
};

function isAsked(claim: KeyClaim, ask: KeyAsk): boolean {
  const { kinds, decisions, from, to, provider, doctor, drug, least, most, size } = ask;
  return (
    (!kinds || kinds.includes(claim.kind)) &&
    (!decisions || decisions.includes(claim.decision)) &&
    (!from || claim.day >= from) &&
    (!to || claim.day.slice(0, to.length) <= to) &&
    (!provider || claim.provider === provider) &&
    (!doctor || claim.doctors.some((name) => name.includes(doctor))) &&
    (!drug || (claim.drug ?? '').toLowerCase().includes(drug.toLowerCase())) &&
    (least === undefined || (claim.billed !== null && claim.billed >= least)) &&
    (most === undefined || (claim.billed !== null && claim.billed <= most)) &&
    (size === undefined || claim.sizes.some((cents) => Math.floor(cents / 100) === size))
  );
}

function addUp(claims: readonly KeyClaim[], name: 'share' | 'planPaid' | 'billed'): number | null {
  const stated = claims.flatMap((claim) => claim[name] ?? []);
  return stated.length === 0 ? null : stated.reduce((sum, cents) => sum + cents, 0);
}

/** The key's answer: shares of prescriptions apart, and nothing of claims that do not count. */
export function answerByKey(all: readonly KeyClaim[], ask: KeyAsk): KeyAnswer {
  const own = all.filter((claim) => isAsked(claim, ask));
  const counted = own.filter(({ counts }) => counts);
  const fills = counted.filter(({ kind }) => kind === 'pharmacy');
  const others = counted.filter(({ kind }) => kind !== 'pharmacy');
  return {
    claims: own.length,
    share: addUp(others, 'share'),
    shareBy: others.filter(({ share }) => share !== null).length,
    pharmacy: addUp(fills, 'share'),
    pharmacyBy: fills.filter(({ share }) => share !== null).length,
    planPaid: addUp(counted, 'planPaid'),
    billed: addUp(counted, 'billed'),
  };
}
