/**
 * What people call kinds of care, in English and Spanish, and how services are told that are of the kind: by the beginnings
 * of words of their texts, in either language, and by the groups of their codes. Numbers only, never the words of a code.
 */
import { foldText, splitWords } from '../split-words.ts';
import { findKindOfProcedure, type ServiceKind } from './service-kinds.ts';

type Care = {
  /** What people type, without accents and endings of the plural. */
  words: string;
  /** How words of a service begin; a run of words where there is a blank. */
  stems: string;
  kinds: readonly ServiceKind[];
};

const cares = {
  lab: {
    words:
      'lab|laboratory|lab test|lab work|laboratory test|blood test|blood work|blood draw|urine test|analisis|analisis de sangre|prueba de sangre|examen de sangre|analisis de orina|analisis de laboratorio|prueba de laboratorio|examen de laboratorio|laboratorio',
    stems:
      'lab test|laborator|blood chemistry|blood count|blood test|metabolic panel|lipid panel|hemoglobin|urinalysis|urine|culture|patholog|analisis|hemograma',
    kinds: ['lab'],
  },
  xray: {
    words: 'x ray|xray|radiograph|radiografia|rayo x|placa',
    stems: 'x ray|xray|radiogra|rayos x',
    kinds: [],
  },
  mri: {
    words: 'mri|mri scan|magnetic resonance|resonancia|resonancia magnetica|rm',
    stems: 'mri|magnetic resonance|resonancia',
    kinds: [],
  },
  scan: {
    words:
      'scan|imaging|ct|ct scan|cat scan|ultrasound|mammogram|escaner|tomografia|ecografia|ultrasonido|mamografia|imagen',
    stems: 'scan|mri|x ray|xray|magnetic|tomogra|ultraso|mammogra|radiogra|imaging|resonancia|ecogra|mamogra',
    kinds: ['imaging'],
  },
  vaccine: {
    words:
      'shot|flu shot|vaccine|vaccination|immunization|covid shot|vacuna|vacunacion|vacuna de la gripe|vacuna contra la gripe',
    stems: 'vaccin|immuniz|flu shot|vacuna|inmuniz',
    kinds: ['vaccine'],
  },
  checkup: {
    words:
      'checkup|check up|physical|annual physical|yearly physical|physical exam|wellness visit|annual exam|preventive visit|chequeo|chequeo anual|examen fisico|examen anual|revision anual|visita preventiva',
    stems: 'preventive|wellness|annual|yearly|checkup|check up|routine physical|chequeo|preventiv',
    kinds: ['preventive-visit'],
  },
  emergency: {
    words:
      'emergency|emergency room|emergency visit|er|er visit|emergency department|urgencia|emergencia|sala de emergencia|sala de urgencia',
    stems: 'emergency|emergencia|urgencias',
    kinds: ['emergency-visit', 'emergency-room'],
  },
  surgery: {
    words: 'surgery|operation|surgical procedure|cirugia|operacion',
    stems: 'surger|surgical|operating|arthroscop|cirugia|operacion',
    kinds: ['surgery', 'operating-room'],
  },
  therapy: {
    words: 'physical therapy|pt|physiotherapy|rehab|terapia fisica|fisioterapia|rehabilitacion',
    stems: 'physical therapy|therapeutic exercise|exercise therapy|physiotherap|terapia fisica|fisioterapia',
    kinds: ['therapy'],
  },
  glasses: {
    words: 'glasses|eyeglass|eyeglasses|spectacle|contact lens|lens|lente|anteojo|gafa|lente de contacto',
    stems: 'lens|frame|eyeglass|glasses|spectacle|lente|anteojo|armazon',
    kinds: [],
  },
  cleaning: {
    words: 'cleaning|teeth cleaning|dental cleaning|limpieza|limpieza dental|limpieza de diente',
    stems: 'cleaning|prophylaxis|limpieza',
    kinds: [],
  },
} as const satisfies Record<string, Care>;

export type CareName = keyof typeof cares;

/** "A test", "the shots of my son": they say nothing of the kind of care. */
const fillers = new Set('a an the my our for of un una el la los las mi mis de del para'.split(' '));
/** The plural in either language. */
const plurals = [/s$/, /es$/] as const;

function nameOf(phrase: string, plural: RegExp): string {
  return splitWords(phrase)
    .filter((word) => !fillers.has(word))
    .map((word) => (word.length > 3 ? word.replace(plural, '') : word))
    .join(' ');
}

const byPhrase = new Map<string, CareName>(
  Object.entries(cares).flatMap(([name, { words }]) =>
    words.split('|').map((phrase): [string, CareName] => [nameOf(phrase, plurals[0]), name as CareName]),
  ),
);

/** The kind of care that the words mean as a whole; `null` when they say something else. */
export function findCareName(text: string): CareName | null {
  for (const plural of plurals) {
    const found = byPhrase.get(nameOf(text, plural));
    if (found !== undefined) return found;
  }
  return null;
}

/** How words of its services begin, each a run of folded words. */
export function listCareStems(care: CareName): string[] {
  return cares[care].stems.split('|');
}

const codesOf: Partial<Record<ServiceKind, readonly string[]>> = {
  lab: ['8'],
  imaging: ['7'],
  vaccine: ['904', '905', '906', '907'],
  'preventive-visit': ['993', 'G043'],
  'emergency-visit': ['992'],
  surgery: ['1', '2', '3', '4', '5', '6'],
  therapy: ['970', '971', '972', '973', '974', '975', '976', '977'],
};

/** How codes begin that may be of the kind. */
export function listCareCodes(care: CareName): string[] {
  return cares[care].kinds.flatMap((kind) => codesOf[kind] ?? []);
}

/**
 * Says of the texts and codes of a claim's services whether one is of the kind. One text is judged once: many claims have
 * the same.
 */
export function createCareTest(care: CareName): (serviceTexts: readonly string[]) => boolean {
  const kinds: readonly ServiceKind[] = cares[care].kinds;
  const stems = listCareStems(care);
  const judged = new Map<string, boolean>();
  const judge = (text: string) => {
    const kind = findKindOfProcedure(text);
    if (kind !== null) return kinds.includes(kind);
    const said = ` ${splitWords(foldText(text)).join(' ')}`;
    return stems.some((stem) => said.includes(` ${stem}`));
  };
  return (serviceTexts) =>
    serviceTexts.some((text) => {
      const known = judged.get(text) ?? judge(text);
      judged.set(text, known);
      return known;
    });
}
