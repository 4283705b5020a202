/**
 * Short words that plans send in English, most of them from public lists: what form a medicine has, how it is taken,
 * and what it is counted in. Each has our words in both languages; other texts of a plan stay its own.
 */

/** Each has its words under `health:word`. Codes of public lists stand beside the words that they come with. */
const words = {
  tablet: 'tablet|tablets|tab|tabs|oral tablet|film coated tablet|film-coated tablet|coated tablet',
  'tablet-slow':
    'extended release tablet|extended-release tablet|extended release oral tablet|24 hr extended release oral tablet|12 hr extended release oral tablet|tablet, extended release',
  'tablet-late':
    'delayed release tablet|delayed-release tablet|delayed release oral tablet|enteric coated tablet|tablet, delayed release',
  'tablet-chewed': 'chewable tablet|chewable oral tablet|tablet, chewable',
  'tablet-melting': 'disintegrating oral tablet|orally disintegrating tablet|oral disintegrating tablet',
  capsule: 'capsule|capsules|cap|caps|oral capsule|softgel',
  'capsule-slow':
    'extended release capsule|extended-release capsule|extended release oral capsule|24 hr extended release oral capsule|12 hr extended release oral capsule',
  'capsule-late': 'delayed release capsule|delayed-release capsule|delayed release oral capsule',
  liquid: 'liquid|oral liquid|solution|oral solution|syrup|oral syrup|elixir|oral elixir',
  shaken: 'suspension|oral suspension|powder for oral suspension',
  cream: 'cream|topical cream',
  ointment: 'ointment|topical ointment',
  lotion: 'lotion|topical lotion',
  gel: 'gel|topical gel',
  foam: 'foam|topical foam',
  powder: 'powder|oral powder|topical powder',
  patch: 'patch|transdermal patch|transdermal system|medicated patch',
  spray: 'spray|topical spray',
  'nose-spray': 'nasal spray|metered dose nasal spray',
  inhaler: 'inhaler|metered dose inhaler|dry powder inhaler',
  'breathing-liquid': 'inhalation solution|nebulizer solution|inhalation suspension',
  'eye-drops': 'eye drops|ophthalmic solution|ophthalmic suspension',
  'eye-ointment': 'eye ointment|ophthalmic ointment',
  'ear-drops': 'ear drops|otic solution|otic suspension',
  suppository: 'suppository|rectal suppository',
  lozenge: 'lozenge|oral lozenge',
  injection: 'injection|injectable solution|injectable suspension|solution for injection',
  pen: 'pen for injection|pen|pen injector|injection pen|auto-injector|autoinjector',
  syringe: 'syringe|prefilled syringe|pre-filled syringe',
  'by-mouth': 'by mouth|oral|oral route|oral use|per os|po|c38288|20053000',
  'under-tongue': 'sublingual|sublingual route|sublingual use|c38300|20067000',
  muscle:
    'intramuscular|intramuscular route|intramuscular use|intramuscular injection|injection, intramuscular|im|c28161|20035000',
  'under-skin':
    'subcutaneous|subcutaneous route|subcutaneous use|subcutaneous injection|injection, subcutaneous|c38299|20066000',
  'into-skin': 'intradermal|intradermal route|intradermal use|c38238',
  vein: 'intravenous|intravenous route|intravenous use|intravenous injection|iv|c38276|20045000',
  breathed:
    'inhalation|inhalation route|inhalation use|respiratory (inhalation)|by inhalation|c38216|20020000',
  nose: 'nasal|intranasal|nasal route|nasal use|nasal inhalation|c38284|20049000',
  skin: 'topical|topical route|cutaneous|cutaneous route|cutaneous use|transdermal|transdermal route|transdermal use|on the skin|c38304|c38305|20003000|20070000',
  eye: 'ophthalmic|ophthalmic route|ocular|ocular route|ocular use|c38287|20047000',
  ear: 'otic|otic route|auricular|auricular use|c38192|20001000',
  rectum: 'rectal|rectal route|rectal use|c38295|20061000',
  vagina: 'vaginal|vaginal route|vaginal use|c38313|20072000',
  negative: 'negative',
  positive: 'positive',
  'not-found': 'not found|not detected|none detected|none seen',
  found: 'found|detected',
  'as-file-type': 'mimetype sufficient|urn:ihe:iti:xds:2017:mimetypesufficient',
  'in-parts':
    'urn:hl7-org:sdwg:ccda-structuredbody:2.1|documents following c-cda constraints using a structured body|for documents following c-cda 2.1 constraints using a structured body.',
} as const;

/** Each has its words under `health:counted`. */
const counted = {
  tablet: 'tablet|tablets|tab|tabs|tbl|{tbl}|{tablet}|oral tablet',
  capsule: 'capsule|capsules|cap|caps|{capsule}|oral capsule',
  puff: 'puff|puffs|{puff}|actuation|actuations|actuat|inhalation|inhalations',
  drop: 'drop|drops|{drop}|gtt|[drp]',
  dose: 'dose|doses|{dose}',
  patch: 'patch|patches|{patch}',
  spray: 'spray|sprays|{spray}',
  suppository: 'suppository|suppositories',
  vial: 'vial|vials',
  pen: 'pen|pens',
  syringe: 'syringe|syringes',
  packet: 'packet|packets|pack|packs',
  bottle: 'bottle|bottles',
  tube: 'tube|tubes',
  inhaler: 'inhaler|inhalers',
  unit: 'unit|units|unt',
  piece: 'each|ea|{each}',
} as const;

type PlanWord = keyof typeof words;
type Counted = keyof typeof counted;

const wordByText = indexTexts<PlanWord>(words);
const countedByText = indexTexts<Counted>(counted);

function indexTexts<Key extends string>(table: Record<Key, string>): ReadonlyMap<string, Key> {
  return new Map(
    (Object.keys(table) as Key[]).flatMap((key) => table[key].split('|').map((text) => [text, key] as const)),
  );
}

/** Our word for a form or a way to take a medicine, by a text or a code of the plan; `null` for any other. */
export function findPlanWord(text: string | null): PlanWord | null {
  return text === null ? null : (wordByText.get(text.trim().toLowerCase()) ?? null);
}

/** Looks up a text of the `health` namespace. */
type Translate = (key: string, values: Record<string, string | number>) => string;

/** "30 tablets" for a plan's "30 tablet"; any other text as it is. The number is the plan's. */
export function sayQuantity(text: string, t: Translate): string {
  const parts = /^([<>≤≥]=? )?(\d{1,9}(?:\.\d{1,6})?) (\D{1,20})$/.exec(text);
  const unit = countedByText.get(parts?.[3]?.trim().toLowerCase() ?? '');
  if (parts === null || unit === undefined) return text;
  return `${parts[1] ?? ''}${t(`counted.${unit}`, { count: Number(parts[2]), digits: parts[2] ?? '' })}`;
}
