import type { HelperStatement } from '../../model/papers/statement.ts';
import { citeName } from '../../words/letters/cite.ts';
import type { Block, StatementDocument } from '../document.ts';
import { frameDocument } from '../frame.ts';
import type { Words } from '../words.ts';

/** A page for whoever gets an app ID for the person: what to register where, and what to bring back. */
export function layOutHelper({ plan, options, madeOn }: HelperStatement, words: Words): StatementDocument {
  const { t } = words;
  return frameDocument(
    {
      options,
      title: t('helper.title', { plan: citeName(plan.planName, t) ?? '' }),
      personName: null,
      about: [],
      notABill: null,
      madeOn,
      origin: t('origin.none'),
      blocks: layOutBlocks(plan, words),
    },
    words,
  );
}

function layOutBlocks(plan: HelperStatement['plan'], { t }: Words): Block[] {
  const { portalUrl, fhirBaseUrl, redirectUrls, needsRelay } = plan;
  const planName = citeName(plan.planName, t) ?? '';
  const fact = (name: string, value: string) => ({ label: t(`helper.${name}`), value });
  return [
    { kind: 'paragraph', text: t('helper.lead', { plan: planName }) },
    { kind: 'heading', text: t('helper.register') },
    {
      kind: 'facts',
      rows: [
        fact('portal', portalUrl ?? t('helper.noPortal')),
        fact('server', fhirBaseUrl),
        fact('name', 'Claimfolio'),
        fact('kind', t('helper.kindIs')),
        fact('scopes', t('helper.scopesAre')),
        ...(needsRelay ? [fact('redirect', t('helper.relay'))] : redirectFacts(redirectUrls, t)),
      ],
    },
    { kind: 'paragraph', text: t('helper.exactly') },
    { kind: 'heading', text: t('helper.steps') },
    {
      kind: 'checks',
      items: ['open', 'fill', 'note', 'paste'].map((step) => t(`helper.step.${step}`, { plan: planName })),
    },
    { kind: 'lines', lines: [t('helper.appId')] },
    { kind: 'paragraph', text: t('helper.safe') },
  ];
}

function redirectFacts(redirectUrls: readonly string[], t: Words['t']): { label: string; value: string }[] {
  return redirectUrls.map((value, index) => ({
    label: index === 0 ? t('helper.redirect') : t('helper.redirectMore', { number: index + 1 }),
    value,
  }));
}
