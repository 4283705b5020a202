/**
 * What one pays for a service, as a Summary of Benefits prints it, in English or Spanish: "20% coinsurance after
 * deductible", "$30 copay/visit", "No charge". Each word of it must be one that is known: what is left over may change
 * what the rest means, so the person is asked instead.
 *
 * @see 45 CFR 147.200, instructions for the Summary of Benefits and Coverage: "Common Medical Events"
 */
import type { ServiceRule } from '#shared/model/replay/plan-rules';
import { parseTypedCents } from '#shared/money';

/** Whether the deductible comes first. `applies`: it does, and the papers do not say in which order with a copay. */
export const whens = ['unknown', 'no', 'after', 'before', 'applies'] as const;
export type When = (typeof whens)[number];

export type Share = Pick<ServiceRule, 'copayCents' | 'rate' | 'rateMostCents'>;
export const notSaid: Share = { copayCents: null, rate: null, rateMostCents: null };

export type PrintedCost = {
  share: Share;
  isCovered: boolean;
  /** `null`: the text does not say it. */
  when: When | null;
  /** Of one copay; `null`: the text does not say it. */
  isByDay: boolean | null;
  mostDays: number | null;
};

/** Why a text is not taken as it stands. */
export type CostQuestion =
  | 'unclear'
  | 'two-prices'
  | 'plan-part'
  | 'percent-or-amount'
  | 'all-of-it'
  | 'each-time'
  | 'other-supply';

/** `supply`: of a drug, the days that the price is to be for. */
export type CostPlace = { supply?: 30 | 90; isOut?: boolean };

type Kind =
  | 'percent'
  | 'days'
  | 'rest'
  | 'supply'
  | 'month'
  | 'not-covered'
  | 'free'
  | 'plan'
  | 'no'
  | 'after'
  | 'before'
  | 'applies'
  | 'deductible'
  | 'most'
  | 'day'
  | 'each'
  | 'money'
  | 'copay'
  | 'rate'
  | 'then'
  | 'pause'
  | 'or'
  | 'mail'
  | 'filler';
type Token = { kind: Kind; values: readonly string[] };

const deductible = '(?:deductible|deducible)';
const amount = String.raw`(?:us)?\$ ?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?: (?:dollars|dolares|usd))?`;
const units = [
  '(?:office |doctor |outpatient )?visits?|appointments?|encounters?|sessions?|(?:inpatient )?(?:admissions?|stays?)|confinements?',
  '(?:one-way )?trips?|transports?|items?|tests?|scans?|images?|services?|procedures?|surger(?:y|ies)|occurrences?',
  'prescriptions?|refills?|fills?|scripts?|drugs?',
  'visitas?(?: al consultorio| medicas?)?|consultas?|citas?|sesion(?:es)?|ingresos?|admision(?:es)?|hospitalizacion(?:es)?|estancias?|estadias?|internacion(?:es)?',
  'viajes?|traslados?|articulos?|pruebas?|examen(?:es)?|servicios?|procedimientos?|cirugias?',
  'recetas?|surtidos?|medicamentos?|medicinas?',
].join('|');
const each = String.raw`(?:(?:per|each|every|a|an|por|cada|al|a la) |\/ ?)`;

