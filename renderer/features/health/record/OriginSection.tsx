import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { RecordView } from '#shared/model/health/health-record';
import { type Origin, originRoles } from '#shared/model/origin';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useSourceWords } from '../../../i18n/use-source-words.ts';
import { type Fact, FactList } from '../../../ui/data/FactList.tsx';
import { TitledSheet } from '../../../ui/layout/TitledSheet.tsx';
import { nameAgent } from '../../../ui/records/origin-words.ts';

/** Where the record comes from: author, plan, the plan's own source by role, and date received. */
export function OriginSection({ view }: { view: RecordView }) {
  const { t } = useTranslation(['health', 'common']);
  const { date, dayDate } = useFormats();
  const { nameSource, sayFileVersion } = useSourceWords();
  const { row, provenance, fileVersion, firstSeen, lastUpdated } = view;
  const changed = date(lastUpdated);
  const facts: Fact[] = [
    { key: 'source', label: t('record.source'), value: row.source ?? t('record.notSaid') },
    { key: 'plan', label: t('record.plan'), value: nameSource(row.planName, row) },
    ...useOriginFacts(provenance),
    ...(changed === null ? [] : [{ key: 'changed', label: t('record.changed'), value: changed }]),
    { key: 'seen', label: t('record.seen'), value: dayDate(firstSeen) },
  ];
  return (
    <TitledSheet title={t('record.origin')}>
      <FactList facts={facts} />
      {fileVersion !== null && (
        <p>
          {sayFileVersion(fileVersion)}{' '}
          <Link to="/health/record/$recordId" params={{ recordId: fileVersion.id }}>
            {t('common:file.showVersion')}
          </Link>
        </p>
      )}
    </TitledSheet>
  );
}

/** One fact for each role, in the order of the roles; "not said" where nobody is named at all. */
function useOriginFacts(provenance: readonly Origin[]): Fact[] {
  const { t } = useTranslation('health');
  const name = useAgentWords();
  const lines = new Map<string, string[]>();
  const add = (label: string, line: string) => lines.set(label, [...(lines.get(label) ?? []), line]);
  for (const role of originRoles)
    for (const origin of provenance)
      for (const agent of origin.agents)
        if (agent.roles.includes(role)) add(t(`record.originRole.${role}`), name(agent, origin));
  for (const origin of provenance) {
    for (const agent of origin.agents)
      if (agent.roles.length === 0) add(agent.roleText ?? t('record.hadFrom'), name(agent, origin));
    if (origin.agents.length === 0) add(t('record.hadFrom'), name({ who: null, onBehalfOf: null }, origin));
    for (const source of origin.madeFrom) add(t('record.madeFrom'), source);
  }
  if (lines.size === 0) add(t('record.hadFrom'), t('record.notSaid'));
  return [...lines].map(([label, texts]) => ({
    key: label,
    label,
    value: [...new Set(texts)].map((text) => <div key={text}>{text}</div>),
  }));
}

/** "Dr. Vale, for Maple Clinic, recorded March 14, 2026" */
function useAgentWords() {
  const { t } = useTranslation('health');
  const { date } = useFormats();
  return (agent: Pick<Origin['agents'][number], 'who' | 'onBehalfOf'>, { recordedOn }: Origin): string => {
    const whole = nameAgent(t, agent) ?? t('record.notSaid');
    const on = date(recordedOn);
    return on === null ? whole : t('record.hadFromOn', { who: whole, date: on });
  };
}
