import { useTranslation } from 'react-i18next';
import {
  findFirstWay,
  isMedicare,
  listWays,
  type WayIn,
  type WaysOf,
  type WayToday,
} from '#shared/words/ways-in';
import { ButtonLink } from '../../../../ui/actions/ButtonLink.tsx';
import { Pill, type PillTone } from '../../../../ui/data/Pill.tsx';
import styles from './ChoosePlan.module.css';

const screens: Record<Exclude<WayIn, 'sign-in'>, '/files' | '/files/paper'> = {
  download: '/files',
  table: '/files',
  paper: '/files/paper',
};

const tones: Record<WayToday, PillTone> = {
  works: 'paid',
  'in-part': 'partly',
  'not-yet': 'waiting',
  unknown: 'waiting',
};

/** Each way in of a plan's claims, whether it works today, and what it brings; the first that works stands out. */
export function WaysIn({ plan }: { plan: WaysOf }) {
  const { t } = useTranslation('plans');
  const first = findFirstWay(plan);
  return (
    <>
      <ul className={styles['waysIn']}>
        {listWays(plan).map(({ way, today }) => (
          <li key={way} data-first={way === first}>
            <div>
              <h3>{t(`ways.${way}.name`)}</h3>
              <p className="small">
                {isMedicare(plan.id) && (way === 'download' || way === 'paper')
                  ? t(`ways.${way}.medicare`)
                  : t(`ways.${way}.text`)}
              </p>
            </div>
            <Pill tone={tones[today]}>{t(`ways.today.${today}`)}</Pill>
            {way !== 'sign-in' && (
              <ButtonLink to={screens[way]} variant={way === first ? 'primary' : 'plain'}>
                {t(`ways.${way}.go`)}
              </ButtonLink>
            )}
          </li>
        ))}
      </ul>
      <p className="muted small">{t('ways.once')}</p>
    </>
  );
}
