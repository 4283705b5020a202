import { useTranslation } from 'react-i18next';
import { type SamplePlanFault, samplePlanFaults } from '#shared/model/settings';
import { useCommand } from '../../api/use-command.ts';
import { useRequest } from '../../api/use-request.ts';
import { useSamplePlan } from '../../api/use-sample-plan.ts';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { RadioGroup } from '../../ui/forms/RadioGroup.tsx';
import { FoldedSetting } from '../../ui/layout/Setting.tsx';

const works = 'works';
/** What can be chosen. */
const choices = [works, ...samplePlanFaults] as const;

/** What the made-up plan should do wrong. Shown only to people who have a made-up plan. */
export function SampleFaults() {
  const hasSample = useRequest('connection.list', {}).data?.some(({ isSample }) => isSample) ?? false;
  return hasSample ? <FaultChoice /> : null;
}

function FaultChoice() {
  const { t } = useTranslation('settings');
  const info = useSamplePlan();
  const { mutate, data, error } = useCommand('samplePlan.setFault');
  const fault = (data ?? info.data)?.fault ?? null;
  return (
    <FoldedSetting title={t('trying.title')}>
      <p>{t('trying.text')}</p>
      {error && <FailureNotice failure={error.failure} />}
      <RadioGroup<SamplePlanFault | typeof works>
        label={t('trying.label')}
        value={fault ?? works}
        onChange={(next) => mutate({ fault: next === works ? null : next })}
        options={choices.map((value) => ({ value, label: t(`trying.${value}`) }))}
      />
    </FoldedSetting>
  );
}
