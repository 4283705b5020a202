import { useTranslation } from 'react-i18next';
import { usePerson } from '../../shell/person.tsx';
import { ButtonLink } from '../../ui/actions/ButtonLink.tsx';
import { Row } from '../../ui/layout/Row.tsx';
import { Setting } from '../../ui/layout/Setting.tsx';

/** The way to copies for another computer. */
export function CopySettings() {
  const { t } = useTranslation('copies');
  const { people } = usePerson();
  return (
    <Setting title={t('settings.title')}>
      <p>{t('settings.text')}</p>
      <Row>
        {people.length > 0 && <ButtonLink to="/settings/copy">{t('settings.save')}</ButtonLink>}
        <ButtonLink to="/files/copy">{t('settings.open')}</ButtonLink>
      </Row>
    </Setting>
  );
}