/** In lower case and without accents. The first that fits is taken. */
const patterns: readonly (readonly [Kind, string])[] = [
  [
    'rest',
    String.raw`(?:then |luego )?\$0 (?:copay |de copago )?(?:${each}(?:day|dia) )?(?:for |por |de )?(?:the |los )?(?:days|dias) (\d{1,3})(?: ?(?:-|to|through|a|al) ?\d{1,3}| and (?:beyond|after)|\+| en adelante)?`,
  ],
  [
    'days',
    String.raw`(?:for |por |de )?(?:the |los )?(?:days|dias) (\d{1,3}) ?(?:-|to|through|a|al) ?(\d{1,3})`,
  ],
  ['days', String.raw`(?:for |por )?(?:the |los )?(?:first|primeros) (1)?(\d{1,2}) (?:days|dias)`],
  ['days', String.raw`(?:for |por )?(?:up to|hasta|a maximum of|un maximo de) (1)?(\d{1,2}) (?:days|dias)`],
  [
    'supply',
    String.raw`(?:(?:for|per|por|para) )?(?:(?:a|an|un|up to a) )?(?:suministro (?:de|para) )?(?:\d{1,2} ?(?:-|to|through|a|al) ?)?(\d{2,3})[ -](?:day|days|dias)(?: (?:supply|de suministro))?`,
  ],
  ['percent', String.raw`(?:del? )?([\d.,]*\d) ?(?:%|percent|por ciento)`],
  [
    'month',
    `${each}(?:calendar |plan )?(?:month|year|week|hour|mes|ano|semana|hora)|monthly|yearly|annually|mensual(?:es)?|anual(?:es)?`,
  ],
  [
    'not-covered',
    'not covered|no coverage|not a covered service|no (?:esta |estan |se )?(?:cubiert[oa]s?|cubren?)|sin cobertura',
  ],
  [
    'free',
    'no (?:charge|cost|copay(?:ment)?)|free|nothing|(?:covered|paid) in full|(?:sin|ningun) (?:cargo|costo|copago)|(?:usted )?no (?:se cobra|paga) nada|nada|gratis|gratuit[oa]s?|cubiert[oa]s? por completo',
  ],
  [
    'plan',
    '(?:the |el |your |su )?plan (?:pays|covers|paga|cubre)(?: el)?|we pay|pagamos(?: el)?|(?:is )?(?:covered|cubiert[oa]s?)(?: (?:at|al))?|paid (?:at|by (?:the |your )?plan)',
  ],
  [
    'no',
    `(?:and )?(?:the |your )?${deductible} (?:(?:does not|doesn't|do not|don't) apply|(?:is )?(?:waived|not applicable|not required))|(?:is )?not subject to (?:the |your )?${deductible}|(?:no|without|without the) ${deductible}`,
  ],
  [
    'no',
    `(?:y )?(?:el |su )?${deductible} no (?:se )?(?:aplica|corresponde)|no (?:se )?aplica (?:el |su )?${deductible}|sin (?:el )?${deductible}|no (?:esta )?sujet[oa] al? ${deductible}|exent[oa] del? ${deductible}`,
  ],
  [
    'after',
    `(?:after|once)(?: (?:you|have|meet|met|pay|paid|the|your|plan|annual|overall|calendar|year))* ${deductible}(?: (?:is|has been) (?:met|paid|satisfied))?`,
  ],
  [
    'after',
    `(?:despues del?|tras|una vez)(?: (?:que|se|cumpla|cumplir|cumplido|alcanzar|alcanzado|pagar|pagado|el|su|con|anual|general))* ${deductible}(?: anual| general)?`,
  ],
  ['before', `before (?:the |your )?${deductible}|antes del? (?:su )?${deductible}`],
  [
    'applies',
    `(?:the |your |el |su )?${deductible} (?:applies|(?:si )?(?:se )?aplica)|(?:is )?subject to (?:the |your )?${deductible}|se aplica el ${deductible}|sujet[oa] al? ${deductible}`,
  ],
  ['deductible', `(?:the |your |el |su )?${deductible}`],
  [
    'most',
    String.raw`(?:up to|with a max(?:imum)? of|max(?:imum)?\.?(?: of)?|not to exceed|no more than|hasta|con un maximo de|maximo(?: de)?) (?:a max(?:imum)? of |un maximo de )?(${amount})(?: max(?:imum)?| como maximo)?`,
  ],
  ['most', `(${amount}) (?:max(?:imum)?|maximo|como maximo)`],
  ['day', `${each}(?:inpatient )?(?:day|dia)|daily|diari[oa]s?`],
  ['each', `${each}(?:${units})`],
  ['money', `(?:flat |de )?(${amount})`],
  ['copay', '(?:in |de |un |a )?(?:co-?pay(?:ment)?s?|copagos?)'],
  ['rate', '(?:in |de |un )?(?:co-?insurance|coaseguro|coseguro)'],
  ['then', String.raw`\+|&|(?:plus|and then|and|then|followed by|mas|y luego|y despues|y|luego|despues)`],
  ['pause', '[,;:.()]'],
  ['or', '[/|-]|or|o'],
  ['mail', '(?:by |by the )?mail(?:[- ]order)?(?: pharmac(?:y|ies))?|(?:pedido )?por correo'],
  [
    'filler',
    '(?:you|usted) (?:pay|paga)|your (?:cost|share)(?: is)?|(?:of|del?) (?:the |el |la )?(?:allowed amount|allowable|cost|costs|price|charges|costo|precio|cantidad aprobada)|(?:at )?(?:a )?(?:in-network|network|participating) (?:providers?|pharmac(?:y|ies))|in[- ]network|(?:dentro|en) (?:de )?la red|(?:at )?retail(?: pharmac(?:y|ies))?|(?:en )?farmacias?',
  ],
];
/** A word ends where its letters end. */
const lexer = patterns.map(
  ([kind, source]) => [kind, new RegExp(`(?:${source})(?:(?<=[^a-z])|(?![a-z]))`, 'y')] as const,
);

