import { expect, it } from 'vitest';
import {
  findPictures,
  nameOfPicture,
  takesOfBothThemes,
  takesOfFiles,
} from '../../../scripts/screenshots/guide-pictures.ts';

it('finds the pictures of a Markdown text, in its order, and nothing else', () => {
  const markdown = [
    '![Claims](screenshots/claims.png) and ![Reclamaciones](screenshots/es/claims.png)',
    '[no picture](screenshots/link.png), `screenshots/code.png`, ![other](pictures/other.png)',
    '![From the root](docs/screenshots/claims-dark.png)',
  ].join('\n');
  expect(findPictures(markdown)).toEqual(['claims.png', 'es/claims.png', 'claims-dark.png']);
});

it('a scene calls all pictures of one screen by one name', () => {
  expect(['claims.png', 'claims-dark.png', 'es/claims.png', 'es/claims-dark.png'].map(nameOfPicture)).toEqual(
    Array(4).fill('claims'),
  );
  expect(nameOfPicture('files-whose.png')).toBe('files-whose');
});

it('takes a name in the languages and themes that are shown, and in no other', () => {
  const files = new Set(['claims.png', 'es/claims.png', 'es/claims-dark.png', 'claims-people-dark.png']);
  expect(takesOfFiles('claims', files)).toEqual([
    { file: 'claims.png', theme: 'light', language: 'en' },
    { file: 'es/claims.png', theme: 'light', language: 'es' },
    { file: 'es/claims-dark.png', theme: 'dark', language: 'es' },
  ]);
  expect(takesOfFiles('claims-people', files)).toEqual([
    { file: 'claims-people-dark.png', theme: 'dark', language: 'en' },
  ]);
  expect(takesOfFiles('bills', files)).toEqual([]);
});

it('on request takes light and dark in whatever language the scene has', () => {
  expect(takesOfBothThemes('bills')).toEqual([
    { file: 'bills.png', theme: 'light', language: null },
    { file: 'bills-dark.png', theme: 'dark', language: null },
  ]);
});
