import { useTranslation } from 'react-i18next';
import { useSettings } from '../../shell/use-settings.ts';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { PageHeader } from '../../ui/layout/PageHeader.tsx';
import { Stack } from '../../ui/layout/Row.tsx';
import { RecoveryCode } from '../../ui/records/RecoveryCode.tsx';
import { About } from './About.tsx';
import { BackupSettings } from './BackupSettings.tsx';
import { CopySettings } from './CopySettings.tsx';
import { DiscreetSettings } from './DiscreetSettings.tsx';
import { EraseEverything } from './EraseEverything.tsx';
import { LockSettings } from './LockSettings.tsx';
import { LookSettings } from './LookSettings.tsx';
import { RecordsSettings } from './RecordsSettings.tsx';
import { ReportProblem } from './ReportProblem.tsx';
import { SampleFaults } from './SampleFaults.tsx';
import { SaveRecords, SaveWritten } from './SaveRecords.tsx';

/** The look of the app, where records are kept, and how to erase them. */
export function SettingsScreen() {
  const { t } = useTranslation('settings');
  const { settings, change, error } = useSettings();
  return (
    <>
      <PageHeader screen={t('screen')} title={t('screen')} lead={t('lead')} />
      <Stack>
        {error && <FailureNotice failure={error.failure} />}
        <LookSettings settings={settings} onChange={change} />
        <DiscreetSettings />
        <RecordsSettings />
        <RecoveryCode />
        <LockSettings minutes={settings.lockAfterMinutes} onChange={change} />
        <CopySettings />
        <BackupSettings />
        <SaveRecords />
        <SaveWritten />
        <SampleFaults />
        <EraseEverything />
        <ReportProblem />
        <About />
      </Stack>
    </>
  );
}
