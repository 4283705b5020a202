import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import connecting from '../../../docs/connecting.md?raw';
import spanish from '../../../docs/guia-del-usuario.md?raw';
import english from '../../../docs/user-guide.md?raw';
import { createGuideFinder } from '../../../renderer/features/help/guide/find-in-guide.ts';
import { parseGuide } from '../../../renderer/features/help/guide/parse-guide.ts';
import { skippedWords } from '../../../renderer/features/help/guide/skipped-words.ts';
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

const nobody = { state: 'nobody' } as const;

/** Words of the Markdown from its first section on, without marks, pictures and addresses. */
const wordsOf = (markdown: string) =>
  markdown
    .slice(markdown.indexOf('\n## '))
    .replace(/^!\[.*$/gm, '')
    .replace(/\]\([^)]*\)/g, '')
    .replace(/^(#+|-|\d+\.) /gm, '')
    .replace(/\\(.)/g, '$1')
    .replace(/\|[-|]+\|$/gm, '')
    .replace(/[*`|[]/g, '')
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
    en: createGuideFinder(parseGuide(english), listExplained(englishHelp), skippedWords.en),
    es: createGuideFinder(parseGuide(spanish), listExplained(spanishHelp), skippedWords.es),
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
