import { describe, expect, it } from 'vitest';
import {
  findSpecialty,
  isOfSpecialty,
  listSpecialtyCodes,
  type Specialty,
  specialties,
} from '#shared/words/specialties';

type Words = Partial<Record<Specialty, readonly string[]>>;

const english: Words = {
  orthopedics: [
    'orthopedic',
    'orthopedics',
    'orthopedist',
    'bone',
    'bones',
    'broken bone',
    'bone doctor',
    'knee',
    'knees',
    'hip',
    'shoulder',
    'ankle',
    'fracture',
  ],
  heart: ['heart', 'cardiologist', 'cardiology', 'heart doctor', 'blood pressure'],
  skin: ['skin', 'dermatologist', 'rash', 'acne', 'moles', 'skin doctor'],
  children: ['kids', 'kids doctor', 'child', 'children', 'baby', 'babies', 'pediatrician', 'doctor for kids'],
  eyes: ['eye', 'eyes', 'glasses', 'cataracts', 'optometrist', 'eye doctor'],
  feet: ['foot', 'feet', 'toenails', 'podiatrist', 'foot doctor'],
  'ear-nose-throat': ['ear', 'nose', 'throat', 'sinus', 'tonsils', 'ear, nose and throat', 'ENT'],
  hearing: ['hearing', 'hearing aids'],
  teeth: ['teeth', 'tooth', 'dentist', 'braces'],
  women: ['gynecologist', 'pregnancy', 'OB/GYN', 'midwife', 'women’s health'],
  nerves: ['brain', 'headaches', 'migraine', 'neurologist'],
  mind: ['therapist', 'counselor', 'depression', 'psychiatrist', 'mental health'],
  digestion: ['stomach', 'colonoscopy', 'liver', 'heartburn'],
  lungs: ['lungs', 'asthma', 'breathing'],
  kidneys: ['kidneys', 'dialysis'],
  urology: ['bladder', 'prostate'],
  hormones: ['diabetes', 'thyroid'],
  cancer: ['cancer', 'chemo', 'oncologist'],
  joints: ['arthritis', 'gout'],
  allergies: ['allergies', 'allergist'],
  pain: ['pain', 'back pain'],
  'physical-therapy': ['physical therapy', 'PT'],
  back: ['chiropractor'],
  surgery: ['surgeon', 'hernia'],
  imaging: ['X-ray', 'MRI', 'mammogram'],
  laboratory: ['lab', 'blood test'],
  'primary-care': ['PCP', 'internist', 'family doctor', 'primary care doctor'],
  'urgent-care': ['urgent care', 'walk-in clinic'],
};

const spanish: Words = {
  orthopedics: [
    'hueso',
    'huesos',
    'ortopedista',
    'ortopedia',
    'rodilla',
    'cadera',
    'hombro',
    'fractura',
    'doctor de huesos',
  ],
  heart: ['corazón', 'cardiólogo', 'presión', 'médico del corazón'],
  skin: ['piel', 'dermatóloga', 'dermatólogo', 'sarpullido', 'lunares', 'doctora de la piel'],
  children: [
    'niños',
    'niño',
    'niñas',
    'bebé',
    'bebés',
    'pediatra',
    'doctor de niños',
    'doctor para mis niños',
  ],
  eyes: ['ojos', 'vista', 'anteojos', 'cataratas', 'oftalmólogo', 'doctor de los ojos'],
  feet: ['pie', 'pies', 'podólogo', 'doctor de pies'],
  'ear-nose-throat': ['oído', 'nariz', 'garganta', 'otorrino'],
  hearing: ['audífonos', 'audición'],
  teeth: ['dientes', 'muela', 'muelas', 'dentista'],
  women: ['mujer', 'mujeres', 'ginecólogo', 'ginecóloga', 'embarazo', 'partera'],
  nerves: ['cerebro', 'nervios', 'migraña', 'neurólogo', 'dolor de cabeza'],
  mind: ['psicólogo', 'psiquiatra', 'ansiedad', 'depresión', 'salud mental'],
  digestion: ['estómago', 'hígado', 'colonoscopia'],
  lungs: ['pulmón', 'pulmones', 'asma', 'tos'],
  kidneys: ['riñón', 'riñones', 'diálisis'],
  urology: ['próstata', 'vejiga'],
  hormones: ['diabetes', 'tiroides', 'azúcar'],
  cancer: ['cáncer', 'quimioterapia', 'oncólogo'],
  joints: ['artritis', 'articulaciones'],
  allergies: ['alergia', 'alergias'],
  pain: ['dolor', 'dolor de espalda'],
  'physical-therapy': ['fisioterapia', 'terapia física'],
  back: ['quiropráctico'],
  surgery: ['cirujano', 'cirugía'],
  imaging: ['radiografía', 'mamografía', 'rayos X'],
  laboratory: ['laboratorio', 'análisis de sangre'],
  'primary-care': ['internista', 'médico de cabecera', 'médico familiar'],
  nutrition: ['nutricionista', 'dieta'],
};

const pairs = (words: Words) =>
  Object.entries(words).flatMap(([kind, all]) => all.map((word) => [word, kind] as const));

describe('what patients call a kind of doctor', () => {
  it.each(pairs(english))('in English: %s is %s', (word, kind) => expect(findSpecialty(word)).toBe(kind));
  it.each(pairs(spanish))('in Spanish: %s is %s', (word, kind) => expect(findSpecialty(word)).toBe(kind));

  it('knows 60 words in each language at least', () => {
    expect(pairs(english).length).toBeGreaterThanOrEqual(60);
    expect(pairs(spanish).length).toBeGreaterThanOrEqual(60);
  });

  it.each([
    'Hart',
    'Dr. Hart',
    'Okafor',
    'Boness',
    'Heartwell',
    'Skinner',
    'Kidd',
    'Footman',
    'Huesca',
    'Pielago',
    '',
  ])('takes no name for one: %s', (name) => expect(findSpecialty(name)).toBeNull());

  it('takes nothing for one that says more than that', () => {
    expect(findSpecialty('bone marrow donor')).toBeNull();
    expect(findSpecialty('heart of Texas')).toBeNull();
  });

  it('asks for numbers of ten signs alone', () => {
    for (const one of specialties)
      for (const code of listSpecialtyCodes(one)) expect(code).toMatch(/^[0-9][0-9A-Z]{8}X$/);
  });

  it('knows an entry by its code, else by how its words begin', () => {
    expect(isOfSpecialty('orthopedics', [{ code: '207XS0106X', text: 'Hands' }])).toBe(true);
    expect(isOfSpecialty('orthopedics', [{ code: null, text: 'Orthopaedic care' }])).toBe(true);
    expect(isOfSpecialty('orthopedics', [{ code: '207N00000X', text: 'Bone' }])).toBe(false);
    expect(isOfSpecialty('heart', [{ code: '207R00000X', text: null }])).toBe(false);
    expect(isOfSpecialty('ear-nose-throat', [{ code: null, text: 'Dental entrance' }])).toBe(false);
  });
});
