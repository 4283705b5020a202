import type { About } from '#shared/model/bills/about';
import type { KeptLetters, LetterLanguage, LetterTemplate } from '#shared/model/bills/letter';
import type { Db } from '../../database/database.ts';
import { findAbout } from './find-about.ts';

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
