/** A receipt of what was agreed with one plan. */
import { localDay } from '../../dates.ts';
import type { ConsentStatement } from '../../model/papers/single-paper.ts';
import type { DataCategory } from '../../model/plans/connection.ts';
import { citeName } from '../../words/letters/cite.ts';
import type { Block, StatementDocument } from '../document.ts';
import { frameDocument } from '../frame.ts';
import type { Words } from '../words.ts';

export function layOutConsent(statement: ConsentStatement, words: Words): StatementDocument {
  const { t } = words;
  const { options, personName, madeOn } = statement;
  const { planName, planPhone } = statement.plan;
  const plan = {
    ...statement.plan,
    planName: citeName(planName, t) ?? '',
    planPhone: citeName(planPhone, t),
  };
  return frameDocument(
    {
      options,
      title: t('packet:consent.title'),
      personName,
      about: [[personName ?? t('nameNotShared'), plan.planName].join(' · ')],
      notABill: t('packet:consent.stamp'),
      madeOn,
      origin: t('origin.none'),
      blocks: layOutAgreement({ ...statement, plan }, words),
    },
    words,
  );
}

function layOutAgreement({ plan, personName }: ConsentStatement, words: Words): Block[] {
  const { t, date } = words;
  const day = (at: string) => date(localDay(new Date(at))) ?? at;
  const isOver = plan.state === 'ended';
  const kinds = (title: string, categories: readonly DataCategory[]): Block[] =>
    categories.length === 0
      ? []
      : [
          { kind: 'heading', text: title },
          { kind: 'list', items: categories.map((one) => t(`plans:category.${one}.name`)) },
        ];
  const facts = [
    ['packet:consent.who', personName ?? t('nameNotShared')],
    ['packet:consent.plan', plan.isSample ? `${plan.planName} (${t('plans:madeUp')})` : plan.planName],
    ['plans:facts.host', plan.host],
    ['packet:consent.day', day(plan.connectedAt)],
    ['plans:facts.upToDate', t(plan.keepsUpToDate ? 'plans:facts.keeps' : 'plans:facts.once')],
    [
      isOver ? 'packet:consent.ended' : 'plans:facts.ends',
      plan.accessEndsAt === null ? t('plans:facts.endUnknown') : day(plan.accessEndsAt),
    ],
    ['packet:consent.now', t(`plans:state.${plan.state}`)],
    ['plans:facts.phone', plan.planPhone],
  ] as const;
  return [
    {
      kind: 'facts',
      rows: facts.flatMap(([label, value]) => (value === null ? [] : [{ label: t(label), value }])),
    },
    ...kinds(t('packet:consent.shared'), plan.granted),
    ...kinds(t('packet:consent.notShared'), plan.notGranted),
    { kind: 'heading', text: t('packet:consent.means') },
    { kind: 'list', items: [0, 1, 2].map((item) => t(`packet:consent.items.${item}`)) },
  ];
}
