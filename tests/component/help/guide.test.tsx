import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import connecting from '../../../docs/connecting.md?raw';
import spanish from '../../../docs/guia-del-usuario.md?raw';
import english from '../../../docs/user-guide.md?raw';
import { createGuideFinder } from '../../../renderer/features/help/guide/find-in-guide.ts';
import { parseGuide } from '../../../renderer/features/help/guide/parse-guide.ts';
import { questionWords } from '../../../renderer/features/help/guide/question-words.ts';
import englishHelp from '../../../resources/locales/en/help.json';
import spanishHelp from '../../../resources/locales/es/help.json';
import { openApp } from '../support/open-app.tsx';

type Help = typeof englishHelp;

/** The words and questions that Help explains beside the guide. */
function listExplained({ words, numbers, questions, news }: Help) {
  return [
    ...words.terms.map(({ term, meaning }) => ({ title: term, text: meaning })),
    ...numbers.sections,
    ...questions.sections,
    { ...news, to: '/news' as const },
  ];
}

/** Questions in the words of people who use the app, and the part of Help that answers each. */
const askedInEnglish = [
  ['connect another plan', 'Several people or two plans'],
  ['add a plan', 'Several people or two plans'],
  ['second plan', 'Several people or two plans'],
  ['new plan', 'Several people or two plans'],
  ['add another insurance', 'Several people or two plans'],
  ['I have two insurances', 'Several people or two plans'],
  ['how do I add my daughter', 'Several people or two plans'],
  ['my mom’s claims', 'Several people or two plans'],
  ['get my claims', 'Get your claims'],
  ['how do I sign in to my insurance', 'Get your claims'],
  ['my plan is not listed', 'My plan is not in the list'],
  ['claim on paper', 'Without a connection'],
  ['Medicare text file', 'Without a connection'],
  ['table from my plan’s website', 'Without a connection'],
  ['export to excel', 'Read a claim'],
  ['what does plan paid part mean', 'Read a claim'],
  ['my doctor charged me too much', 'Check a bill'],
  ['how do I pay a bill', 'Check a bill'],
  ['dispute a charge', 'Check a bill'],
  ['payment plan', 'Check a bill'],
  ['my claim was denied', 'When your plan did not pay'],
  ['insurance refused to pay', 'When your plan did not pay'],
  ['deadline to appeal', 'When your plan did not pay'],
  ['I never had this visit', 'A claim that looks wrong'],
  ['fraud', 'A claim that looks wrong'],
  ['how much of my deductible is left', 'Costs and deductible'],
  ['out-of-pocket maximum', 'Costs and deductible'],
  ['how much did I spend this year', 'Costs and deductible'],
  ['when do I reach my limit', 'When will I reach my limit?'],
  ['next refill', 'When will I reach my limit?'],
  ['Medicare drug cap', 'Medicare drug cap'],
  ['compare plans', 'Next year'],
  ['which plan next year', 'Next year'],
  ['show my insurance card', 'Insurance cards and prior approvals'],
  ['where is my member ID', 'Insurance cards and prior approvals'],
  ['prior authorization', 'Insurance cards and prior approvals'],
  ['lab results', 'Health records'],
  ['vaccines', 'Health records'],
  ['is my medication covered?', 'Find a doctor or drug'],
  ['find a specialist', 'Find a doctor or drug'],
  ['print my claims', 'Print and save'],
  ['taxes', 'Print and save'],
  ['back up my records', 'Keep your records'],
  ['new computer', 'Keep your records'],
  ['forgot my password', 'Keep your records'],
  ['delete everything', 'Keep your records'],
  ['disconnect a plan', 'Keep your records'],
  ['is my data safe', 'Privacy'],
  ['hide amounts on the screen', 'Privacy'],
  ['bigger text', 'Larger text, Spanish, dark, and keyboard'],
  ['dark mode', 'Larger text, Spanish, dark, and keyboard'],
  ['keyboard shortcuts', 'Larger text, Spanish, dark, and keyboard'],
  ['no internet', 'Messages and what to do'],
  ['an amount is missing', 'Numbers the app leaves out, and why'],
  ['what is the allowed amount', 'Plan-approved amount'],
] as const;

