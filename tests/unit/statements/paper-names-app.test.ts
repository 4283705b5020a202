/** Paper has no buttons: what it says to do on a screen, it says is done in Claimfolio. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { languageCodes } from '../../../shared/languages.ts';

const folder = new URL('../../../resources/locales/', import.meta.url);
/** A screen or a choice of one that is to be gone to, or where something is. */
const ofScreen =
  /\b(?:choose|elija) “|\b(?:open|go to|abra|vaya a) (?:Claims|My plans|Print|Settings|Reclamaciones|Mis planes|Imprimir|Ajustes)|\b(?:is|are|est[áa]n?) (?:in Claims|en Reclamaciones)\b|“Also list|“Mostrar cada/i;

function listTexts(texts: unknown): string[] {
  return typeof texts === 'string' ? [texts] : Object.values(texts as object).flatMap(listTexts);
}

it.each(
  languageCodes.flatMap((language) => ['statement', 'packet'].map((file) => [language, file] as const)),
)('in %s, texts of %s', (language, file) => {
  const texts = listTexts(JSON.parse(readFileSync(new URL(`${language}/${file}.json`, folder), 'utf8')));
  const screens = texts.filter((text) => ofScreen.test(text));
  expect(screens.filter((text) => !/Claimfolio/.test(text))).toEqual([]);
});

it('the paper of the access log names no choice of the screen', () => {
  for (const language of languageCodes) {
    const texts = JSON.parse(readFileSync(new URL(`${language}/access-log.json`, folder), 'utf8'));
    expect(texts.ofPersonPaper).not.toMatch(ofScreen);
  }
  const layout = readFileSync(new URL('../../shared/paper/packet/log-layout.ts', folder), 'utf8');
  expect(layout).not.toMatch(/access-log:ofPerson'/);
});
