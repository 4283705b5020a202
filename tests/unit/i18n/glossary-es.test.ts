/**
 * One Spanish word for one thing, as US plans and notices write it (es.medicare.gov, CMS notices, the Uniform
 * Glossary, consumerfinance.gov/es). The words not to use stand in no Spanish text.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const folder = new URL('../../../resources/locales/es/', import.meta.url);

type Rule = {
  use: string;
  /** Whole words; “*” is any ending. */
  not: string[];
  /** Phrases in which the word is right. */
  within?: string[];
  /** Texts in which the word has another sense, by key, with the reason. */
  but?: Record<string, string>;
};

const rules: Rule[] = [
  { use: 'reclamación', not: ['reclamo', 'reclamos'] },
  { use: 'plan de salud', not: ['póliza*'] },
  { use: 'proveedor', not: ['prestador*'] },
  { use: 'miembro; número de miembro', not: ['afiliad*', 'socio*', 'socia*'] },
  { use: 'titular', not: ['suscriptor*'] },
  // “Monto aprobado por Medicare” is a fixed name; no text uses it today.
  { use: 'cantidad', not: ['monto', 'montos', 'importe', 'importes'] },
  { use: 'podría deber', not: ['puede deber*', 'quizá deba', 'tal vez deba'] },
  { use: 'tal vez', not: ['quizá', 'quizás', 'puede que'] },
  { use: 'deducible', not: ['franquicia*'] },
  {
    use: 'coseguro',
    not: ['coaseguro*', 'porcentaje*'],
    within: ['su coseguro (porcentaje)'],
    but: {
      'claim.json fact.percent': 'what Medicare pays, not what the patient pays',
      'help.json words.terms.8.meaning': 'explains the word “coseguro”',
    },
  },
  { use: 'límite de gastos de bolsillo', not: ['tope', 'topes', 'desembols*'] },
  { use: 'dentro de la red', not: ['en red', 'en la red'] },
  { use: 'facturación del saldo', not: ['facturación de balance'] },
  { use: 'Ley No Sorpresas', not: ['ley sin sorpresas'] },
  { use: 'estimación', not: ['presupuesto*', 'cálculo aproximado'] },
  { use: 'saldo a favor', not: ['crédito', 'créditos'], within: ['agencia de informes de crédito'] },
  {
    use: 'recuperar (a payment)',
    not: ['retiró', 'retira', 'retirar', 'retirad*', 'revertid*', 'revierte*'],
  },
  { use: 'agencia de cobro; oficina de facturación', not: ['agencia de cobros', 'oficina de cobros'] },
  { use: 'agencia de informes de crédito', not: ['oficina de crédito', 'buró*'] },
  { use: 'asistencia financiera', not: ['ayuda económica', 'ayuda financiera'] },
  { use: 'denegar, denegación, denegada', not: ['negar', 'negativa*', 'negad*', 'negó', 'negaron'] },
  {
    use: 'denegar; rechazar only for what is technical',
    not: ['rechaz*'],
    but: {
      'access-log.json result.refused': 'a request between computers',
      'health.json state.declined': 'care that a patient declined',
    },
  },
  { use: 'apelación', not: ['recurso', 'recursos'] },
  {
    use: 'fecha límite',
    not: ['último día', 'últimos días'],
    but: {
      'claim.json history.field.serviceEnd': 'the last day of care',
      'health.json dateFrom.end': 'the last day of care',
      'taxes.json entry.fsaEnd': 'the last day of care',
      'taxes.json entry.bad.end': 'the last day of care',
      'taxes.json entry.fileBy': 'says for what: “para pedir el reembolso”',
    },
  },
  { use: 'autorización previa', not: ['aprobación del plan', 'aprobaciones del plan'] },
  { use: 'medicamento', not: ['medicina', 'medicinas', 'fármaco*'] },
  { use: 'nivel', not: ['escalón', 'escalones'] },
  { use: 'surtido, resurtido', not: ['relleno', 'rellenos'] },
  { use: 'remisión (referral)', not: ['referid*', 'refirió'] },
  { use: 'estadía, hospitalización', not: ['estancia*', 'quedándose', 'sin quedarse'] },
  { use: 'cuidados de hospicio', not: ['hospicio*', 'paliativ*'], within: ['cuidados de hospicio'] },
  { use: 'atención confidencial', not: ['delicad*'] },
  { use: 'de la vista', not: ['visión'] },
  {
    use: 'total',
    not: ['suma', 'sumas'],
    within: ['se suma'],
  },
  {
    use: 'le queda por pagar',
    not: ['le queda a usted', 'queda a usted', 'quedan de su parte', 'queda de su parte'],
  },
  { use: 'expediente médico', not: ['historia clínica'] },
  { use: 'mouse', not: ['ratón'] },
  { use: 'Configuración', not: ['ajustes'] },
  { use: 'automáticamente', not: ['por sí mismo', 'por sí misma', 'por sí solo'] },
  { use: 'quien administra esta computadora', not: ['cuida esta computadora'] },
  { use: 'una versión más nueva de Claimfolio', not: ['Claimfolio más nuevo'] },
  { use: 'todas las personas', not: ['todos los que', 'todos quedan'] },
  { use: 'almacenamiento seguro de claves', not: ['lugar seguro'] },
  { use: 'ocultar datos privados', not: ['modo discreto'] },
  { use: 'plan de ejemplo', not: ['plan inventado', 'datos inventados'] },
  { use: 'Mis planes y tarjetas', not: ['Mis planes'], within: ['Mis planes y tarjetas'] },
];

const texts = readdirSync(folder).flatMap((file) =>
  flatten(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))).map(([key, text]) => ({
    key: `${file} ${key}`,
    text: text.toLowerCase(),
  })),
);

function flatten(part: unknown, path: string[] = []): [string, string][] {
  if (typeof part === 'string') return [[path.join('.'), part]];
  return Object.entries(part as object).flatMap(([key, value]) => flatten(value, [...path, key]));
}

/** The plain border \b of a regular expression does not know “á”. */
const hasWord = (text: string, word: string) =>
  new RegExp(`(?<!\\p{L})${word.toLowerCase().replace('*', '\\p{L}*')}(?!\\p{L})`, 'u').test(text);

describe('Spanish words', () => {
  it.each(rules)('say “$use”', ({ not, within = [], but = {} }) => {
    const found = texts.filter(({ text }) => {
      const rest = within.reduce((left, phrase) => left.replaceAll(phrase.toLowerCase(), ''), text);
      return not.some((word) => hasWord(rest, word));
    });
    expect(found.map(({ key }) => key).sort()).toEqual(Object.keys(but).sort());
  });

  it('are put between “ ”', () => {
    expect(texts.filter(({ text }) => /[«»"]/.test(text))).toEqual([]);
  });
});