const askedInSpanish = [
  ['conectar otro plan', 'Varias personas o dos planes'],
  ['agregar un plan', 'Varias personas o dos planes'],
  ['segundo plan', 'Varias personas o dos planes'],
  ['plan nuevo', 'Varias personas o dos planes'],
  ['añadir otro seguro', 'Varias personas o dos planes'],
  ['tengo dos seguros', 'Varias personas o dos planes'],
  ['¿cómo cambio de persona?', 'Varias personas o dos planes'],
  ['las reclamaciones de mi mamá', 'Varias personas o dos planes'],
  ['obtener mis reclamaciones', 'Obtener sus reclamaciones'],
  ['iniciar sesión en mi seguro', 'Obtener sus reclamaciones'],
  ['mi plan no aparece', 'Mi plan no está en la lista'],
  ['reclamación en papel', 'Sin conexión con el plan'],
  ['archivo de texto de Medicare', 'Sin conexión con el plan'],
  ['tabla del sitio de mi plan', 'Sin conexión con el plan'],
  ['hoja de cálculo', 'Leer una reclamación'],
  ['¿qué significa reemplazada?', 'Leer una reclamación'],
  ['me cobraron de más', 'Revisar una factura'],
  ['¿cómo pago una factura?', 'Revisar una factura'],
  ['disputar un cargo', 'Revisar una factura'],
  ['plan de pagos', 'Revisar una factura'],
  ['reclamación rechazada', 'Cuando su plan no pagó'],
  ['el seguro no quiso pagar', 'Cuando su plan no pagó'],
  ['fecha límite para apelar', 'Cuando su plan no pagó'],
  ['no fui a esta visita', 'Una reclamación que parece estar mal'],
  ['fraude', 'Una reclamación que parece estar mal'],
  ['¿cuánto falta de mi deducible?', 'Costos y deducible'],
  ['máximo de bolsillo', 'Costos y deducible'],
  ['¿cuánto gasté este año?', 'Costos y deducible'],
  ['¿cuándo llego a mi límite?', '¿Cuándo alcanzaré mi límite?'],
  ['próximo resurtido', '¿Cuándo alcanzaré mi límite?'],
  ['límite de medicamentos de Medicare', 'Límite de medicamentos de Medicare'],
  ['comparar planes', 'El próximo año'],
  ['qué plan el próximo año', 'El próximo año'],
  ['mostrar mi tarjeta', 'Tarjetas del seguro y autorizaciones previas'],
  ['número de miembro', 'Tarjetas del seguro y autorizaciones previas'],
  ['autorización previa', 'Tarjetas del seguro y autorizaciones previas'],
  ['resultados de laboratorio', 'Registros de salud'],
  ['vacunas', 'Registros de salud'],
  ['¿cubre mi medicina?', 'Buscar médico o medicamento'],
  ['buscar un especialista', 'Buscar médico o medicamento'],
  ['imprimir mis reclamaciones', 'Imprimir y guardar'],
  ['impuestos', 'Imprimir y guardar'],
  ['respaldo', 'Conservar sus registros'],
  ['computadora nueva', 'Conservar sus registros'],
  ['olvidé mi contraseña', 'Conservar sus registros'],
  ['borrar todo', 'Conservar sus registros'],
  ['desconectar un plan', 'Conservar sus registros'],
  ['¿quién puede ver mis datos?', 'Privacidad'],
  ['ocultar las cantidades', 'Privacidad'],
  ['letra más grande', 'Texto más grande, idioma, modo oscuro y teclado'],
  ['modo oscuro', 'Texto más grande, idioma, modo oscuro y teclado'],
  ['atajos del teclado', 'Texto más grande, idioma, modo oscuro y teclado'],
  ['sin internet', 'Mensajes y qué hacer'],
  ['falta un número', 'Números que la aplicación deja fuera, y por qué'],
  ['¿qué es la cantidad permitida?', 'Aprobado por el plan'],
] as const;

const nobody = { state: 'nobody' } as const;