/** `null` where something is left that is not known. */
function splitTokens(text: string): Token[] | null {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    if (text[at] === ' ') {
      at++;
      continue;
    }
    const found = findToken(text, at);
    if (found === null) return null;
    tokens.push(found.token);
    at = found.end;
  }
  return tokens;
}

function findToken(text: string, at: number): { token: Token; end: number } | null {
  for (const [kind, pattern] of lexer) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match === null) continue;
    const values = match.slice(1).filter((value) => value !== undefined);
    return { token: { kind, values }, end: pattern.lastIndex };
  }
  return null;
}

/** As the patterns have it. */
function foldPrinted(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[‘’]/g, "'")
    .replaceAll(/[‐-―−]/g, '-')
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .trim();
}

const longestText = 160;
/** The name of the row of a drug, before its price. */
const tierName =
  /^(?:(?:tier|nivel) ?\d[ab]?|(?:preferred |non-?preferred )?(?:generic|brand|specialty)(?: drugs?)?)(?: ?\([a-z ,-]{1,40}\))? ?[:-] /;
const supplies = { 30: [30, 31, 34], 90: [84, 90, 93, 100, 102] } as const;

/**
 * Mental health has two prices in one cell, and its row is that of visits.
 *
 * @see 45 CFR 147.200, sample of the Summary: "$35 copay/office visit and 20% coinsurance for other outpatient services"
 */
function pickOfficeVisit(text: string): string {
  if (!/ (?:other outpatient|otros) (?:services|servicios)(?: ambulatorios)?\.?$/.test(text)) return text;
  const ends = [' and ', ', ', '; ', ' y '].map((joint) => text.lastIndexOf(joint));
  const visit = text.slice(0, Math.max(0, ...ends));
  return /office visits?|visitas? al consultorio/.test(visit) ? visit : text;
}

