/**
 * Facts of status: what kind of claim it is, whether it counts, what the plan did, in whose network.
 *
 * @see FHIR R4 ExplanationOfBenefit.status and .outcome; CARIN guide, related claims and payer adjudication status
 */
import { codeOf, codes, codings, lowCodes } from './codes.ts';
import type { Facts } from './fact.ts';
import { isPaidDraft, lowOutcome, paidBy } from './header-facts.ts';
import { adjudicationsOf } from './info-facts.ts';
import { at, isJson, type Json, lastPart, list, number, text } from './json.ts';

const ownKinds: { readonly [code: string]: string } = {
  CARRIER: 'professional',
  PDE: 'pharmacy',
  DME: 'equipment',
  HHA: 'home-health',
  HOSPICE: 'hospice',
  INPATIENT: 'inpatient',
  OUTPATIENT: 'outpatient',
  SNF: 'nursing',
};
/** CMS claim type codes. */
const numberedKinds: { readonly [code: string]: string } = {
  '10': 'home-health',
  '20': 'nursing',
  '30': 'nursing',
  '40': 'outpatient',
  '50': 'hospice',
  '60': 'inpatient',
  '61': 'inpatient',
  '71': 'professional',
  '72': 'professional',
  '81': 'equipment',
  '82': 'equipment',
};
const plainKinds: { readonly [code: string]: string } = {
  professional: 'professional',
  'professional-nonclinician': 'professional',
  pharmacy: 'pharmacy',
  oral: 'oral',
  vision: 'vision',
  'inpatient-facility': 'inpatient',
  'outpatient-facility': 'outpatient',
};

/** The kind by Medicare's own type, the standard type, the setting of an institutional claim, and the profile. */
export function kindOf(eob: Json): string {
  const own = codings(eob['type']).filter((coding) =>
    text(coding, 'system')?.startsWith('https://bluebutton.cms.gov'),
  );
  for (const coding of own) {
    const kind = ownKinds[codeOf(coding) ?? ''];
    if (kind) return kind;
  }
  const numbered = own.find((coding) => /CLM[-_]TYPE[-_]CD$/i.test(text(coding, 'system') ?? ''));
  const byNumber = numberedKinds[codeOf(numbered) ?? ''];
  if (byNumber) return byNumber;
  const plain = lowCodes(eob['type']).map((code) => plainKinds[code]);
  return plain.find((kind) => kind !== undefined) ?? kindOfHospital(eob);
}

/** The first digits of a type of bill: 11 and 12 hospital, 13 its outpatients, 18 and 21 to 23 nursing, 7_ clinics… */
const billKinds: { readonly [digits: string]: string } = {
  '11': 'inpatient',
  '12': 'inpatient',
  '13': 'outpatient',
  '14': 'outpatient',
  '18': 'nursing',
  '21': 'nursing',
  '22': 'nursing',
  '23': 'nursing',
  '32': 'home-health',
  '33': 'home-health',
  '34': 'home-health',
  '71': 'outpatient',
  '72': 'outpatient',
  '74': 'outpatient',
  '75': 'outpatient',
  '76': 'outpatient',
  '77': 'outpatient',
  '83': 'outpatient',
  '85': 'outpatient',
  '81': 'hospice',
  '82': 'hospice',
};

function kindOfHospital(eob: Json): string {
  // Types of Medicare's shared systems are a type of bill after the system's digit: 2013 is 013x.
  const shared = codes(eob['type']).flatMap((code) => /^[12]0(\d\d)$/.exec(code)?.[1] ?? []);
  const sharedKind = shared.map((two) => billKinds[two]).find((kind) => kind !== undefined);
  if (sharedKind) return sharedKind;
  const infos = list(eob, 'supportingInfo');
  const setting = lowCodes(eob['subType']).find((code) => code === 'inpatient' || code === 'outpatient');
  const profile = kindOfProfile(eob);
  if (!setting && !lowCodes(eob['type']).includes('institutional')) return profile ?? 'other';
  const bills = infos.filter((info) => codes(info['category']).includes('typeofbill'));
  const digits = bills.flatMap((info) =>
    codes(info['code']).flatMap((code) => /^0?([1-9]\d)[\dA-Z]$/i.exec(code)?.[1] ?? []),
  );
  const bill = digits.map((two) => billKinds[two]).find((kind) => kind !== undefined);
  if (bill && !['inpatient', 'outpatient'].includes(bill)) return bill;
  const isStay = infos.some((info) =>
    codes(info['category']).some((code) => /^(?:admissionperiod|drg)$/i.test(code)),
  );
  return setting ?? profile ?? (isStay ? 'inpatient' : (bill ?? 'facility'));
}

function kindOfProfile(eob: Json): string | null {
  const profiles = at(eob, 'meta', 'profile');
  for (const profile of Array.isArray(profiles) ? profiles : []) {
    const name = /C4BB-ExplanationOfBenefit-(Inpatient|Outpatient|Professional|Pharmacy|Oral)/.exec(
      String(profile),
    );
    if (name?.[1]) return name[1].toLowerCase();
  }
  return null;
}

