import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { judgePassphrase } from '../../../shared/passphrase.ts';
import { makePassphrase, passphraseWords, wordsOfPassphrase } from '../../../shared/passphrase-words.ts';

describe('how strong a passphrase is', () => {
  it.each([
    ['', 'short'],
    ['Summer2026!', 'short'],
    ['           a', 'short'],
    ['123456789012', 'weak'],
    ['aaaaaaaaaaaaaaaaaaaaaaaa', 'weak'],
    ['passwordpassword', 'weak'],
    ['Rosa1984-Medina', 'good'],
    ['quiet river under a green hill', 'good'],
    ['kX9!vb2#Lq7@Zt', 'strong'],
    ['camión azul, niño y árbol junto al río grande', 'strong'],
  ])('"%s" is %s', (text, strength) => {
    expect(judgePassphrase(text)).toBe(strength);
  });
});

describe.each(['en', 'es'] as const)('a passphrase of the app (%s)', (language) => {
  it('has words of a list without doubles that every keyboard types', () => {
    const words = passphraseWords[language];
    expect(words).toHaveLength(256);
    expect(new Set(words).size).toBe(256);
    expect(words.every((word) => /^[a-z]{2,8}$/.test(word))).toBe(true);
  });

  it('is strong, whatever the bytes', () => {
    for (let count = 0; count < 200; count++) {
      const made = makePassphrase(language, randomBytes(wordsOfPassphrase));
      expect(made.split(' ')).toHaveLength(wordsOfPassphrase);
      expect(judgePassphrase(made), made).toMatch(/good|strong/);
    }
    expect(makePassphrase(language, new Uint8Array(8))).toBe(
      Array(8).fill(passphraseWords[language][0]).join(' '),
    );
  });
});
