/** States of the app that are worth looking at and hard to come by. */
import type { StartState } from '../../support/app-host/protocol.ts';
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

export const states: Record<string, PreviewState> = {
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
