import { cleanup, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { buildPageRules } from '../../../renderer/features/print/paper/page-rules.ts';
import type { StatementOptions, StatementRequest } from '../../../shared/model/papers/statement.ts';
import type { StatementDocument } from '../../../shared/paper/document.ts';
import { usualOptions } from '../../../shared/paper/document.ts';
import { type Answers, fail } from '../support/app-bridge.ts';
import { rosa } from '../support/family.ts';
import { openApp } from '../support/open-app.tsx';

const root = document.documentElement;
const sheets: string[] = [];

/** What jsdom lacks of style sheets and fonts. */
beforeEach(() => {
  vi.stubGlobal(
    'CSSStyleSheet',
    class {
      replaceSync(rules: string) {
        sheets.push(rules);
      }
    },
  );
  Object.defineProperty(document, 'adoptedStyleSheets', { value: [], writable: true, configurable: true });
  Object.defineProperty(document, 'fonts', { value: { load: async () => [] }, configurable: true });
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  sheets.length = 0;
  delete root.dataset['paper'];
  root.lang = 'en';
});

function year(options: Partial<StatementOptions> = {}): StatementRequest {
  return {
    kind: 'year',
    personId: rosa.id,
    year: 2026,
    connectionId: null,
    options: { ...usualOptions, ...options },
  };
}

async function openPaper(request: unknown, answers: Answers = {}) {
  const app = await openApp(`/paper?request=${encodeURIComponent(JSON.stringify(request))}`, answers);
  await waitFor(() => expect(root.dataset['paper']).toBeDefined());
  return app;
}

describe('the paper route', () => {
  test('draws the statement alone, with its title and no name in it', async () => {
    const { bridge } = await openPaper(year());
    expect(root.dataset['paper']).toBe('ready');
    expect(screen.getByRole('heading', { level: 1, name: 'Your claims in 2026' })).toBeDefined();
    expect(document.title).toBe('Your claims in 2026');
    expect(screen.queryByRole('navigation')).toBeNull();
    expect(bridge.inputs('statement.get')).toEqual([year()]);
  });

  test('a year is one table: months are its groups, with a foot each, and the total closes it', async () => {
    await openPaper(year());
    const [table] = screen.getAllByRole('table');
    if (!table) throw new Error('no table');
    const titles = within(table).getAllByRole('columnheader');
    expect(titles.map((title) => title.textContent)).toEqual([
      'Date',
      'Provider · what the plan didservice · claim number · decided',
      'Billed',
      'Plan paid',
      'You may owe',
    ]);
    expect(titles.every((title) => title.getAttribute('scope') === 'col')).toBe(true);
    const march = within(table).getByRole('heading', { level: 2, name: 'March' }).closest('tbody');
    expect(march?.querySelector('th')?.scope).toBe('rowgroup');
    const row = within(table).getByRole('row', { name: /Harbor Anesthesia Group/ });
    expect(within(row).getByRole('rowheader').textContent).toContain('Plan did not pay (note 1)');
    expect(
      within(row)
        .getAllByRole('cell')
        .map((cell) => cell.textContent),
    ).toEqual(['12', '1,450.00', '0.00', 'not given']);
    const foot = march?.querySelector('tr:last-child');
    expect(foot?.textContent).toContain('March, 4 claims, 2 more not counted, 1 share not given');
    expect(foot?.querySelector('th')?.colSpan).toBe(2);
    expect(table.querySelector('tbody:last-child')?.textContent).toContain('2026, 6 claims');
  });

  test('columns have the widths that were worked out for the whole paper', async () => {
    await openPaper(year());
    const widths = [...document.querySelectorAll('col')].map((col) => col.style.inlineSize);
    expect(widths.length).toBeGreaterThan(4);
    expect(widths.every((width) => /^\d+(\.\d+)?pt$/.test(width))).toBe(true);
  });

  test('is in the language of the paper, not of the app', async () => {
    await openPaper(year({ language: 'es' }));
    expect(root.lang).toBe('es');
    expect(screen.getByRole('heading', { level: 1, name: 'Sus reclamaciones de 2026' })).toBeDefined();
    expect(sheets[0]).toContain('ESTO NO ES UNA FACTURA');
  });

  test('in two languages it is drawn twice, each in its own, with rules for the sheets of each', async () => {
    await openPaper(year({ language: 'bilingual' }));
    expect(screen.getAllByRole('article').map((article) => article.lang)).toEqual(['en', 'es']);
    expect(screen.getAllByRole('heading', { level: 1 }).map(({ textContent }) => textContent)).toEqual([
      'Your claims in 2026',
      'Sus reclamaciones de 2026',
    ]);
    expect(root.lang).toBe('en');
    expect(sheets[0]).toMatch(/@page paper-0 \{[^}]*[\s\S]*@page paper-1 \{[\s\S]*ESTO NO ES UNA FACTURA/);
  });

  test('large print has cards and no tables', async () => {
    await openPaper(year({ size: 'large', allClaims: true }));
    expect(screen.queryByRole('table')).toBeNull();
    const card = screen.getAllByRole('listitem').find((item) => item.textContent?.includes('Lakeside'));
    expect(card?.querySelector('dl')?.textContent).toContain('You may owe188.00');
    const sum = screen.getByText(/^March, 4 claims, 2 more not counted, 1 share not given/).closest('li');
    expect(sum?.querySelector('dl')?.textContent).toContain('Your share902.10');
    expect(sum?.textContent).not.toContain('You may owe');
  });

  test('boxes to tick are drawn and blanks are lines', async () => {
    await openPaper(year());
    const check = screen.getByText('Did each visit happen?').closest('li');
    expect(check?.querySelector('[aria-hidden]')).not.toBeNull();
    expect(document.body.textContent).not.toMatch(/[☐_]/);
  });

  test('nothing a checker can find is wrong', async () => {
    await openPaper(year());
    const { violations } = await axe.run(document.body, {
      rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
    });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });

  test.each<[string, unknown, Answers]>([
    ['an answer that fails', year(), { 'statement.get': fail('store/not-found') }],
    ['an address without a request', null, {}],
  ])('%s is reported to the printer', async (_, request, answers) => {
    await openPaper(request, answers);
    expect(root.dataset['paper']).toBe('failed');
    expect(screen.queryByRole('article')).toBeNull();
  });
});

describe('the rules of the sheet', () => {
  const statement: StatementDocument = {
    language: 'en',
    paper: 'letter',
    size: 'regular',
    title: 'Your claims in 2026',
    fileTitle: 'Your claims in 2026',
    running: 'Your claims in 2026 · Rosa "Rosie" Medina \\',
    about: [],
    notABill: 'THIS IS NOT A BILL',
    cards: [],
    blocks: [],
    made: 'Made by Claimfolio.',
    pageOf: 'page {page} of {pages}',
  };

  test('each sheet says that it is no bill and which page it is', () => {
    const rules = buildPageRules([statement]);
    expect(rules).toContain('size: letter');
    expect(rules).toContain('"THIS IS NOT A BILL · " "page " counter(page) " of " counter(pages)');
    expect(rules).toContain('@bottom-left { content: "Made by Claimfolio."');
  });

  test('a name cannot end the text it stands in', () => {
    expect(buildPageRules([statement])).toContain('"Your claims in 2026 · Rosa \\"Rosie\\" Medina \\\\"');
  });

  test('large print has wide margins and nothing smaller in the foot', () => {
    const rules = buildPageRules([{ ...statement, size: 'large', paper: 'a4', made: null }]);
    expect(rules).toContain('size: a4');
    expect(rules).toContain('margin: 72pt 72pt 72pt');
    expect(rules).not.toContain('10.5pt');
    expect(rules).toContain('@bottom-left { content: "THIS IS NOT A BILL";');
  });
});