/** What a text says, or what to ask about it. Of an empty text nothing is said. */
export function readPrintedCost(typed: string, place: CostPlace = {}): PrintedCost | CostQuestion {
  const text = pickOfficeVisit(foldPrinted(typed).replace(tierName, ''));
  const nothing: PrintedCost = { share: notSaid, isCovered: true, when: null, isByDay: null, mostDays: null };
  if (text === '') return nothing;
  const tokens = text.length > longestText ? null : splitTokens(text);
  const amounts = text.match(/\$ ?\d|\d ?%/g)?.length ?? 0;
  if (tokens === null) return amounts > 1 ? 'two-prices' : 'unclear';
  const all = (kind: Kind) => tokens.filter((token) => token.kind === kind);
  const has = (kind: Kind) => all(kind).length > 0;
  const prices = [...all('money'), ...all('percent')];
  if (has('not-covered'))
    return tokens.every(({ kind }) => kind === 'not-covered' || kind === 'pause')
      ? { ...nothing, isCovered: false }
      : 'unclear';
  if (has('month')) return 'each-time';
  const wanted = supplies[place.supply ?? 30] as readonly number[];
  // By mail alone, a price is usually for 90 days.
  if (has('mail') && place.supply !== 90 && !/retail|farmacia/.test(text)) return 'other-supply';
  if (all('supply').some(({ values: [days] }) => !wanted.includes(Number(days)))) return 'other-supply';
  if (all('money').length > 1 || all('percent').length > 1) return 'two-prices';
  if (has('or')) return prices.length > 1 ? 'two-prices' : 'unclear';
  const share = readShare(tokens);
  if (typeof share === 'string') return share;
  if (share.rate === 10_000 && share.copayCents === null && share.rateMostCents === null)
    return place.isOut && !has('plan') ? { ...nothing, isCovered: false } : 'all-of-it';
  const when = readWhen(tokens, share);
  const days = readDays(tokens, share);
  if (when === 'unclear' || days === 'unclear') return 'unclear';
  return { share, isCovered: true, when, ...days };
}

function readShare(tokens: readonly Token[]): Share | CostQuestion {
  const find = (kind: Kind) => tokens.find((token) => token.kind === kind)?.values[0];
  const has = (kind: Kind) => tokens.some((token) => token.kind === kind);
  const [money, percent, most] = [find('money'), find('percent'), find('most')];
  const cents = (text: string | undefined) => (text === undefined ? null : parseAmount(text));
  const copayCents = cents(money);
  const rateMostCents = cents(most);
  const rate = percent === undefined ? null : readRate(percent);
  const isWrong =
    (money !== undefined && copayCents === null) ||
    (most !== undefined && (rateMostCents === null || rate === null)) ||
    (percent !== undefined && rate === null) ||
    tokens.filter(({ kind }) => kind === 'most' || kind === 'free').length > 1;
  if (isWrong) return 'unclear';
  if (has('plan')) {
    if (rate !== 10_000) return rate === null ? 'unclear' : 'plan-part';
    return copayCents === null ? { ...notSaid, copayCents: 0 } : 'plan-part';
  }
  if (has('free')) return money === undefined && rate === null ? { ...notSaid, copayCents: 0 } : 'two-prices';
  if (copayCents === null && rate === null) return 'unclear';
  if (has('rate') && rate === null) return 'percent-or-amount';
  if (copayCents !== null && rate !== null && !isJoined(tokens)) return 'two-prices';
  return { copayCents, rate, rateMostCents };
}

function readRate(text: string): number | null {
  if (!/^\d{1,3}(?:\.\d{1,2})?$/.test(text)) return null;
  const hundredths = Math.round(Number(text) * 100);
  return hundredths > 10_000 ? null : hundredths;
}

/** Whether something between a copay and a percentage says that both are paid. */
function isJoined(tokens: readonly Token[]): boolean {
  const places = ['money', 'percent'].map((kind) => tokens.findIndex((token) => token.kind === kind));
  const between = tokens.slice(Math.min(...places) + 1, Math.max(...places));
  return between.some(({ kind }) => ['then', 'pause', 'copay', 'rate', 'deductible'].includes(kind));
}

/** When the deductible comes, by what says so and where it stands. */
function readWhen(tokens: readonly Token[], { copayCents, rate }: Share): When | 'unclear' | null {
  const kinds = tokens.map(({ kind }) => kind).filter((kind) => kind !== 'filler' && kind !== 'pause');
  const said = kinds.filter((kind) => ['no', 'after', 'before', 'applies', 'deductible'].includes(kind));
  const [first] = said;
  if (first === undefined) return null;
  if (said.length > 1) return 'unclear';
  const at = kinds.indexOf(first);
  const isThen = kinds[at + 1] === 'then';
  const isFirst = at === 0;
  const hasCopay = (copayCents ?? 0) > 0;
  switch (first) {
    case 'before':
      return hasCopay ? 'before' : 'unclear';
    case 'deductible':
      if (isFirst) return isThen ? 'after' : 'unclear';
      return hasCopay && kinds[at - 1] === 'then' ? 'before' : 'unclear';
    case 'after':
      // "$250 copay, then 20% after deductible": the deductible may come before the copay, or between the two.
      return isFirst || !hasCopay || rate === null || (isThen && at < kinds.indexOf('percent'))
        ? 'after'
        : 'applies';
    default:
      return first as When;
  }
}