export function addStatus(eob: Json, facts: Facts): void {
  facts.exact('kind', 'type', '', kindOf(eob));
  facts.exact('costs', 'total', '', hasCosts(eob) ? 'stated' : 'none');
  const because = whyNotCounted(eob);
  facts.exact('counted', 'status', '', because === null ? 'yes' : 'no');
  facts.exact('why not counted', 'status', '', because);
  facts.exact('state', 'status', '', ...statesOf(eob, because));
}

/** True when there is an amount anywhere; the zero beside a network status is none. */
function hasCosts(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(hasCosts);
  if (!isJson(value)) return false;
  const isStatus = lowCodes(value['category']).some((code) => /^(?:in|outof)network$|^other$/.test(code));
  return Object.entries(value).some(([key, one]) => {
    if (key === 'contained') return false;
    const isMoney = /^(?:amount|net|unitPrice|adjustment|\w+Money)$/.test(key);
    return isMoney ? !isStatus && number(one, 'value') !== null : hasCosts(one);
  });
}

function whyNotCounted(eob: Json): string | null {
  const status = text(eob, 'status')?.toLowerCase();
  const outcome = lowOutcome(eob);
  if (status === 'entered-in-error') return 'entered-in-error';
  if (status === 'cancelled' || isDeleted(eob)) return 'canceled';
  if (status === 'draft' && !isPaidDraft(eob)) return 'draft';
  if (isVoid(eob)) return 'void';
  if (list(eob, 'related').some((one) => lowCodes(one['relationship']).includes('replacedby')))
    return 'replaced';
  if (status !== 'active' && status !== 'draft') return 'status-unknown';
  if (isModified(eob)) return 'unknown-modifier';
  if (outcome === 'queued') return 'being-decided';
  if (outcome === 'error') return 'processing-error';
  if (list(eob, 'meta', 'tag').some((tag) => tag['code'] === 'NotFinalAction')) return 'not-final';
  return isRefusedTakeBack(eob) ? 'reversal' : null;
}

/** The last digit of a type of bill, or the frequency of one, says that it takes another back. */
function isVoid(eob: Json): boolean {
  return list(eob, 'supportingInfo').some(
    (info) =>
      codes(info['category']).some((code) => /typeofbill|clm_freq_cd|tob-frequency/.test(code)) &&
      list(info, 'code', 'coding').some((one) =>
        /freq/i.test(text(one, 'system') ?? '')
          ? codeOf(one) === '8'
          : /^0?[1-9]\d8$/.test(codeOf(one) ?? ''),
      ),
  );
}

/** Less than nothing paid on a claim that the plan calls denied, or gives a reason to refuse. */
function isRefusedTakeBack(eob: Json): boolean {
  const ofLines = list(eob, 'item').flatMap((item) =>
    list(item, 'adjudication').filter((one) => lowCodes(one['category']).includes('benefit')),
  );
  const lines = ofLines.reduce((sum, one) => sum + (number(one, 'amount', 'value') ?? 0), 0);
  if ((paidBy(eob) ?? lines) >= 0) return false;
  const isDenied = lowCodes(at(eob, 'payment', 'type')).includes('denied');
  const entries = adjudicationsOf(eob).flatMap((place) => place.entries);
  return isDenied || entries.some((one) => lowCodes(one['category']).includes('denialreason'));
}

/** An extension that may change the meaning of the claim, or of any part of it that holds money, is known to nobody here. */
function isModified(eob: Json): boolean {
  const holders = ['item', 'addItem', 'payment', 'insurance', 'benefitBalance'].flatMap((key) =>
    list(eob, key),
  );
  const inner = holders.flatMap((holder) => [...list(holder, 'detail'), ...list(holder, 'financial')]);
  const innermost = inner.flatMap((part) => list(part, 'subDetail'));
  const adjudications = adjudicationsOf(eob).flatMap(({ entries }) => entries);
  return [eob, ...holders, ...inner, ...innermost, ...adjudications].some(
    (part) => list(part, 'modifierExtension').length > 0,
  );
}

/** Medicare keeps deleted drug events: claim type 3 of a drug event, or an adjustment/deletion code D. */
function isDeleted(eob: Json): boolean {
  const type = codings(eob['type']);
  const typed = type.some((one) => codeOf(one) === '3' && text(one, 'system')?.endsWith('CLM-TYPE-CD'));
  const isDrug = type.some((one) => one['code'] === 'PDE' || one['code'] === 'pharmacy');
  const marked = list(eob, 'supportingInfo').some(
    (info) =>
      codes(info['category']).map(lastPart).includes('adjstmt_dltn_cd') &&
      lowCodes(info['code']).includes('d'),
  );
  return (typed && isDrug) || marked;
}

