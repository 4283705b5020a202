/** States of the app that are worth looking at and hard to come by. */
import type { StartState } from '../../support/app-host/protocol.ts';
import { amount, claimView, noAmounts } from '../claims/claims-data.ts';
import { fileAnswers } from '../files/file-answers.ts';
import { allergy, condition, lab, medicine, recordsOfRosa } from '../health/fhir-records.ts';
import { type Answers, type AppBridge, fail, never } from '../support/app-bridge.ts';
import { evergreen, medicare, rosa } from '../support/family.ts';
import { offer, syncDone } from '../support/plan-answers.ts';

export type PreviewState = {
  begin?: StartState;
  answers?: Answers;
  /** Called twice a second. */
  events?: (bridge: AppBridge) => void;
};

const endless = 'endless'.repeat(700);

const browserIsOpen = (bridge: AppBridge) =>
  bridge.emit('connect.progress', {
    stage: 'browser-open',
    host: 'login.evergreen.example',
    endsAt: new Date(Date.now() + 8 * 60_000).toISOString(),
    hint: null,
  });

const halfRead = (bridge: AppBridge) =>
  bridge.emit('import.progress', {
    importId: 'import-1',
    stage: 'looking',
    fileName: 'ExplanationOfBenefit.ndjson',
    readBytes: 96_000_000,
    totalBytes: 204_000_000,
    records: 4210,
  });

const shotReason = (kind: 'denial' | 'reject' | 'adjustment', code: string, more = {}) => ({ kind, text: null, code, system: 'CARC', noteNumber: null, lineNumber: null, ...more });
const shot = (parts: Parameters<typeof claimView>[0]): PreviewState => ({ answers: { 'claims.get': claimView(parts) } });
const [l1, l2, l3] = claimView().claim.lines;
const shotLines = [l1, l2, l3].flatMap((line, index) => line ? [index === 1 ? { ...line, amounts: { ...line.amounts, planPaid: amount(0), allowed: amount(0), yourShare: null, coinsurance: null } } : line] : []);

export const states: Record<string, PreviewState> = {
  refused: shot({ state: 'plan-did-not-pay', amounts: { ...noAmounts, billed: amount(145_000), planPaid: amount(0), notCovered: amount(145_000) }, reasons: [shotReason('denial', 'CO-197', { text: 'Precertification or authorization was not obtained before the service.' }), shotReason('denial', '16', { lineNumber: 1, remarks: [{ text: 'Invented remark: the record of the visit is missing.', code: 'N99', system: 'RARC' }] })] }),
  'refused-medicare': shot({ state: 'plan-did-not-pay', planKind: 'original-medicare', amounts: { ...noAmounts, billed: amount(145_000), planPaid: amount(0) }, reasons: [shotReason('denial', 'N', { system: 'Medicare line code', lineNumber: 1 })] }),
  part: shot({ planKind: 'employer', lines: shotLines, reasons: [shotReason('denial', 'PR-50', { lineNumber: 2, text: 'Not medically necessary for this diagnosis.' }), shotReason('adjustment', 'CO-45', { lineNumber: 1 })] }),
  reject: shot({ kind: 'pharmacy', planKind: 'part-d', state: 'plan-did-not-pay', lines: [], amounts: { ...noAmounts, billed: amount(14_500), planPaid: amount(0) }, reasons: [shotReason('reject', '75', { system: 'NCPDP', text: 'Prior authorization required' })], drug: { name: { text: 'Lisinopril 10 mg', code: null, system: null }, daysSupply: 30, refillNumber: 0, refillsAuthorized: 3, prescriptionNumber: '77', brandOrGeneric: null, dispenseAsWritten: null, compoundOf: [] } }),
  balance: shot({ network: { billing: 'out', rendering: null, benefit: 'other' }, state: 'plan-paid' }),
  'first-run': { begin: 'nobody' },
  'many-claims': { begin: 'many-claims' },
  'no-key-store': {
    begin: 'nobody',
    answers: {
      'app.info': { version: '0.1.0', storage: 'memory-no-key-store', dark: false, platform: 'linux' },
    },
  },
  loading: { answers: { 'connection.list': never, 'accessLog.list': never } },
  broken: { answers: { 'connection.list': fail('store/corrupt'), 'accessLog.list': fail('store/corrupt') } },
  files: { answers: fileAnswers },
  'files-looking': { answers: { ...fileAnswers, 'files.choose': never }, events: halfRead },
  consent: { answers: { 'plans.offer': { ...offer, mayNotSupportApps: true } } },
  'consent-secret': {
    answers: {
      'plans.offer': {
        ...offer,
        needsClientId: true,
        canKeepUpToDate: false,
        planSetsHowLong: true,
        endsOtherSignIns: true,
        client: { ...offer.client, methods: ['secret-basic', 'secret-post', 'private-key'] },
      },
    },
  },
  'signing-in': { answers: { 'plans.offer': offer, 'connection.connect': never }, events: browserIsOpen },
  checks: {
    answers: {
      'connection.list': [
        {
          ...evergreen,
          syncing: {
            connectionId: evergreen.id,
            category: 'claims',
            claimsSoFar: 212,
            expected: 640,
            perSecond: 80,
            waitingMs: null,
          },
        },
        {
          ...medicare,
          personId: rosa.id,
          lastEnd: {
            ...syncDone,
            connectionId: medicare.id,
            outcome: 'failed',
            failure: {
              code: 'fhir/timeout',
              message: 'No answer.',
              retryable: true,
              details: ['status 504'],
            },
          },
        },
      ],
    },
  },
  'endless-words': {
    begin: recordsOfRosa(
      lab(endless, { valueString: endless, performer: [{ display: endless }] }),
      condition('', { code: { coding: [{ code: endless }] } }),
      medicine(endless, 'active'),
      allergy(endless.replaceAll('endless', 'many words ')),
    ).state,
  },
};
