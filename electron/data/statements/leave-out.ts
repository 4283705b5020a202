/**
 * Papers that a person hands on without the texts of sensitive care: services, providers and reasons are covered in what
 * papers are made of. Claims and records stay, and so does every amount, so sums are what they are without it.
 */
import { z } from 'zod';
import { coveredText, coverTexts, listRecordIds } from '#shared/cover-texts';
import { BillRow, BillView } from '#shared/model/bills/bill-lists';
import { LimitsView } from '#shared/model/bills/limits';
import { Worksheet } from '#shared/model/bills/worksheet';
import { ClaimReason } from '#shared/model/claims/claim';
import { ClaimRow } from '#shared/model/claims/claim-row';
import { ClaimPage, ClaimView } from '#shared/model/claims/claims-view';
import { RecordRow } from '#shared/model/health/health-record';
import { BillNews, ClaimNews, type News } from '#shared/model/news/news';
import { AttentionStatement } from '#shared/model/papers/single-paper';
import { ApprovalList } from '#shared/model/plans/approval';
import { NextYear } from '#shared/model/replay/next-year';
import { VisitCheck } from '#shared/model/visits/visit-check';
import type { SensitiveRecords } from '../sensitive/sensitive-records.ts';
import { tellsOfSensitiveCare as tells } from '../sensitive/sensitive-words.ts';
import type { PaperSource } from './paper-source.ts';

const ToLook = AttentionStatement.pick({
  toLook: true,
  rows: true,
  moreRows: true,
  visits: true,
  moreVisits: true,
});

/** The source, with what it says of sensitive care covered. */
export function leaveOutSensitive(source: PaperSource, records: SensitiveRecords): PaperSource {
  /** True where it names such a record. */
  const isSensitive = (value: unknown) => records.find(listRecordIds(value)).size > 0;
  const cover = <T>(schema: z.ZodType, value: T): T =>
    coverTexts(schema, value, { ids: records.find(listRecordIds(value)), tells });
  /** Each as a whole where it names such a record: what the person wrote of a claim stands beside it. */
  const coverEach = <T>(schema: z.ZodType, values: readonly T[]): T[] =>
    values.map((value) => {
      const ids = records.find(listRecordIds(value));
      return coverTexts(schema, value, { ids, isWhole: ids.size > 0, tells });
    });
  return {
    ...source,
    rows: (...asked) => cover(z.array(ClaimRow), source.rows(...asked)),
    claimList: (filter) => cover(ClaimPage, source.claimList(filter)),
    reasons: (claimId) =>
      isSensitive({ claimId }) ? [] : cover(z.array(ClaimReason), source.reasons(claimId)),
    limits: (...asked) => cover(LimitsView, source.limits(...asked)),
    claim(claimId) {
      const { claim, row, visit, denial, chain, visits } = source.claim(claimId);
      const view = { claim, row, visit, denial, chain, visits };
      const ids = records.find(listRecordIds(view));
      return coverTexts(ClaimView, view, { ids, isWhole: isSensitive({ claimId }), tells });
    },
    letter(about, template, language, today) {
      const letter = source.letter(about, template, language, today);
      const subject = 'billId' in about ? source.bill(about.billId, today) : about;
      return isSensitive(subject) || tells(letter.text) ? { ...letter, text: coveredText } : letter;
    },
    records: (...asked) => cover(z.array(RecordRow), source.records(...asked)),
    openBills: (...asked) => coverEach(BillRow, source.openBills(...asked)),
    billView: (...asked) => coverEach(BillView, [source.billView(...asked)])[0] as BillView,
    news(...asked): News {
      const news = source.news(...asked);
      return {
        ...news,
        claims: cover(z.array(ClaimNews), news.claims),
        bills: coverEach(BillNews, news.bills),
      };
    },
    nextYear: (...asked) => cover(NextYear, source.nextYear(...asked)),
    visitChecks: (personId) => coverEach(VisitCheck, source.visitChecks(personId)),
    toLook: (...asked) => cover(ToLook, source.toLook(...asked)),
    approvals: (...asked) => cover(ApprovalList, source.approvals(...asked)),
    worksheet(question, today) {
      const sheet = source.worksheet(question, today);
      const people = question.personId === null ? source.people().map(({ id }) => id) : [question.personId];
      const bills = people.flatMap((id) => source.bills(id, today));
      const ids = [
        ...records.find(listRecordIds(sheet)),
        ...bills.filter(isSensitive).map(({ bill }) => bill.id),
      ];
      return coverTexts(Worksheet, sheet, { ids: new Set(ids), tells });
    },
  };
}
