import { useTranslation } from 'react-i18next';
import { type EnrollmentWay, enrollmentWays } from '#shared/model/plans/enrollment-way';
import { isCurrent } from '#shared/words/coverage';
import {
  enrollmentTableOf,
  findAdvantageChange,
  findEnrollment,
  findKnownWay,
  sayEnrollment,
} from '#shared/words/papers/enrollment';
import { useCommand } from '../../api/use-command.ts';
import { useRequest } from '../../api/use-request.ts';
import { useToday } from '../../day/use-today.ts';
import { lookupFrom } from '../../i18n/translate.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useSessionChoice } from '../../shell/session-choices.tsx';
import { Button } from '../../ui/actions/Button.tsx';
import { ButtonLink } from '../../ui/actions/ButtonLink.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { DateField } from '../../ui/forms/DateField.tsx';
import { Select } from '../../ui/forms/Select.tsx';
import { Row } from '../../ui/layout/Row.tsx';
import { TitledSheet } from '../../ui/layout/TitledSheet.tsx';
import { SaveDates } from '../../ui/records/SaveDates.tsx';
import styles from './EnrollmentDates.module.css';

/** `lastDay`: as the person types it, `''` while there is none. */
type Choice = { way: EnrollmentWay | null; lastDay: string };

/** When the plan of next year may be chosen: as the person's cards or the person say, by a dated table. Days are not counted down. */
export function EnrollmentDates({ personId }: { personId: string }) {
  const { t } = useTranslation('enrollment');
  const [chosen, keep] = useSessionChoice<Choice>(`enrollment ${personId}`, { way: null, lastDay: '' });
  const { data: cards } = useRequest('coverage.list', { personId });
  const known = findKnownWay((cards ?? []).filter(isCurrent).map(({ kind }) => kind));
  const way = chosen.way ?? known;
  const lastDay = way === 'employer' && chosen.lastDay !== '' ? chosen.lastDay : null;
  const page = useCommand('links.open');
  const options = [
    ...(way === null ? [{ value: 'unknown' as const, label: t('way.unknown') }] : []),
    ...enrollmentWays.map((value) => ({ value, label: t(`way.${value}`) })),
  ];
  return (
    <TitledSheet title={t('title')}>
      <div className={styles['sheet']}>
        <div className={styles['dates']}>
          <Select
            label={t('way.label')}
            value={way ?? 'unknown'}
            onChange={(next) => next !== 'unknown' && keep({ ...chosen, way: next })}
            options={options}
          />
          {way === 'employer' && (
            <DateField
              label={t('employer.lastDay')}
              value={chosen.lastDay}
              onChange={(next) => keep({ ...chosen, lastDay: next })}
            />
          )}
        </div>
        {way === null ? <p>{t('ask')}</p> : <Window way={way} lastDay={lastDay} />}
        <p>{t('special')}</p>
        <p className="small muted">{t('help')}</p>
        <Row>
          {way !== null && way !== 'state' && way !== 'employer' && (
            <Button onPress={() => page.mutate({ page: way })}>
              {t('openPage', { site: t(`site.${way}`) })}
            </Button>
          )}
          <ButtonLink
            to="/print/$paper"
            params={{ paper: 'at-hand' }}
            search={{ ...(way && { way }), ...(lastDay && { lastDay }) }}
          >
            {t('atHand')}
          </ButtonLink>
          <SaveDates personId={personId} way={way} lastDay={lastDay} />
        </Row>
        {page.error && <FailureNotice failure={page.error.failure} />}
      </div>
    </TitledSheet>
  );
}

function Window({ way, lastDay }: { way: EnrollmentWay; lastDay: string | null }) {
  const { t } = useTranslation('enrollment');
  const { date: format } = useFormats();
  const today = useToday();
  const date = (day: string) => format(day) ?? day;
  const found = findEnrollment(way, today);
  const change = way === 'medicare' ? findAdvantageChange(today) : null;
  return (
    <div className={styles['sheet']}>
      <p>
        <strong>{sayEnrollment(found, { lastDay, t: lookupFrom(t), date })}</strong>
      </p>
      {change && (
        <>
          <p>{t('medicare.advantage', { from: date(change.from), until: date(change.until) })}</p>
          <p>{t('medicare.medigap')}</p>
        </>
      )}
      {found.kind === 'dated' && (
        <p className="small muted">
          {t('source', { rule: t(`rule.${found.way}`), day: date(enrollmentTableOf) })}
        </p>
      )}
    </div>
  );
}
