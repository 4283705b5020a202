import { useTranslation } from 'react-i18next';
import type { UpdateOffer, UpdateState, WhatsNew } from '#shared/model/updates';
import { useCommand } from '../../api/use-command.ts';
import { useRequest } from '../../api/use-request.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useSettings } from '../../shell/use-settings.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { ProgressBar } from '../../ui/feedback/Progress.tsx';
import { Switch } from '../../ui/forms/Switch.tsx';
import { Details } from '../../ui/layout/Details.tsx';
import { Row } from '../../ui/layout/Row.tsx';
import { Setting } from '../../ui/layout/Setting.tsx';
import { UpdateQuestion } from '../../ui/updates/UpdateQuestion.tsx';
import styles from './Settings.module.css';

/** Which version runs, whether newer ones are looked for, and what there is to install. */
export function UpdateSettings() {
  const { t } = useTranslation('updates');
  const storage = useRequest('app.info', {}).data?.storage;
  const { data: state } = useRequest('updates.get', {});
  if (!state) return null;
  const { version, whatsNew } = state;
  return (
    <Setting title={t('title')}>
      <p>{t('version', { version })}</p>
      {storage === 'newer' && <Notice tone="warning">{t('newerRecords')}</Notice>}
      {whatsNew && (
        <Details summary={t('whatsNewIn', { version })}>
          <WhatsNewList whatsNew={whatsNew} />
        </Details>
      )}
      {state.never === null ? <Looking state={state} /> : <p>{t(`never.${state.never}`)}</p>}
    </Setting>
  );
}

function Looking({ state }: { state: UpdateState }) {
  const { t } = useTranslation('updates');
  const { moment } = useFormats();
  const allow = useCommand('updates.allow');
  const check = useCommand('updates.check');
  const { host, isAllowed, isChecking, checkedAt, offer, later, isWithdrawn, problem } = state;
  const isNewest = !offer && later === null && !isWithdrawn && problem === null && checkedAt !== null;
  const error = allow.error ?? check.error;
  return (
    <>
      {isWithdrawn && (
        <Notice tone="warning">
          {t('withdrawn')} {t(offer ? 'withdrawnNewer' : 'withdrawnWait')}
        </Notice>
      )}
      {offer && <Offer offer={offer} state={state} />}
      <div role="status">
        {isChecking && <p>{t('checking')}</p>}
        {!isChecking && isNewest && <p>{t('newest', { moment: moment(checkedAt) })}</p>}
        {!isChecking && later !== null && <p>{t('later', { version: later })}</p>}
        {!isChecking && problem !== null && <Notice tone="warning">{t(`problem.${problem}`)}</Notice>}
      </div>
      {isAllowed === null ? (
        <UpdateQuestion Frame={Plain} />
      ) : (
        <div className={styles['switch']}>
          <p id="updates-weekly">{isAllowed ? t('on', { host: host ?? '' }) : t('off')}</p>
          <Switch
            label={t('weekly')}
            describedBy="updates-weekly"
            isSelected={isAllowed}
            onChange={(next) => allow.mutate({ isAllowed: next })}
          />
        </div>
      )}
      {error && <FailureNotice failure={error.failure} />}
      <Row>
        <Button onPress={() => check.mutate({})} isPending={check.isPending || isChecking}>
          {t('check')}
        </Button>
      </Row>
    </>
  );
}

/** In the setting, which has a title of its own. */
function Plain({ children }: { children: React.ReactNode }) {
  return <div>{children}</div>;
}

function Offer({ offer, state }: { offer: UpdateOffer; state: UpdateState }) {
  const { t } = useTranslation('updates');
  const { dayDate, size } = useFormats();
  const { version, releasedOn, bytes, whatsNew } = offer;
  const { step, received } = state.download;
  return (
    <section aria-label={t('offer', { version })} className={styles['offer']}>
      <h4>{t('offer', { version })}</h4>
      <p>{t('released', { date: dayDate(releasedOn), size: size(bytes) })}</p>
      <WhatsNewList whatsNew={whatsNew} />
      {step === 'running' && (
        <>
          <ProgressBar label={t('progress', { version })} max={bytes} value={received} />
          <p>{t('downloading', { received: size(received), size: size(bytes) })}</p>
        </>
      )}
      {step === 'ready' && <p role="status">{t('ready', { version })}</p>}
      <Row>
        <NextStep step={step} version={version} />
      </Row>
    </section>
  );
}

function NextStep({ step, version }: { step: UpdateState['download']['step']; version: string }) {
  const { t } = useTranslation('updates');
  const download = useCommand('updates.download');
  const cancel = useCommand('updates.cancel');
  const install = useCommand('updates.install');
  if (step === 'running')
    return (
      <Button onPress={() => cancel.mutate({})} isPending={cancel.isPending}>
        {t('cancel')}
      </Button>
    );
  if (step === 'ready')
    return (
      <Button variant="primary" onPress={() => install.mutate({})} isPending={install.isPending}>
        {t('install')}
      </Button>
    );
  return (
    <Button variant="primary" onPress={() => download.mutate({})} isPending={download.isPending}>
      {t('download', { version })}
    </Button>
  );
}

function WhatsNewList({ whatsNew }: { whatsNew: WhatsNew }) {
  const { t } = useTranslation('updates');
  const lines = whatsNew[useSettings().settings.language];
  if (lines.length === 0) return null;
  return (
    <ul aria-label={t('whatsNew')}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
