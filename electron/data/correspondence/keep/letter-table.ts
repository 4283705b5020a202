import { languageCodes } from '#shared/languages';
import type { About } from '#shared/model/bills/about';
import type { KeptLetters, LetterAnswers, LetterLanguage, LetterTemplate } from '#shared/model/bills/letter';
import { mapNames } from '#shared/model/claims/amount-table';
import { connectionOfClaim } from '../../claims/keep/row-codec.ts';
import { listStoredVersions } from '../../claims/keep/settle-stored-claims.ts';
import type { Db } from '../../database/database.ts';
import { addressText } from '../../fhir/parties.ts';
import { listAt } from '../../fhir/resource.ts';
import { findAbout } from './find-about.ts';

export type KeptLetter = { about: About; template: LetterTemplate; language: LetterLanguage; text: string };

/** Whose the bill or the claim is. */
const personOf = `SELECT person_id FROM bill WHERE id = @billId
  UNION SELECT person_id FROM connection WHERE id = @connectionId`;

function idsOf(about: About): { billId: string | null; connectionId: string | null } {
  return {
    billId: 'billId' in about ? about.billId : null,
    connectionId: 'claimId' in about ? connectionOfClaim(about.claimId) : null,
  };
}

/** Letters about bills and claims, one of each template and language, as the person left them. */
export class LetterTable {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  /** Of a claim, what was written about it, else about another version of it. */
  get(about: About, template: LetterTemplate): KeptLetters {
    const stored = this.#db
      .prepare<[string, string], { language: LetterLanguage; text: string; answers: string | null }>(
        `SELECT language, text, answers FROM letter JOIN json_each(?) AS own ON own.value = coalesce(bill_id, claim_id)
         WHERE template = ? ORDER BY own.key DESC`,
      )
      .all(JSON.stringify(this.#listIds(about)), template);
    return {
      ...mapNames(languageCodes, () => null),
      ...Object.fromEntries(stored.map(({ language, text }) => [language, text])),
      answers: {
        ...mapNames(languageCodes, () => null),
        ...Object.fromEntries(
          stored.map(({ language, answers }) => [language, answers === null ? null : JSON.parse(answers)]),
        ),
      },
      ownAddress: this.#findOwnAddress(about),
      planAddress: this.#findPlanAddress(about),
    };
  }

  /** The person's address, as in their last letter that has one. */
  #findOwnAddress(about: About): string | null {
    const found = this.#db
      .prepare<[{ billId: string | null; connectionId: string | null }], string>(
        `WITH person AS (${personOf})
         SELECT answers ->> 'ownAddress' FROM letter
         LEFT JOIN bill ON bill.id = bill_id LEFT JOIN connection ON connection.id = connection_id
         WHERE coalesce(bill.person_id, connection.person_id) IN person AND answers ->> 'ownAddress' <> ''
         ORDER BY letter.id DESC LIMIT 1`,
      )
      .pluck()
      .get(idsOf(about));
    return found ?? null;
  }

  /** The person's address, as the Patient of the claim's plan says, else of another plan of theirs. */
  #findPlanAddress(about: About): string | null {
    const patients = this.#db
      .prepare<[{ billId: string | null; connectionId: string | null }], string>(
        `SELECT json FROM connection
         JOIN resource ON resource.connection_id = connection.id AND type = 'Patient' AND resource.id = record ->> '$.patientId'
         JOIN resource_json USING (key)
         WHERE person_id IN (${personOf}) ORDER BY connection.id IS @connectionId DESC, key`,
      )
      .pluck()
      .all(idsOf(about));
    const addresses = patients.map((json) => addressText(listAt(JSON.parse(json), 'address')[0] ?? null));
    return addresses.find((address) => address !== null) ?? null;
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

  /** In the place of what was written about any version of the claim; `text: null` forgets it. @throws {StoreError} store/not-found */
  save(
    about: About,
    template: LetterTemplate,
    language: LetterLanguage,
    text: string | null,
    answers: LetterAnswers | null = null,
  ): void {
    const { billId, connectionId, claimId } = findAbout(this.#db, about);
    this.#db.transaction(() => {
      this.#db
        .prepare(
          `DELETE FROM letter WHERE coalesce(bill_id, claim_id) IN (SELECT value FROM json_each(?))
           AND template = ? AND language = ?`,
        )
        .run(JSON.stringify(this.#listIds(about)), template, language);
      if (text === null) return;
      this.#db
        .prepare(
          `INSERT INTO letter (bill_id, connection_id, claim_id, template, language, text, answers)
           VALUES (?, ?, ?, ?, ?, ?, ?)`,
        )
        .run(billId, connectionId, claimId, template, language, text, answers && JSON.stringify(answers));
    })();
  }

  /** What letters about it may stand with: the bill, or the claim and its other versions. */
  #listIds(about: About): string[] {
    if ('billId' in about) return [about.billId];
    const { claimId } = about;
    const connectionId = connectionOfClaim(claimId);
    const other = this.#db
      .prepare('SELECT 1 FROM letter WHERE connection_id = ? AND claim_id <> ? LIMIT 1')
      .get(connectionId, claimId);
    return other === undefined
      ? [claimId]
      : [...new Set([claimId, ...listStoredVersions(this.#db, connectionId, claimId)])];
  }
}
