/** Beginnings of words by which plans call sensitive care, in English and Spanish, and names of medicines for it. */
import type { SensitiveKind } from '#shared/sensitive-kinds';

const words: Readonly<Record<Exclude<SensitiveKind, 'labeled'>, readonly string[]>> = {
  mental: [
    ...['psych', 'psiqui', 'psico', 'mental', 'behavioral', 'behavioural', 'salud conductual', 'depressi'],
    ...[
      'depresi',
      'anxiety',
      'ansiedad',
      'bipolar',
      'schizo',
      'esquizo',
      'autis',
      'adhd',
      'attention deficit',
    ],
    ...[
      'suicid',
      'self harm',
      'autolesi',
      'ptsd',
      'posttraumatic stress',
      'post traumatic stress',
      'phq',
      'gad 7',
    ],
    ...['estres postraumatico', 'eating disorder', 'anorexia nervosa', 'bulimi', 'dementia', 'demencia'],
    ...['sertraline', 'fluoxetine', 'escitalopram', 'citalopram', 'paroxetine', 'fluvoxamine', 'venlafaxine'],
    ...[
      'desvenlafaxine',
      'duloxetine',
      'bupropion',
      'mirtazapine',
      'trazodone',
      'vilazodone',
      'vortioxetine',
    ],
    ...[
      'amitriptyline',
      'aripiprazole',
      'quetiapine',
      'olanzapine',
      'risperidone',
      'paliperidone',
      'ziprasidone',
    ],
    ...['lurasidone', 'clozapine', 'haloperidol', 'cariprazine', 'brexpiprazole', 'lithium', 'buspirone'],
    ...['alprazolam', 'lorazepam', 'clonazepam', 'diazepam', 'methylphenidate', 'dexmethylphenidate'],
    ...['zoloft', 'prozac', 'lexapro', 'celexa', 'paxil', 'effexor', 'pristiq', 'cymbalta', 'wellbutrin'],
    ...['abilify', 'seroquel', 'zyprexa', 'risperdal', 'latuda', 'vraylar', 'rexulti', 'xanax', 'ativan'],
    ...[
      'klonopin',
      'valium',
      'ritalin',
      'concerta',
      'adderall',
      'vyvanse',
      'strattera',
      'panic disorder',
      'lcsw',
    ],
    ...['amphetamine', 'dextroamphetamine', 'lisdexamfetamine', 'atomoxetine', 'donepezil', 'memantine'],
  ],
  substance: [
    ...[
      'substance use',
      'substance abuse',
      'uso de sustancias',
      'abuso de sustancias',
      'alcoholi',
      'alcohol use',
    ],
    ...['alcohol abuse', 'alcohol depend', 'opioid use', 'opioid abuse', 'opioid depend', 'opioid treatment'],
    ...[
      'drug abuse',
      'drug depend',
      'drug use',
      'drug screen',
      'drug test',
      'addict',
      'adicci',
      'detox',
      'desintoxic',
    ],
    ...[
      'overdose',
      'sobredosis',
      'cocaine',
      'cannabis',
      'heroin',
      'fentanyl',
      'methamphetamine',
      'audit c',
      'dast',
    ],
    ...['suboxone', 'subutex', 'zubsolv', 'sublocade', 'vivitrol', 'narcan', 'antabuse', 'opiate'],
    ...['buprenorphine', 'naloxone', 'naltrexone', 'disulfiram', 'acamprosate', 'methadone', 'metadona'],
  ],
  reproductive: [
    ...[
      'pregnan',
      'embaraz',
      'abortion',
      'aborto',
      'miscarriage',
      'contracept',
      'anticoncep',
      'birth control',
    ],
    ...[
      'obstetric',
      'obstetri',
      'gynec',
      'ginec',
      'prenatal',
      'antenatal',
      'postpartum',
      'posparto',
      'maternity',
    ],
    ...['maternidad', 'childbirth', 'labor and delivery', 'cesarea', 'midwi', 'partera'],
    ...[
      'fertility',
      'infertil',
      'fertilidad',
      'in vitro fertil',
      'sexual',
      'chlamydia',
      'clamidia',
      'gonorrh',
    ],
    ...[
      'gonorrea',
      'syphilis',
      'sifilis',
      'genital',
      'papilloma',
      'papiloma',
      'hpv',
      'gender',
      'transgender',
    ],
    ...[
      'vasectomy',
      'vasectomia',
      'tubal ligation',
      'hysterect',
      'histerect',
      'erectile',
      'erectil',
      'pap smear',
    ],
    ...['levonorgestrel', 'norethindrone', 'norgestimate', 'norgestrel', 'drospirenone', 'desogestrel'],
    ...[
      'ethinyl estradiol',
      'etonogestrel',
      'medroxyprogesterone',
      'ulipristal',
      'mifepristone',
      'misoprostol',
    ],
    ...['ob gyn', 'obgyn', 'iud ', 'diu ', 'std ', 'sti ', 'in vitro', 'planned parenthood', 'c section'],
    ...[
      'transsexual',
      'viagra',
      'cialis',
      'levitra',
      'nexplanon',
      'mirena',
      'nuvaring',
      'depo provera',
      'plan b ',
    ],
    ...['clomiphene', 'sildenafil', 'tadalafil', 'vardenafil'],
  ],
  hiv: [
    ...[
      'hiv ',
      'hiv1 ',
      'vih ',
      'human immunodeficiency',
      'inmunodeficiencia humana',
      'antiretroviral',
      'antirretroviral',
    ],
    ...[
      'emtricitabine',
      'tenofovir',
      'bictegravir',
      'dolutegravir',
      'rilpivirine',
      'efavirenz',
      'raltegravir',
    ],
    ...['truvada', 'descovy', 'biktarvy', 'genvoya', 'triumeq', 'dovato', 'cabenuva', 'apretude', 'prezista'],
    ...['darunavir', 'atazanavir', 'abacavir', 'lamivudine', 'zidovudine', 'cabotegravir', 'cobicistat'],
  ],
  genetic: ['genetic', 'genomi', 'brca', 'hereditar', 'chromosom', 'cromosom', 'sickle cell', 'drepanocit'],
  violence: [
    ...[
      'domestic violence',
      'violencia domestica',
      'sexual assault',
      'agresion sexual',
      'child abuse',
      'adult abuse',
    ],
    ...[
      'rape ',
      'violacion sexual',
      'elder abuse',
      'physical abuse',
      'spouse or partner',
      'partner abuse',
      'maltreatment',
      'maltrato',
    ],
  ],
};

const all = Object.entries(words).flatMap(([kind, beginnings]) =>
  beginnings.map((one) => [kind as SensitiveKind, ` ${one}`] as const),
);

/** A text of a plan may be a million characters; where people name care, they do so before. */
const longestLabel = 20_000;

/** The kinds of care that a label names. A word counts from its beginning on: "genital", not "congenital". */
export function findKindsOfWords(label: string): SensitiveKind[] {
  const plain = ` ${(fold(label).match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')} `;
  return all.flatMap(([kind, beginning]) => (plain.includes(beginning) ? kind : []));
}

/** True for a text that names sensitive care of any kind. */
export function tellsOfSensitiveCare(text: string): boolean {
  return findKindsOfWords(text).length > 0;
}

/** As people read it: without accents, wide letters and characters that are not seen; "CenterForPsychiatry" is three words. */
function fold(label: string): string {
  return label
    .slice(0, longestLabel)
    .normalize('NFKD')
    .replaceAll(/[\p{M}\p{Default_Ignorable_Code_Point}]/gu, '')
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase();
}
