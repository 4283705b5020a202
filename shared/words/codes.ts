/** Names of code systems, and codes that have words of their own. */

/** Code systems whose short names must be translated; names such as "CPT" are the same in every language. */
const translatedSystems = new Map([
  ['Revenue code', 'revenue'],
  ['Place of service', 'place'],
  ['Tooth number', 'tooth'],
  ['Mouth area', 'mouth'],
  ['Tooth surface', 'surface'],
  ['Medicare line code', 'medicareLine'],
  ['Medicare claim code', 'medicareClaim'],
  ['Medicare nonpayment code', 'medicareNonpayment'],
]);

/** The name of a code system; `text` looks up a translation by its key. */
export function codeSystemName(system: string, text: (key: string) => string): string {
  const key = translatedSystems.get(system);
  return key === undefined ? system : text(key);
}

/** HL7's displays of codes that differ from the code and from our English word. @see HL7 v3 ActCode */
const displays: Record<string, string> = {
  AMB: 'ambulatory',
  EMER: 'emergency',
  IMP: 'inpatient encounter',
  ACUTE: 'inpatient acute',
  NONACUTE: 'inpatient non-acute',
  OBSENC: 'observation encounter',
  SS: 'short stay',
  HH: 'home health',
  VR: 'virtual',
  FLD: 'field',
  PRENC: 'pre-admission',
  LAB: 'laboratory',
  RAD: 'radiology',
  FFC: 'first fill - complete',
  FFP: 'first fill, part fill',
  RFC: 'refill - complete',
  RFP: 'refill - part fill',
  AD: 'admission diagnosis',
  DD: 'discharge diagnosis',
  CC: 'chief complaint',
  CM: 'comorbidity diagnosis',
  'pre-op': 'pre-op diagnosis',
  'post-op': 'post-op diagnosis',
  home: 'discharge to home',
  'alt-home': 'alternative home',
  'other-hcf': 'other healthcare facility',
  hosp: 'hospice',
  aadvice: 'left against advice',
  exp: 'expired',
  psy: 'psychiatric hospital',
  snf: 'skilled nursing facility',
  oth: 'other',
  'hosp-trans': 'transferred from other hospital',
  emd: 'from accident/emergency department',
  outp: 'from outpatient department',
  born: 'born in hospital',
  gp: 'general practitioner referral',
  mp: 'medical practitioner/physician referral',
  nursing: 'from nursing home',
  psych: 'from psychiatric hospital',
  rehab: 'from rehabilitation facility',
  IMMUNE: 'immunity',
  MEDPREC: 'medical precaution',
  OSTOCK: 'product out of stock',
  PATOBJ: 'patient objection',
  provider: 'other provider',
  record: 'written record',
  recall: 'parent/guardian/patient recall',
  'observation-adi-documentation': 'observation adi documentation',
  patientspecified: 'patient specified',
  SER: 'serum',
  BLD: 'whole blood',
  PLAS: 'plasma',
  FAMMEMB: 'family member',
  SIB: 'sibling',
  HUSB: 'husband',
  COUSN: 'cousin',
  MGRMTH: 'maternal grandmother',
  MGRFTH: 'maternal grandfather',
  PGRMTH: 'paternal grandmother',
  PGRFTH: 'paternal grandfather',
  HBRO: 'half-brother',
  HSIS: 'half-sister',
  MAUNT: 'maternal aunt',
  PAUNT: 'paternal aunt',
  MUNCLE: 'maternal uncle',
  PUNCLE: 'paternal uncle',
};

/** Short codes with one common meaning. Others may be a plan's own. */
const clear = new Set(
  (
    'AMB EMER IMP ACUTE NONACUTE OBSENC SS HH VR FLD PRENC LAB RAD FFC FFP RFC RFP BID TID QID FTH MTH ' +
    'SPS MGRMTH MGRFTH PGRMTH PGRFTH FAMMEMB MEDPREC OSTOCK PATOBJ SER PLAS'
  ).split(' '),
);

/** True for a code that may be worded although the plan sent no text. */
export function isClear(code: string): boolean {
  return clear.has(code) || !/^[A-Z]{1,8}$/.test(code);
}

/** True for a text that only spells out the code, like HL7's display or our English word: "Vital Signs". */
export function saysNoMore(text: string, code: string, english: string): boolean {
  const said = letters(text);
  return [letters(code), letters(english), displays[code] && letters(displays[code])].includes(said);
}

function letters(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}