/** Whether a copay is for one day, and for how many days. */
function readDays(
  tokens: readonly Token[],
  { copayCents }: Share,
): Pick<PrintedCost, 'isByDay' | 'mostDays'> | 'unclear' {
  const find = (kind: Kind) => tokens.filter((token) => token.kind === kind);
  const [isByDay, isEach] = [find('day').length > 0, find('each').length > 0];
  const [days, ...more] = find('days');
  const from = days?.values.length === 2 ? Number(days.values[0]) : 1;
  const mostDays = days === undefined ? null : Number(days.values.at(-1));
  const isRestWrong = find('rest').some(({ values: [begin] }) => Number(begin) !== (mostDays ?? -1) + 1);
  const isWrong =
    isRestWrong || more.length > 0 || from !== 1 || (isByDay && (isEach || copayCents === null));
  if (isWrong || (mostDays !== null && (!isByDay || mostDays < 1))) return 'unclear';
  return { isByDay: isByDay ? true : isEach ? false : null, mostDays };
}

/** A deductible or a limit: of one person and of a family. `null` for both: the text says that there is none. */
export type PrintedLimit = { personCents: number | null; familyCents: number | null };
export type LimitQuestion = 'amount' | 'two-networks' | 'person-first' | 'whose';

const person =
  '(?:each |per |por |una |cada |/ ?|an )?(?:individual|person|member|self[- ]only|self|persona|miembro|titular)';
const family = '(?:each |per |por |/ ?|a )?(?:family|group|familia|familiar|grupo)';
const limitPattern = new RegExp(
  `^(?:(${person}|${family}):? ?)?(${amount})(?: ?\\(?(${person}|${family})\\)?)?` +
    `( ?[/|,;]| ?-| and| y| or| o)? ?(?:(${person}|${family}):? ?)?(?:(${amount})(?: ?\\(?(${person}|${family})\\)?)?)?$`,
);
/** What the amount is of stands beside its field, and a year is what it is for. */
const besideNetwork = {
  in: /^(?:for )?(?:in[- ]network|network|participating|preferred)(?: providers?)?[:,]? |^(?:(?:para )?proveedores )?(?:dentro )?de la red[:,]? |(?: ?[,;(])? ?(?:for )?(?:in[- ])?network(?: providers?)?\)?$/g,
  out: /^(?:for )?(?:out[- ]of[- ]network|non-?network)(?: providers?)?[:,]? |^(?:(?:para )?proveedores )?fuera de la red[:,]? |(?: ?[,;(])? ?(?:(?:for )?(?:out[- ]of[- ]network|non-?network)(?: providers?)?|fuera de la red)\)?$/g,
} as const;
const besideYear =
  /(?: ?[,;(])? ?(?:(?:per|a|each) (?:calendar |plan |benefit )?year|por ano(?: calendario)?)\)?$/;
const networkWords =
  /out[- ]of[- ]network|in[- ]network|non-?network|fuera de la red|dentro de la red|en la red/;
const outWords = /out[- ]of[- ]network|non-?network|fuera de la red/;

/** A Summary prints both networks in one cell: of two sentences, the one that is asked for. */
function pickNetwork(text: string, network: 'in' | 'out'): string {
  const parts = text.split(/[;.] /).map((part) => part.trim());
  const [first = '', second] = parts;
  if (parts.length !== 2 || second === undefined || outWords.test(first) === outWords.test(second))
    return text;
  return outWords.test(first) === (network === 'out') ? first : second;
}