/** The states that agree with what the plan says it did. Without its word on that, any that some reason could give. */
function statesOf(eob: Json, because: string | null): string[] {
  if (because === 'replaced') return ['replaced'];
  if (because === 'canceled' || because === 'entered-in-error') return ['canceled'];
  if (because === 'being-decided' || because === 'draft' || because === 'not-final')
    return ['plan-is-deciding'];
  if (because === 'void' || because === 'reversal') return ['taken-back'];
  if (because === 'processing-error' || because === 'unknown-modifier') return ['not-stated'];
  const type = lowCodes(at(eob, 'payment', 'type'));
  const paid = paidBy(eob);
  // A payment beside "denied" is a contradiction.
  if (type.includes('denied')) return paid !== null && paid > 0 ? ['not-stated'] : ['plan-did-not-pay'];
  if (type.includes('partiallypaid') && (paid === null || paid > 0)) return ['plan-paid-part'];
  if (paid !== null && paid > 0) return ['plan-paid', 'plan-paid-part'];
  if (paid !== null && paid < 0)
    return isBelowDeductible(eob) ? ['taken-back', 'went-to-deductible'] : ['taken-back'];
  const unpaid = ['plan-paid', 'approved-no-payment', 'went-to-deductible', 'plan-did-not-pay', 'not-stated'];
  if (paid !== 0) return [...unpaid, 'plan-paid-part', 'taken-back'];
  return list(eob, 'total').some((total) => Number(at(total, 'amount', 'value')) < 0)
    ? ['taken-back']
    : unpaid;
}

/**
 * A payment of Medicare can be negative where the deductible is more than Medicare pays; a claim that is taken back has
 * a negative charge.
 *
 * @see ResDAC, claim payment amount
 */
function isBelowDeductible(eob: Json): boolean {
  const isMedicare = codings(eob['type']).some((coding) =>
    text(coding, 'system')?.startsWith('https://bluebutton.cms.gov/'),
  );
  return (
    isMedicare &&
    list(eob, 'total').some((total) => isAbout(total, /submitted|chrg/i)) &&
    holdsAbout(eob, /deductible|ddctbl/i)
  );
}

/** True for more than nothing of money of this name. */
function isAbout(part: Json, name: RegExp): boolean {
  const money = number(part, 'amount', 'value') ?? number(part, 'usedMoney', 'value') ?? 0;
  return money > 0 && [...codes(part['category']), ...codes(part['type'])].some((code) => name.test(code));
}

function holdsAbout(value: unknown, name: RegExp): boolean {
  if (Array.isArray(value)) return value.some((one) => holdsAbout(one, name));
  return isJson(value) && (isAbout(value, name) || Object.values(value).some((one) => holdsAbout(one, name)));
}

const networks: { readonly [code: string]: string } = {
  innetwork: 'in',
  'in-network': 'in',
  in: 'in',
  outofnetwork: 'out',
  'out-of-network': 'out',
  noncontracted: 'out',
  'non-contracted': 'out',
  out: 'out',
  other: 'other',
};
const roles: { readonly [code: string]: string } = {
  billingnetworkstatus: 'billing',
  billingnetworkcontractingstatus: 'billing',
  renderingnetworkstatus: 'rendering',
  performingnetworkcontractingstatus: 'rendering',
  benefitpaymentstatus: 'benefit',
  'in/outofnetworkbenefitpaymentstatus': 'benefit',
  innetwork: 'benefit',
  outofnetwork: 'benefit',
  'in-network': 'benefit',
  'out-of-network': 'benefit',
  other: 'benefit',
};

type Status = { role: string; status: string; path: string; line: number | null };

/** Network statuses by role: the claim's own, else version 1's supporting information, else those of its lines. */
export function addNetworks(eob: Json, facts: Facts): void {
  const stated = adjudicationsOf(eob).flatMap(({ entries, path, line }) =>
    entries.flatMap((entry, index): Status[] => {
      const category = lowCodes(entry['category']);
      const role = category.map((code) => roles[code]).find((name) => name !== undefined);
      const said = lowCodes(entry['reason'])
        .concat(category)
        .map((code) => networks[code]);
      const status = said.find((name) => name !== undefined);
      return role && status ? [{ role, status, path: `${path}[${index}]`, line }] : [];
    }),
  );
  const ofInfo = list(eob, 'supportingInfo').flatMap((info, index): Status[] => {
    const names = [...lowCodes(info['category']), text(info, 'category', 'text') ?? ''];
    const role = names.map((name) => roles[name]).find((name) => name !== undefined);
    const status = lowCodes(info['code'])
      .map((code) => networks[code])
      .find((name) => name !== undefined);
    return role && status ? [{ role, status, path: `supportingInfo[${index}]`, line: null }] : [];
  });
  const header = stated.filter(({ path }) => path.startsWith('adjudication'));
  const others = stated.filter(({ path }) => !path.startsWith('adjudication'));
  for (const role of ['billing', 'rendering', 'benefit']) {
    const found = [header, ofInfo, others]
      .map((all) => all.filter((one) => one.role === role))
      .find((all) => all.length > 0);
    const [first] = found ?? [];
    if (!found || !first) continue;
    const alike = found.every(({ status }) => status === first.status);
    facts.exact('network', first.path, role, alike ? first.status : 'other');
  }
  for (const { role, status, path, line } of others)
    if (line !== null) facts.exact('line network', path, `${line} ${role}`, status);
}