/** Words of the Markdown from its first section on, without marks, pictures and addresses. */
const wordsOf = (markdown: string) =>
  markdown
    .slice(markdown.indexOf('\n## '))
    .replace(/^!\[.*$/gm, '')
    .replace(/\[([^\]\n]*)\]\([^)]*\)/g, '$1')
    .replace(/^(#+|-|\d+\.) /gm, '')
    .replace(/\\(.)/g, '$1')
    .replace(/\|[-|]+\|$/gm, '')
    .replace(/[*`|]/g, '')
    .replace(/\s+/g, '');

// The guide is long, and so is finding things in it by their roles.
describe('the user guide under Help', { timeout: 60_000 }, () => {
  it('is one press away, has every word of the file, and leads to its sections', async () => {
    const { user } = await openApp('/help', {}, nobody);
    await user.click(await screen.findByRole('link', { name: 'Read the user guide' }));
    expect(await screen.findByText('User guide', { selector: 'h1' })).toBeVisible();
    expect(document.title).toBe('User guide – Claimfolio');
    const sections = [...document.querySelectorAll('section:has(h2[tabindex])')];
    expect(sections.map(({ textContent }) => textContent.replace(/\s+/g, '')).join('')).toBe(
      wordsOf(english),
    );
    const contents = screen.getByRole('region', { name: 'In this guide' });
    await user.click(within(contents).getByRole('button', { name: 'Messages and what to do' }));
    expect(document.activeElement).toBe(screen.getByText('Messages and what to do', { selector: 'h2' }));
  });

  it('leads from one place of the text to another', async () => {
    const { user } = await openApp('/help/guide', {}, nobody);
    await user.click(await screen.findByText('My bill looks too high', { selector: 'button' }));
    expect(document.activeElement).toBe(screen.getByText('Check a bill', { selector: 'h2' }));
  });

  it('goes on counting after a picture, and names a row by its first cell', async () => {
    await openApp('/help/guide', {}, nobody);
    const steps = await screen.findByRole('region', { name: 'Get your claims' });
    const [, second] = within(steps)
      .getAllByRole('list')
      .filter(({ tagName }) => tagName === 'OL');
    expect(second).toHaveAttribute('start', '5');
    const keys = screen.getByRole('region', { name: 'Larger text, Spanish, dark, and keyboard' });
    expect(within(keys).getByRole('row', { name: /Close what is open/ })).toHaveTextContent('Esc');
  });

  it('leads to the page for technical helpers, which has every word of its file', async () => {
    const { user } = await openApp('/help/guide', {}, nobody);
    await user.click(await screen.findByRole('link', { name: 'Connecting a plan' }));
    expect(await screen.findByText('Connecting a plan', { selector: 'h1' })).toBeVisible();
    const sections = [...document.querySelectorAll('section:has(h2[tabindex])')];
    expect(sections.map(({ textContent }) => textContent.replace(/\s+/g, '')).join('')).toBe(
      wordsOf(connecting),
    );
  });

  it('is there in Spanish', async () => {
    const sections = parseGuide(spanish);
    expect(sections).toHaveLength(parseGuide(english).length);
    await openApp('/help/guide', {}, { ...nobody, language: 'es' });
    expect(await screen.findByText('Guía del usuario', { selector: 'h1' })).toBeVisible();
    const titles = [...document.querySelectorAll('h2[tabindex]')].map(({ textContent }) => textContent);
    expect(titles).toEqual(sections.map(({ title }) => title));
  });

  it('is searched by words on Help, which leads to the part', async () => {
    const { user } = await openApp('/help', {}, nobody);
    const box = await screen.findByRole('searchbox', { name: 'Search Help' });
    await user.type(box, 'recovery code');
    expect(await screen.findByText(/^\d+ answers?$/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Keep your records' }));
    expect(await screen.findByText('User guide', { selector: 'h1' })).toBeVisible();
    await expect
      .poll(() => document.activeElement)
      .toBe(screen.getByText('Keep your records', { selector: 'h2' }));
  });

  it('leads to what is new', async () => {
    const { user } = await openApp('/help', {}, nobody);
    await user.type(await screen.findByRole('searchbox', { name: 'Search Help' }), 'what is new');
    expect(await screen.findByRole('link', { name: 'What changed: the news' })).toHaveAttribute(
      'href',
      '/news',
    );
  });

  it('says when nothing has the words', async () => {
    const { user } = await openApp('/help', {}, nobody);
    await user.type(await screen.findByRole('searchbox', { name: 'Search Help' }), 'zebra');
    expect(await screen.findByText(/^Help has none of these words\./)).toBeVisible();
  });
});

describe('finding in Help', () => {
  const finders = {
    en: createGuideFinder(parseGuide(english), listExplained(englishHelp), questionWords.en),
    es: createGuideFinder(parseGuide(spanish), listExplained(spanishHelp), questionWords.es),
  };
  const titles = (language: 'en' | 'es', typed: string) =>
    finders[language](typed).hits.map(({ title }) => title);

  it.each([
    ['en', 'how do I appeal', 'When your plan did not pay'],
    ['en', 'what is new', 'What changed: the news'],
    ['en', 'news', 'What changed: the news'],
    ['es', 'novedades', 'Qué cambió: las novedades'],
    ['en', 'appealing a denial', 'When your plan did not pay'],
    ['en', 'who can see my data?', 'Privacy'],
    ['en', 'change the language', 'Larger text, Spanish, dark, and keyboard'],
    ['en', 'how do I make letters bigger', 'Larger text, Spanish, dark, and keyboard'],
    ['es', '¿cómo agrando la letra?', 'Texto más grande, idioma, modo oscuro y teclado'],
    ['en', 'coinsurance', 'Your coinsurance'],
    ['en', 'my plan is not in the list', 'My plan is not in the list'],
    ['en', 'is this a bill', 'Check a bill'],
    ['en', 'what is a deductible', 'Costs and deductible'],
    ['en', 'deduct', 'Costs and deductible'],
    ['en', 'wrong claim', 'A claim that looks wrong'],
    ['en', 'doctor in network', 'Find a doctor or drug'],
    ['en', 'move to another computer', 'Keep your records'],
    ['es', 'cómo apelo', 'Cuando su plan no pagó'],
    ['es', 'apelacion', 'Cuando su plan no pagó'],
    ['es', 'cambiar el idioma', 'Texto más grande, idioma, modo oscuro y teclado'],
    ['es', 'coseguro', 'Su coseguro (porcentaje)'],
    ['es', '¿Mi plan no está en la lista?', 'Mi plan no está en la lista'],
    ['es', 'factura muy alta', 'Revisar una factura'],
    ['es', 'otra computadora', 'Conservar sus registros'],
    ['es', 'contraseña', 'Conservar sus registros'],
    ['es', 'médico de la red', 'Buscar médico o medicamento'],
  ] as const)('%s: “%s” leads to “%s”', (language, typed, title) => {
    expect(titles(language, typed).slice(0, 3)).toContain(title);
  });

  it.each(askedInEnglish)('English: “%s” is answered by “%s”', (typed, title) => {
    expect(titles('en', typed).slice(0, 2)).toContain(title);
  });

  it.each(askedInSpanish)('Spanish: “%s” is answered by “%s”', (typed, title) => {
    expect(titles('es', typed).slice(0, 2)).toContain(title);
  });

  it.each([
    ['en', 'connect another plan', 'choose Add a health plan'],
    ['en', 'second plan', 'choose Add a health plan'],
    ['en', 'new plan', 'choose Add a health plan'],
    ['en', 'forgot my password', 'Your recovery code opens the records'],
    ['en', 'delete everything', 'all records on this computer'],
    ['en', 'dark mode', 'light or dark'],
    ['es', 'conectar otro plan', 'elija Agregar un plan de salud'],
    ['es', 'segundo plan', 'elija Agregar un plan de salud'],
    ['es', 'borrar todo', 'todos los registros de esta computadora'],
  ] as const)('%s: “%s” shows the step itself', (language, typed, says) => {
    expect(finders[language](typed).hits[0]?.text).toContain(says);
  });

  it('says so where nothing has all of the words, and finds nothing in words that say nothing', () => {
    expect(finders.en('deductible zebra')).toMatchObject({ hasAllWords: false });
    expect(titles('en', 'deductible zebra')[0]).toBe('Costs and deductible');
    for (const typed of [' ', 'zebra', 'what is my', '?']) expect(titles('en', typed), typed).toEqual([]);
  });

  it('hears no accents in Spanish', () => {
    expect(titles('es', 'reclamacion').length).toBeGreaterThan(0);
    expect(titles('es', 'reclamacion')).toEqual(titles('es', 'reclamación'));
  });

  it('begins with nothing technical', () => {
    for (const guide of [english, spanish])
      expect(JSON.stringify(parseGuide(guide).slice(0, 2))).not.toMatch(/npm|FHIR|127\.0|app ID/i);
  });
});