/** "$2,000", "$2,000 / $4,000" and "$2,000 individual / $4,000 family"; nothing for an empty text. */
export function readPrintedLimit(
  typed: string,
  /** Whose an amount is that stands alone and does not say so. */
  whose: 'person' | 'family' = 'person',
  network: 'in' | 'out' = 'in',
): PrintedLimit | 'none' | LimitQuestion | null {
  const picked = pickNetwork(foldPrinted(typed), network);
  const text = picked.replace(/\.$/, '').replace(besideYear, '').replaceAll(besideNetwork[network], '');
  if (text === '') return null;
  if (
    /^(?:none|no limit|unlimited|no (?:overall )?deductible|ningun[oa]?|sin limite|ilimitado|sin deducible|no hay)$/.test(
      text,
    )
  )
    return 'none';
  const match = text.length > longestText ? null : limitPattern.exec(text);
  if (match === null) return networkWords.test(picked) && /\d/.test(picked) ? 'two-networks' : 'amount';
  const [, before, first, after, joint, nextBefore, second, last] = match;
  const isFamily = (label: string | undefined) =>
    label !== undefined && new RegExp(`^${family}$`).test(label);
  const amounts = [first, second].map((one) => (one === undefined ? null : readCents(one)));
  const [one, other] = amounts;
  if (one == null || (second !== undefined && other == null)) return 'amount';
  if (second === undefined) {
    // The label of a missing amount.
    if (nextBefore !== undefined && (before !== undefined || after !== undefined)) return 'amount';
    const label = before ?? after ?? nextBefore;
    const isOfFamily = label === undefined ? whose === 'family' : isFamily(label);
    if (isOfFamily) return whose === 'family' ? { personCents: null, familyCents: one } : 'whose';
    return { personCents: one, familyCents: null };
  }
  const labels = listLabels([before, after, nextBefore, last]);
  if (labels === null) return 'amount';
  const [label, otherLabel] = labels;
  if ((label === undefined || otherLabel === undefined) && / or?$/.test(joint ?? '')) return 'amount';
  const isSwapped = isFamily(label);
  if (label !== undefined && otherLabel !== undefined && isFamily(otherLabel) === isSwapped) return 'amount';
  const [personCents, familyCents] = isSwapped ? [other as number, one] : [one, other as number];
  return personCents > familyCents ? 'person-first' : { personCents, familyCents };
}

/** What a Summary of Benefits says around the deductible for drugs, where it asks about other deductibles. */
const aroundDrugs = [
  /^(?:yes|si)[.,;:]? /,
  / ?(?:there are )?no other (?:specific )?deductibles\.?$| ?no hay otros deducibles(?: especificos)?\.?$/,
  /,? (?:for|para) (?:prescription )?(?:drugs?|medications?|medicines?|medicamentos?|medicinas?)(?: coverage| recetad[oa]s)?/,
] as const;

/** A deductible for drugs; "No" where they have none of their own. */
export function readDrugDeductible(typed: string): ReturnType<typeof readPrintedLimit> {
  const text = aroundDrugs.reduce((rest, pattern) => rest.replace(pattern, ''), foldPrinted(typed));
  return /^no\.?$/.test(text) ? 'none' : readPrintedLimit(text);
}

/** Of a text with one amount: that it is each person's, so that the family may have none. */
export function isOfEachPerson(typed: string): boolean {
  return new RegExp(person).test(foldPrinted(typed));
}

/** Labels stand before both amounts, or behind both. */
function listLabels([before, after, nextBefore, last]: readonly (string | undefined)[]):
  | readonly (string | undefined)[]
  | null {
  const isBefore = before !== undefined || (nextBefore !== undefined && after === undefined);
  if (isBefore) return after === undefined && last === undefined ? [before, nextBefore] : null;
  return nextBefore === undefined ? [after, last] : null;
}

function readCents(text: string): number | null {
  const cents = parseAmount(text);
  return cents === null || cents < 0 ? null : cents;
}

/** Without the name of the currency beside the amount. */
function parseAmount(text: string): number | null {
  return parseTypedCents(text.replace(/^us/, '').replace(/(?<=\d) ?[a-z]+$/, ''));
}
