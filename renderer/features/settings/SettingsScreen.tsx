import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSettings } from '../../shell/use-settings.ts';
import { LinkButton } from '../../ui/actions/LinkButton.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { PageHeader } from '../../ui/layout/PageHeader.tsx';
import { Stack } from '../../ui/layout/Row.tsx';
import { Setting } from '../../ui/layout/Setting.tsx';
import { Sheet } from '../../ui/layout/Sheet.tsx';
import { RecoveryCode } from '../../ui/records/RecoveryCode.tsx';
import { showPlace } from '../../ui/show-place.ts';
import { About } from './About.tsx';
import { BackupSettings } from './BackupSettings.tsx';
import { CaptureSetting } from './CaptureSetting.tsx';
import { CopySettings } from './CopySettings.tsx';
import { DiscreetSettings } from './DiscreetSettings.tsx';
import { EraseEverything } from './EraseEverything.tsx';
import { LockSettings } from './LockSettings.tsx';
import { LookSettings } from './LookSettings.tsx';
import { AccessLogSetting, RecordsSettings } from './RecordsSettings.tsx';
import { ReportProblem } from './ReportProblem.tsx';
import { SampleFaults } from './SampleFaults.tsx';
import { SaveRecords, SaveWritten } from './SaveRecords.tsx';
import styles from './Settings.module.css';
import { UpdateSettings } from './UpdateSettings.tsx';

const groups = ['look', 'privacy', 'backups', 'records', 'about'] as const;

/** Everything that can be set, in five groups named by what people look for, with the way to each above them. */
export function SettingsScreen() {
  const { t } = useTranslation('settings');
  const { settings, change, error } = useSettings();
  return (
    <>
      <PageHeader screen={t('screen')} title={t('screen')} lead={t('lead')} />
      <nav aria-label={t('groups.label')}>
        <ul className={styles['groups']}>
          {groups.map((name) => (
            <li key={name}>
              <LinkButton onPress={() => showPlace(`settings-${name}`)}>{t(`groups.${name}`)}</LinkButton>
            </li>
          ))}
        </ul>
      </nav>
      <Stack>
        {error && <FailureNotice failure={error.failure} />}
        <Group name="look">
          <LookSettings settings={settings} onChange={change} />
        </Group>
        <Group name="privacy">
          <DiscreetSettings />
          <CaptureSetting isHidden={settings.isCaptureHidden} onChange={change} />
          <RecoveryCode Frame={Setting} />
          <LockSettings minutes={settings.lockAfterMinutes} onChange={change} />
          <AccessLogSetting />
        </Group>
        <Group name="backups">
          <CopySettings />
          <BackupSettings />
          <SaveRecords />
          <SaveWritten />
        </Group>
        <Group name="records">
          <RecordsSettings />
          <EraseEverything />
        </Group>
        <Group name="about">
          <UpdateSettings />
          <ReportProblem />
          <About />
          <SampleFaults />
        </Group>
      </Stack>
    </>
  );
}

function Group({ name, children }: { name: (typeof groups)[number]; children: ReactNode }) {
  const { t } = useTranslation('settings');
  return (
    <Sheet labelledBy={`settings-${name}`}>
      <h2 id={`settings-${name}`} tabIndex={-1}>
        {t(`groups.${name}`)}
      </h2>
      {children}
    </Sheet>
  );
}
