import { useTranslation } from 'react-i18next';
import { useSamplePlan } from '../../../../api/use-sample-plan.ts';
import { CopyText } from '../../../../ui/actions/CopyText.tsx';
import { Sheet } from '../../../../ui/layout/Sheet.tsx';
import styles from './SamplePeople.module.css';

/** The made-up people of a sample plan with what to type on its sign-in page. */
export function SamplePeople({ plan }: { plan: string }) {
  const { t } = useTranslation(['plans', 'sample-plan']);
  const people = useSamplePlan().data?.people.filter((person) => person.plan === plan);
  if (!people?.length) return null;
  return (
    <Sheet labelledBy="sample-people">
      <div className={styles['people']}>
        <h2 id="sample-people">{t('people.title')}</h2>
        <p className="muted">{t('people.lead')}</p>
        <ul className={styles['list']}>
          {people.map(({ name, userName, password, about }) => (
            <li key={userName}>
              <div>
                <strong>{name}</strong>
                <p className="muted small">{t(`sample-plan:about.${userName}`, { defaultValue: about })}</p>
              </div>
              <CopyText label={t('sample-plan:login.userName')} value={userName} />
              <CopyText label={t('sample-plan:login.password')} value={password} />
            </li>
          ))}
        </ul>
      </div>
    </Sheet>
  );
}
