import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RecordKind } from '#shared/model/health/health-kinds';
import type { HealthOverview } from '#shared/model/health/health-lists';
import type { HealthOptions } from '#shared/model/papers/statement';
import type { PersonSummary } from '#shared/model/plans/connection';
import { chooseUsualPrint } from '#shared/model/settings';
import { countGroups, type HealthGroup, healthGroups, kindsIn } from '#shared/words/health-groups';
import { failureFrom } from '../../api/request-error.ts';
import { useRequest } from '../../api/use-request.ts';
import { useDiscreet } from '../../i18n/use-discreet.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { usePerson } from '../../shell/person.tsx';
import { useSettings } from '../../shell/use-settings.ts';
import { BackLink } from '../../ui/actions/BackLink.tsx';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';
import { Checkbox } from '../../ui/forms/Checkbox.tsx';
import { PageHeader } from '../../ui/layout/PageHeader.tsx';
import { Stack } from '../../ui/layout/Row.tsx';
import { NextLink } from '../../ui/records/NextSteps.tsx';
import { AsideOr } from '../../ui/whose/AsideOr.tsx';
import { NotShownLine } from '../../ui/whose/NotShownLine.tsx';
import { PaperChoice, PaperLanguageChoice, SizeChoice } from './desk/PaperChoices.tsx';
import styles from './desk/PrintDesk.module.css';
import { PrintDesk } from './desk/PrintDesk.tsx';
import { chooseLeavesOut, SensitiveChoice } from './desk/SensitiveChoice.tsx';

/** What a doctor asks for first. */
const usualGroups: readonly HealthGroup[] = [
  'allergy',
  'condition',
  'medicine',
  'lab',
  'vital',
  'immunization',
];

/** Prints health records: which kinds, how much, with a preview. */
export function HealthPrintScreen() {
  const { t } = useTranslation('health');
  const { person, isLoading } = usePerson();
  return (
    <>
      <BackLink to="/health">{t('page')}</BackLink>
      <PageHeader screen={t('print.screen')} title={t('print.title')} lead={t('print.lead')} />
      {person ? (
        <PersonRecords key={person.id} person={person} />
      ) : (
        isLoading && <Skeleton lines={6} label={t('loading')} />
      )}
    </>
  );
}

function PersonRecords({ person }: { person: PersonSummary }) {
  const { t } = useTranslation('health');
  const { settings } = useSettings();
  const { data, error, refetch } = useRequest('timeline.overview', { personId: person.id });
  const [chosenGroups, chooseGroups] = useState<readonly HealthGroup[] | null>(null);
  const { isOn } = useDiscreet();
  const [chosen, choose] = useState<Partial<HealthOptions>>({});
  const [leavesOut, setLeavesOut] = useState<boolean | null>(null);
  if (error) return <FailureNotice failure={failureFrom(error)} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={6} label={t('loading')} />;
  const here = countGroups(data.counts, healthGroups).map(({ group }) => group);
  if (here.length === 0)
    return (
      <Stack>
        <AsideOr personId={person.id}>
          <EmptyState title={t('print.nothing')} actions={<NextLink to="health" />} />
        </AsideOr>
        <NotShownLine personId={person.id} />
      </Stack>
    );
  const usual = here.filter((group) => usualGroups.includes(group));
  const groups = chosenGroups ?? (usual.length > 0 ? usual : here);
  const options: HealthOptions = {
    size: chooseUsualPrint(settings),
    paper: 'letter',
    language: settings.language,
    past: false,
    ...chosen,
    ...chooseLeavesOut(leavesOut ?? isOn),
  };
  const change = (more: Partial<HealthOptions>) => choose({ ...chosen, ...more });
  const kinds = RecordKind.options.filter((kind) => groups.some((group) => kindsIn(group).includes(kind)));
  return (
    <PrintDesk
      request={{ kind: 'health', personId: person.id, kinds, options }}
      what={<GroupChoice counts={data.counts} chosen={groups} onChange={chooseGroups} />}
    >
      <SensitiveChoice value={leavesOut ?? isOn} onChange={setLeavesOut} />
      <Checkbox isSelected={options.past} onChange={(past) => change({ past })}>
        {t('print.withPast')}
      </Checkbox>
      <SizeChoice value={options.size} onChange={(size) => change({ size })} />
      <PaperLanguageChoice value={options.language} onChange={(language) => change({ language })} />
      <PaperChoice value={options.paper} onChange={(paper) => change({ paper })} />
    </PrintDesk>
  );
}

type GroupChoiceProps = {
  counts: HealthOverview['counts'];
  chosen: readonly HealthGroup[];
  onChange(groups: HealthGroup[]): void;
};

/** A box for each kind that is here, with how many there are. */
function GroupChoice({ counts, chosen, onChange }: GroupChoiceProps) {
  const { t } = useTranslation('health');
  const { number } = useFormats();
  const id = useId();
  return (
    <fieldset className={styles['shows']} aria-describedby={id}>
      <legend>{t('print.what')}</legend>
      {countGroups(counts, healthGroups).map(({ group, count }) => (
        <Checkbox
          key={group}
          isSelected={chosen.includes(group)}
          onChange={(isOn) =>
            onChange(healthGroups.filter((each) => (each === group ? isOn : chosen.includes(each))))
          }
        >
          {t(`group.${group}.title`)} <span className="muted num">{number(count)}</span>
        </Checkbox>
      ))}
      <p id={id} role="status" className="small">
        {chosen.length === 0 && t('print.chooseOne')}
      </p>
    </fieldset>
  );
}
