/**
 * What patients call a kind of doctor or place, in English and Spanish, and the codes that directories mark it with.
 * Codes stand as numbers only: one of ten signs is itself, one of four a family with all that it holds.
 *
 * @see Health Care Provider Taxonomy (NUCC), code set
 */
import { splitWords } from '../split-words.ts';

type Kind = {
  codes: readonly string[];
  /** How words of directories begin that send no code. */
  stems: readonly string[];
  /** What people type, in both languages; without accents and endings of the plural. */
  words: readonly string[];
};

const kinds = {
  'primary-care': {
    codes: ['207Q00000X', '207R00000X', '208D00000X', '363LF0000X', '363LP2300X'],
    stems: ['family', 'internal', 'primary'],
    words: [
      'primary care',
      'family',
      'family medicine',
      'general',
      'general practice',
      'general practitioner',
      'gp',
      'pcp',
      'checkup',
      'internist',
      'internal medicine',
      'regular',
      'familia',
      'familiar',
      'medicina familiar',
      'medicina general',
      'cabecera',
      'atencion primaria',
      'internista',
      'chequeo',
    ],
  },
  orthopedics: {
    codes: ['207X'],
    stems: ['orthop', 'bone'],
    words: [
      'bone',
      'bones and joint',
      'bone and joint',
      'broken bone',
      'fracture',
      'orthopedic',
      'orthopaedic',
      'orthopedist',
      'orthopedic surgeon',
      'ortho',
      'knee',
      'hip',
      'shoulder',
      'elbow',
      'ankle',
      'hueso',
      'huesos y articulaciones',
      'fractura',
      'ortopedia',
      'ortopedista',
      'ortopedico',
      'traumatologo',
      'rodilla',
      'cadera',
      'hombro',
      'codo',
      'tobillo',
    ],
  },
  heart: {
    codes: ['207RC0000X', '207RI0011X', '207RC0001X', '207RA0001X'],
    stems: ['cardi', 'heart'],
    words: [
      'heart',
      'cardiac',
      'cardiology',
      'cardiologist',
      'cardio',
      'blood pressure',
      'corazon',
      'cardiologia',
      'cardiologo',
      'cardiaco',
      'presion',
      'presion alta',
    ],
  },
  skin: {
    codes: ['207N'],
    stems: ['dermat', 'skin'],
    words: [
      'skin',
      'dermatology',
      'dermatologist',
      'derm',
      'rash',
      'acne',
      'mole',
      'eczema',
      'piel',
      'dermatologia',
      'dermatologo',
      'lunar',
      'sarpullido',
      'eccema',
    ],
  },
  children: {
    codes: ['2080', '363LP0200X'],
    stems: ['pediatr', 'paediatr', 'child'],
    words: [
      'kid',
      'child',
      'children',
      'baby',
      'babies',
      'infant',
      'teen',
      'pediatric',
      'pediatrician',
      'nino',
      'nina',
      'bebe',
      'hijo',
      'infantil',
      'pediatra',
      'pediatria',
    ],
  },
  eyes: {
    codes: ['207W', '152W'],
    stems: ['ophthal', 'optom', 'eye'],
    words: [
      'eye',
      'vision',
      'glasses',
      'glass',
      'contact lens',
      'cataract',
      'ophthalmologist',
      'ophthalmology',
      'optometrist',
      'optometry',
      'ojo',
      'vista',
      'lentes',
      'anteojo',
      'catarata',
      'oftalmologo',
      'oftalmologia',
      'optometrista',
    ],
  },
  feet: {
    codes: ['213E'],
    stems: ['podiat', 'foot'],
    words: [
      'foot',
      'feet',
      'toe',
      'toenail',
      'heel',
      'podiatry',
      'podiatrist',
      'pie',
      'pies',
      'dedo del pie',
      'talon',
      'podologo',
      'podologia',
      'podiatra',
    ],
  },
  'ear-nose-throat': {
    codes: ['207Y'],
    stems: ['otolar', 'ent'],
    words: [
      'ear',
      'nose',
      'throat',
      'ear nose throat',
      'ear nose and throat',
      'ent',
      'sinus',
      'tonsil',
      'oido',
      'oreja',
      'nariz',
      'garganta',
      'oido nariz garganta',
      'otorrino',
      'otorrinolaringologo',
      'senos nasales',
      'amigdala',
    ],
  },
  hearing: {
    codes: ['231H'],
    stems: ['audiol', 'hearing'],
    words: ['hearing', 'hearing aid', 'audiologist', 'audiology', 'audifono', 'audicion', 'audiologo'],
  },
  teeth: {
    codes: ['1223'],
    stems: ['dent', 'orthodon'],
    words: [
      'tooth',
      'teeth',
      'dental',
      'dentist',
      'braces',
      'gum',
      'diente',
      'muela',
      'dentista',
      'encia',
      'odontologo',
      'frenos',
    ],
  },
  women: {
    codes: ['207V', '367A'],
    stems: ['obstet', 'gyne', 'women'],
    words: [
      'women',
      'woman',
      'womens health',
      'women s health',
      'gynecologist',
      'gynecology',
      'gyn',
      'obgyn',
      'ob gyn',
      'pregnancy',
      'pregnant',
      'obstetrician',
      'midwife',
      'pap',
      'mujer',
      'ginecologo',
      'ginecologa',
      'ginecologia',
      'embarazo',
      'embarazada',
      'obstetra',
      'partera',
    ],
  },
  nerves: {
    codes: ['2084N0400X', '207T'],
    stems: ['neuro'],
    words: [
      'brain',
      'nerve',
      'headache',
      'migraine',
      'seizure',
      'stroke',
      'neurologist',
      'neurology',
      'cerebro',
      'nervio',
      'dolor de cabeza',
      'migrana',
      'convulsion',
      'derrame cerebral',
      'neurologo',
      'neurologia',
    ],
  },
  mind: {
    codes: ['2084P0800X', '2084P0804X', '103T', '101Y', '1041C0700X', '106H'],
    stems: ['psych', 'counsel', 'mental'],
    words: [
      'mental health',
      'mental',
      'mind',
      'depression',
      'anxiety',
      'therapist',
      'counselor',
      'counseling',
      'psychiatrist',
      'psychologist',
      'psychiatry',
      'psychology',
      'salud mental',
      'depresion',
      'ansiedad',
      'consejero',
      'psiquiatra',
      'psicologo',
      'psicologa',
      'terapeuta',
    ],
  },
  digestion: {
    codes: ['207RG0100X'],
    stems: ['gastro', 'digest'],
    words: [
      'stomach',
      'belly',
      'gut',
      'digestive',
      'digestion',
      'colon',
      'colonoscopy',
      'heartburn',
      'liver',
      'gastroenterologist',
      'gi',
      'estomago',
      'intestino',
      'digestivo',
      'colonoscopia',
      'acidez',
      'higado',
      'gastroenterologo',
      'gastro',
    ],
  },
  lungs: {
    codes: ['207RP1001X'],
    stems: ['pulmon', 'lung'],
    words: [
      'lung',
      'breathing',
      'asthma',
      'copd',
      'cough',
      'pulmonologist',
      'pulmonary',
      'pulmon',
      'respiracion',
      'asma',
      'tos',
      'neumologo',
      'neumologia',
    ],
  },
  kidneys: {
    codes: ['207RN0300X'],
    stems: ['nephro', 'kidney'],
    words: [
      'kidney',
      'dialysis',
      'nephrologist',
      'nephrology',
      'rinon',
      'rinones',
      'dialisis',
      'nefrologo',
      'nefrologia',
    ],
  },
  urology: {
    codes: ['2088'],
    stems: ['urolog'],
    words: [
      'bladder',
      'prostate',
      'urine',
      'urologist',
      'urology',
      'vejiga',
      'prostata',
      'orina',
      'urologo',
      'urologia',
    ],
  },
  hormones: {
    codes: ['207RE0101X'],
    stems: ['endocr', 'diabet'],
    words: [
      'diabetes',
      'thyroid',
      'hormone',
      'endocrinologist',
      'endocrinology',
      'tiroides',
      'hormona',
      'azucar',
      'endocrinologo',
      'endocrinologia',
    ],
  },
  cancer: {
    codes: ['207RX0202X', '207RH0003X', '2085R0001X'],
    stems: ['oncol', 'cancer'],
    words: [
      'cancer',
      'tumor',
      'chemo',
      'chemotherapy',
      'oncologist',
      'oncology',
      'quimioterapia',
      'oncologo',
      'oncologia',
    ],
  },
  joints: {
    codes: ['207RR0500X'],
    stems: ['rheum'],
    words: [
      'arthritis',
      'joint',
      'lupus',
      'gout',
      'rheumatologist',
      'rheumatology',
      'artritis',
      'articulacion',
      'gota',
      'reumatologo',
      'reumatologia',
    ],
  },
  allergies: {
    codes: ['207K'],
    stems: ['allerg'],
    words: ['allergy', 'allergies', 'hay fever', 'allergist', 'alergia', 'alergologo', 'alergista'],
  },
  pain: {
    codes: ['208VP0000X', '208VP0014X', '207LP2900X'],
    stems: ['pain'],
    words: ['pain', 'back pain', 'pain management', 'dolor', 'dolor de espalda', 'manejo del dolor'],
  },
  'physical-therapy': {
    codes: ['2251'],
    stems: ['physical'],
    words: [
      'physical therapy',
      'physical therapist',
      'pt',
      'physio',
      'rehab',
      'rehabilitation',
      'terapia fisica',
      'fisioterapia',
      'fisioterapeuta',
      'rehabilitacion',
    ],
  },
  back: {
    codes: ['111N'],
    stems: ['chiro'],
    words: ['chiropractor', 'chiropractic', 'quiropractico'],
  },
  speech: {
    codes: ['235Z'],
    stems: ['speech'],
    words: ['speech', 'speech therapy', 'speech therapist', 'habla', 'terapia del habla', 'logopeda'],
  },
  surgery: {
    codes: ['2086'],
    stems: ['surge'],
    words: [
      'surgeon',
      'surgery',
      'operation',
      'hernia',
      'gallbladder',
      'cirujano',
      'cirugia',
      'operacion',
      'vesicula',
    ],
  },
  older: {
    codes: ['207QG0300X', '207RG0300X'],
    stems: ['geriat'],
    words: [
      'senior',
      'elderly',
      'older people',
      'older adult',
      'geriatrician',
      'geriatric',
      'persona mayor',
      'anciano',
      'geriatra',
    ],
  },
  nutrition: {
    codes: ['133V', '133N'],
    stems: ['diet', 'nutri'],
    words: [
      'diet',
      'dietitian',
      'nutrition',
      'nutritionist',
      'dieta',
      'nutricion',
      'nutricionista',
      'nutriologo',
    ],
  },
  emergency: {
    codes: ['207P'],
    stems: ['emergency'],
    words: ['emergency', 'emergency room', 'er', 'emergencia', 'sala de emergencia'],
  },
  imaging: {
    codes: ['2085R0202X', '261QR0200X'],
    stems: ['imaging', 'radiol'],
    words: [
      'x ray',
      'xray',
      'mri',
      'scan',
      'ct scan',
      'ultrasound',
      'mammogram',
      'imaging',
      'radiologist',
      'radiografia',
      'rayos x',
      'resonancia',
      'ecografia',
      'mamografia',
      'imagen',
      'radiologo',
    ],
  },
  laboratory: {
    codes: ['291U'],
    stems: ['lab'],
    words: [
      'lab',
      'laboratory',
      'blood test',
      'blood work',
      'laboratorio',
      'analisis de sangre',
      'prueba de sangre',
    ],
  },
  'urgent-care': {
    codes: ['261QU0200X'],
    stems: ['urgent', 'walk'],
    words: ['urgent care', 'walk in', 'walk in clinic', 'urgencia', 'clinica de urgencia'],
  },
} as const satisfies Record<string, Kind>;

