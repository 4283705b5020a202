/** The pictures that the guides and the README show. Their Markdown is the only list of them. */

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Settings } from '#shared/model/settings';
import { languageCodes } from '../../shared/languages.ts';

/** One picture of what a scene shows, and the file that it goes to. */
export type Take = {
  file: string;
  theme: 'light' | 'dark';
  /** `null`: the one that the scene itself has chosen. */
  language: Settings['language'] | null;
};

const root = path.resolve(import.meta.dirname, '../..');
const documents = ['docs/user-guide.md', 'docs/guia-del-usuario.md', 'README.md'];

export const pictureFolder = path.join(root, 'docs/screenshots');

/** What a Markdown text shows of `docs/screenshots/`: `claims.png`, `claims-dark.png`, `es/claims.png`. */
export function findPictures(markdown: string): string[] {
  const shown = markdown.matchAll(/!\[[^\]]*\]\((?:docs\/)?screenshots\/([^)\s]+\.png)\)/g);
  return [...shown].map(([, file = '']) => file);
}

/** Every picture that a guide or the README shows, once. */
export function readShownPictures(): string[] {
  const texts = documents.map((file) => readFileSync(path.join(root, file), 'utf8'));
  return [...new Set(texts.flatMap(findPictures))];
}

/** The PNG files in a folder and below it, as paths from there. */
export function listPictures(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.png'))
    .map((file) => file.replaceAll('\\', '/'));
}

/** What a scene calls the picture in a file: it knows neither language nor theme. */
export function nameOfPicture(file: string): string {
  return file.replace(/^es\//, '').replace(/(-dark)?\.png$/, '');
}

/** How the picture of a name is taken to fill those of `files` that show it. */
export function takesOfFiles(name: string, files: ReadonlySet<string>): Take[] {
  const takes = languageCodes.flatMap((language) =>
    takesOfBothThemes(name).map(({ file, theme }) => ({
      file: language === 'en' ? file : `${language}/${file}`,
      theme,
      language,
    })),
  );
  return takes.filter(({ file }) => files.has(file));
}

/** The picture in light and in dark, as the scene shows it. */
export function takesOfBothThemes(name: string): Take[] {
  return [
    { file: `${name}.png`, theme: 'light', language: null },
    { file: `${name}-dark.png`, theme: 'dark', language: null },
  ];
}
