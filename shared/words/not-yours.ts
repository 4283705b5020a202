/**
 * Whether the plan's own records say that the person need not pay what it refused: the first thing to know of a refusal.
 * Nothing is concluded here that the plan did not send.
 */
import { type Claim, type ClaimReason, isService } from '../model/claims/claim.ts';
import type { NotYours } from '../model/claims/denial.ts';
import { isSaidOutOfNetwork } from './protection.ts';
import { findBearer } from './reason-meanings.ts';
import { forbidsBilling, isRefusal } from './refusals.ts';

type Refused = Pick<Claim, 'kind' | 'lines' | 'reasons' | 'amounts' | 'network'>;

/**
 * What says it, of a claim that was refused as a whole: a note in words first, then a code that leaves the amount with the
 * provider, then a share of zero. `null` where nothing does, where the plan's own share or code says otherwise, and for a
 * drug, which nobody hands out unpaid. What is said of one line of several says nothing of the claim. Out of network a code
 * or a share binds no provider: there only a note counts.
 */
export function findNotYours(claim: Refused): NotYours | null {
  const { kind, lines, reasons, amounts } = claim;
  const refusals = reasons.filter(isRefusal);
  if (kind === 'pharmacy' || (amounts.yourShare?.cents ?? 0) !== 0) return null;
  if (refusals.some((one) => findBearer(one) === 'you')) return null;
  const services = lines.filter(isService);
  const ofAll = (some: readonly ClaimReason[]) =>
    some.some(({ lineNumber }) => lineNumber === null) ||
    (some.length > 0 && services.every((line) => some.some(({ lineNumber }) => lineNumber === line.number)));
  const noted = reasons.map((reason) => ({ ...reason, note: findNotOwed(reason.text) }));
  const said = noted.filter(({ note }) => note !== null);
  if (ofAll(said)) return { by: 'note', note: said[0]?.note ?? null };
  if (isSaidOutOfNetwork(claim)) return null;
  const isProviders = refusals.every((one) => findBearer(one) === 'provider') && ofAll(refusals);
  if (isProviders || ofAll(reasons.filter(forbidsBilling))) return { by: 'code', note: null };
  const { yourShare } = amounts;
  const isZero = yourShare !== null && yourShare.source === 'plan' && !yourShare.partial;
  return isZero ? { by: 'share', note: null } : null;
}

const what = {
  en: '(?:it|this|anything|(?:for )?(?:this|the) (?:amount|bill|care|charge|claim|cost|service|visit))',
  es: '(?:esto|nada|(?:por )?(?:este|el) (?:cargo|cobro|monto|servicio)|(?:por )?(?:esta|la) (?:atención|cantidad|cuenta|factura|reclamación|visita))',
};

/**
 * Whole sentences of plans, in small letters. One with any other word may say something else ("…until", "…the rest", "Medicare
 * does not…"), so it tells nothing.
 */
const notOwed = [
  `(?:you|the member|the patient) (?:(?:do|does) not|don't|doesn't) (?:have|need) to pay(?: ${what.en})?`,
  `(?:you|the member|the patient) (?:(?:do|does) not|don't|doesn't) owe ${what.en}`,
  `(?:you owe|the member owes|the patient owes) nothing(?: ${what.en})?`,
  `(?:you are|you're|the member is|the patient is) not responsible for (?:paying |payment of )?${what.en}`,
  `(?:you|the member|the patient) (?:cannot|can't|should not|may not|must not) be (?:billed|charged)(?: ${what.en})?`,
  `(?:the|your) (?:doctor|provider) (?:cannot|can't|may not|must not) (?:bill|charge) you(?: ${what.en})?`,
  `(?:usted )?no tiene que pagar(?: ${what.es})?`,
  `usted no debe nada(?: ${what.es})?`,
  `usted no es responsable de pagar ${what.es}`,
  `(?:el|su) (?:médico|proveedor) no (?:le puede|puede) (?:cobrar|cobrarle|facturar|facturarle)(?: ${what.es})?`,
].map((words) => new RegExp(`^${words}[.!]?$`));

/** Longer notes are looked at so far. */
const longestNote = 2_000;

/** The sentence of a plan's note that says that the person does not have to pay, as the plan wrote it. */
function findNotOwed(text: string | null): string | null {
  const sentences = (text ?? '').slice(0, longestNote).split(/(?<=[.!?])\s+/);
  const found = sentences.find((sentence) => {
    const small = sentence.trim().toLowerCase().replaceAll('’', "'");
    return notOwed.some((pattern) => pattern.test(small));
  });
  return found?.trim() ?? null;
}
