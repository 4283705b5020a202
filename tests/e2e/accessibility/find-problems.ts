import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { AppWindow } from '../../../scripts/runtime/app-window.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const run = (isForced: boolean) => `axe.run(document, {
  resultTypes: ['violations'],
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  rules: { 'color-contrast': { enabled: ${!isForced} } },
})`;

/**
 * What axe finds wrong on the screen as it stands, one line for each element. Forced colours are the person's own, and
 * axe takes the page's for them, so their contrast is not measured.
 */
export async function findProblems({ page }: AppWindow, isForced = false): Promise<string[]> {
  // The script stays until the page is loaded anew.
  if (await page.evaluate(() => !('axe' in window))) await page.evaluate(axe);
  const { violations } = (await page.evaluate(run(isForced))) as AxeResults;
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}
