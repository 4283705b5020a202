/**
 * What an adjudication category means. A Blue Button variable wins over the standard code beside it, which is
 * sometimes wrong there.
 *
 * @see CARIN IG C4BBAdjudication, C4BBAdjudicationDiscriminator, C4BBPayerAdjudicationStatus
 */
import { codeAt, isBlueButton } from '../../fhir/codes.ts';
import { codingsOf, type Json, textOf } from '../../fhir/resource.ts';
import { type Concept, concepts, otherVariables } from './money-concepts.ts';

/** A category that carries a status or a reason, never money. */
export type Discriminator = 'network' | 'reason' | 'units';

export type Category = {
  /** `null`: money without a name here. */
  readonly concept: Concept | null;
  readonly discriminator: Discriminator | null;
  /** The standard code, else the first code. */
  readonly code: string | null;
  /** The Blue Button variable, without its address. */
  readonly variable: string | null;
  /** True where words say so, beside no code that is known. */
  readonly isByWords?: true;
};

const discriminators = new Map<string, Discriminator>([
  ['billingnetworkstatus', 'network'],
  ['renderingnetworkstatus', 'network'],
  ['benefitpaymentstatus', 'network'],
  ['billingnetworkcontractingstatus', 'network'],
  ['performingnetworkcontractingstatus', 'network'],
  ['in/outofnetworkbenefitpaymentstatus', 'network'],
  ['innetwork', 'network'],
  ['in-network', 'network'],
  ['outofnetwork', 'network'],
  ['out-of-network', 'network'],
  ['contracted', 'network'],
  ['noncontracted', 'network'],
  ['non-contracted', 'network'],
  ['denialreason', 'reason'],
  ['adjustmentreason', 'reason'],
  ['rejectreason', 'reason'],
  ['allowedunits', 'units'],
]);

const variableRoot = 'https://bluebutton.cms.gov/resources/variables/';

/** What a single code says; the objects are shared, so that reading a category makes none. */
const known = new Map<string, Category>();
/** Standard codes alone: only these may be written otherwise. */
const standardCodes = new Set<string>();
/** What words say: standard codes, and what people call them. */
const knownWords = new Map<string, Category>();

for (const concept of concepts) {
  for (const code of concept.codes.split(' ')) {
    standardCodes.add(code);
    known.set(code, { concept, discriminator: null, code, variable: null });
  }
  for (const words of `${concept.codes} ${concept.words}`.trim().split(' '))
    knownWords.set(words, { concept, discriminator: null, code: null, variable: null, isByWords: true });
  if (concept.variables) addVariables(concept, concept.variables);
}
addVariables(null, otherVariables);
for (const [code, discriminator] of discriminators)
  known.set(code, { concept: null, discriminator, code, variable: null });

/** v3 columns (upper case) stand alone as codes; v2 variables (lower case) come with their address. */
function addVariables(concept: Concept | null, variables: string): void {
  for (const variable of variables.split(' ')) {
    const code = variable === variable.toUpperCase() ? variable : variableRoot + variable;
    known.set(code, { concept, discriminator: null, code: variable, variable });
  }
}

/** What a category says, over all its codings. Never throws. */
export function readCategory(category: Json | null): Category {
  let found: Category | null = null;
  let first: string | null = null;
  for (const coding of codingsOf(category)) {
    const code = codeAt(coding);
    if (code === null) continue;
    first ??= code;
    const meaning =
      known.get(code) ?? known.get(code.toLowerCase()) ?? known.get(squash(code, standardCodes));
    if (meaning?.variable)
      return isMisfiled(category, meaning.variable) ? { ...meaning, concept: null } : meaning;
    found ??= meaning ?? (isPayerStatus(coding) ? { ...status, code } : null);
  }
  if (found) return found;
  const byWords = readWords(category);
  if (byWords !== null) return first === null ? byWords : { ...byWords, code: first };
  if (first === null) return noCategory;
  const variable = first.startsWith(variableRoot) ? first.slice(variableRoot.length) : null;
  return { concept: null, discriminator: null, code: variable ?? first, variable };
}

const noCategory: Category = { concept: null, discriminator: null, code: null, variable: null };
const status: Category = { concept: null, discriminator: 'network', code: null, variable: null };

/** CARIN's status set (in network, other, paid…): a status, whatever amount stands beside it. */
function isPayerStatus(coding: Json): boolean {
  return textOf(coding['system'])?.includes('C4BBPayerAdjudicationStatus') === true;
}

/** What the words of a category say, such as "Member liability"; those of Medicare's codes are told by its variables. */
function readWords(category: Json | null): Category | null {
  const said = [
    textOf(category?.['text']),
    ...codingsOf(category).map((coding) =>
      isBlueButton(textOf(coding['system'])) ? null : textOf(coding['display']),
    ),
  ];
  for (const words of said) {
    const meaning = words === null ? undefined : knownWords.get(squash(words, knownWords));
    if (meaning !== undefined) return meaning;
  }
  return null;
}

/** The one of these names that is written so, whatever its capitals, and with blanks, hyphens or underscores; else nothing. */
function squash(words: string, names: { has(name: string): boolean }): string {
  const name = words.length > 40 ? '' : words.toLowerCase().replaceAll(/[\s_-]+/g, '');
  return names.has(name) ? name : '';
}

/**
 * Blue Button v2 files the purchase price of equipment as a payment to the patient under `paidtoprovider`, and the
 * carrier's `total` calls an always-zero charge `priorpayerpaid`: neither is what its variable says.
 */
function isMisfiled(category: Json | null, variable: string): boolean {
  const wrong =
    variable === 'line_bene_pmt_amt'
      ? 'paidtoprovider'
      : variable === 'clm_tot_chrg_amt'
        ? 'priorpayerpaid'
        : null;
  return wrong !== null && codingsOf(category).some((coding) => coding['code'] === wrong);
}

/** True for a category that is neither ours nor in Medicare's own dictionary: what its amount is nobody here can say. */
export function isUnknownCategory({ concept, variable }: Category, category: Json | null): boolean {
  if (concept !== null || variable !== null) return false;
  return !codingsOf(category).some(({ system }) => isBlueButton(textOf(system)));
}

/** A category that is only a name: money under it has no place here. */
export function categoryFromCode(code: string): Category {
  return { concept: null, discriminator: null, code, variable: null };
}

/** The plan's own words for a category: its text, else the most specific display, else its code. */
export function labelOfCategory(category: Json | null, code: string | null): string {
  const text = textOf(category?.['text']);
  if (text) return text;
  let display: string | null = null;
  for (const coding of codingsOf(category)) {
    const own = textOf(coding['display']);
    if (own && (display === null || textOf(coding['system'])?.includes('bluebutton'))) display = own;
  }
  return display ?? code ?? 'no category';
}
