import type { About } from '#shared/model/bills/about';
import type { KeptLetters, LetterLanguage, LetterTemplate } from '#shared/model/bills/letter';
import type { Db } from '../../database/database.ts';
import { findAbout } from './find-about.ts';

export type KeptLetter = { about: About; template: LetterTemplate; language: LetterLanguage; text: string };

/** Letters about bills and claims, one of each template and language, as the person left them. */
export class LetterTable {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  get(about: About, template: LetterTemplate): KeptLetters {
    const stored = this.#db
      .prepare<[string, string], { language: LetterLanguage; text: string }>(
        'SELECT language, text FROM letter WHERE coalesce(bill_id, claim_id) = ? AND template = ?',
      )
      .all(idOf(about), template);
    return {
      en: null,
      es: null,
      ...Object.fromEntries(stored.map(({ language, text }) => [language, text])),
    };
  }

  /** All letters of a person, those that were begun first before others. */
  list(personId: string): KeptLetter[] {
    return this.#db
      .prepare<
        [{ personId: string }],
        Omit<KeptLetter, 'about'> & { billId: string | null; claimId: string }
      >(
        `SELECT bill_id AS billId, claim_id AS claimId, template, language, text FROM letter
         WHERE bill_id IN (SELECT id FROM bill WHERE person_id = @personId)
         OR connection_id IN (SELECT id FROM connection WHERE person_id = @personId) ORDER BY letter.id`,
      )
      .all({ personId })
      .map(({ billId, claimId, ...letter }) => ({
        ...letter,
        about: billId === null ? { claimId } : { billId },
      }));
  }

  /** `text: null` forgets the letter. @throws {StoreError} store/not-found */
  save(about: About, template: LetterTemplate, language: LetterLanguage, text: string | null): void {
    const { billId, connectionId, claimId } = findAbout(this.#db, about);
    this.#db.transaction(() => {
      this.#db
        .prepare('DELETE FROM letter WHERE coalesce(bill_id, claim_id) = ? AND template = ? AND language = ?')
        .run(idOf(about), template, language);
      if (text === null) return;
      this.#db
        .prepare(
          `INSERT INTO letter (bill_id, connection_id, claim_id, template, language, text)
           VALUES (?, ?, ?, ?, ?, ?)`,
        )
        .run(billId, connectionId, claimId, template, language, text);
    })();
  }
}

function idOf(about: About): string {
  return 'billId' in about ? about.billId : about.claimId;
}