export type Specialty = keyof typeof kinds;
export const specialties = Object.keys(kinds) as [Specialty, ...Specialty[]];

/** Says only that a doctor is looked for. */
const fillers = new Set(
  'a an the for of my our mis dr doctor doctora doctors doctores md medico medica especialista specialist clinic el la los las un una de del para mi'.split(
    ' ',
  ),
);

/** The words that say something, as they are stored: without accents, a doctor who is a woman as one who is a man. */
function listSaid(text: string): string[] {
  const words = splitWords(text).map((word) => word.replace(/ologa(s?)$/, 'ologo$1'));
  const said = words.filter((word) => !fillers.has(word));
  return said.length > 0 ? said : words;
}

const byPhrase = new Map<string, Specialty>(
  Object.entries(kinds).flatMap(([name, { words }]) =>
    words.map((word): [string, Specialty] => [listSaid(word).join(' '), name as Specialty]),
  ),
);

/** The plural in either language. */
const plurals = [/(?!)/, /s$/, /es$/] as const;

/** The kind of doctor or place that a patient's words mean as a whole; `null` when they say something else. */
export function findSpecialty(text: string): Specialty | null {
  const said = listSaid(text);
  for (const plural of plurals) {
    const phrase = said.map((word) => (word.length > 3 ? word.replace(plural, '') : word)).join(' ');
    const found = byPhrase.get(phrase);
    if (found !== undefined) return found;
  }
  return null;
}

/** Codes to ask a directory for. */
export function listSpecialtyCodes(specialty: Specialty): string[] {
  return kinds[specialty].codes.map((code) => (code.length === 4 ? `${code}00000X` : code));
}

/** The kind of a code of the taxonomy; `null` where patients have no word for it here. */
export function findKindOfCode(code: string | null): Specialty | null {
  return specialties.find((one) => isOfSpecialty(one, [{ code, text: null }])) ?? null;
}

/** True when one of the entry's codes is of the kind, or a word of its texts begins as the kind's words do. */
export function isOfSpecialty(
  specialty: Specialty,
  marks: readonly { code: string | null; text: string | null }[],
): boolean {
  const { codes, stems }: Kind = kinds[specialty];
  return marks.some(({ code, text }) =>
    code !== null && /^\w{9}X$/.test(code)
      ? codes.some((one) => code.startsWith(one))
      : splitWords(text ?? '').some((word) =>
          stems.some((stem) => (stem.length < 4 ? word === stem : word.startsWith(stem))),
        ),
  );
}
