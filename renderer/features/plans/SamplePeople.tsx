import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRequest } from '../../api/use-request.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import styles from './SamplePeople.module.css';

/** The made-up people of a sample plan with what to type on its sign-in page. */
export function SamplePeople({ plan }: { plan: string }) {
  const { t } = useTranslation(['plans', 'sample-plan']);
  const people = useRequest('samplePlan.start', {}).data?.people.filter((person) => person.plan === plan);
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
              <Secret label={t('sample-plan:login.userName')} value={userName} />
              <Secret label={t('sample-plan:login.password')} value={password} />
            </li>
          ))}
        </ul>
      </div>
    </Sheet>
  );
}

function Secret({ label, value }: { label: string; value: string }) {
  const { t } = useTranslation('common');
  const [isCopied, setCopied] = useState(false);
  // Where the clipboard is closed to the page, the text can still be selected.
  const copy = () =>
    navigator.clipboard.writeText(value).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <div className={styles['secret']}>
      <span>
        <span className="muted small">{label}</span>
        <code>{value}</code>
      </span>
      <Button
        variant="quiet"
        aria-label={`${t('action.copy')}: ${label}, ${value}`}
        onPress={() => void copy()}
      >
        <Icon name={isCopied ? 'check' : 'copy'} />
        {t(isCopied ? 'action.copied' : 'action.copy')}
      </Button>
    </div>
  );
}
