import { useTranslation } from 'react-i18next';
import { usePerson } from '../../shell/person.tsx';
import { ButtonLink } from '../../ui/actions/ButtonLink.tsx';
import { Row } from '../../ui/layout/Row.tsx';
import { Sheet } from '../../ui/layout/Sheet.tsx';
import styles from './Settings.module.css';

/** The way to copies for another computer. */
export function CopySettings() {
  const { t } = useTranslation('copies');
  const { people } = usePerson();
  return (
    <Sheet labelledBy="copy">
      <div className={styles['section']}>
        <h2 id="copy">{t('settings.title')}</h2>
        <p>{t('settings.text')}</p>
        <Row>
          {people.length > 0 && <ButtonLink to="/settings/copy">{t('settings.save')}</ButtonLink>}
          <ButtonLink to="/files/copy">{t('settings.open')}</ButtonLink>
        </Row>
      </div>
    </Sheet>
  );
}
