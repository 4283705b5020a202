import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Failure } from '#shared/ipc/result';
import { useOpenedFiles } from '../../shell/opened-files.tsx';
import { Button } from '../../ui/actions/Button.tsx';
import { ButtonLink } from '../../ui/actions/ButtonLink.tsx';
import { cx } from '../../ui/cx.ts';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { PageHeader } from '../../ui/layout/PageHeader.tsx';
import { Row, Stack } from '../../ui/layout/Row.tsx';
import { Sheet } from '../../ui/layout/Sheet.tsx';
import styles from './Files.module.css';

/** Where to drop files, what can be opened, and where to get it. */
export function StartStep({ failure }: { failure: Failure | null }) {
  const { t } = useTranslation(['files', 'copies']);
  const { choose, isDragging } = useOpenedFiles();
  return (
    <>
      <PageHeader screen={t('screen')} title={t('title')} lead={t('lead')} />
      <Stack>
        {failure && <FailureNotice failure={failure} />}
        <div className={cx(styles['drop'], isDragging && styles['dragging'])}>
          <p className={styles['dropWords']}>{t(isDragging ? 'dropNow' : 'drop')}</p>
          <p className="muted">{t('orChoose')}</p>
          <Button variant="primary" onPress={choose}>
            {t('choose')}
          </Button>
          <Link to="/files/copy">{t('copies:open.title')}</Link>
        </div>
        <Sheet labelledBy="from-paper">
          <h2 id="from-paper">{t('paper.start')}</h2>
          <p>{t('paper.startText')}</p>
          <Row>
            <ButtonLink to="/files/paper">{t('paper.startLink')}</ButtonLink>
          </Row>
        </Sheet>
        <Sheet labelledBy="what-to-open">
          <h2 id="what-to-open">{t('what.title')}</h2>
          <ul className={styles['list']}>
            {(['fhir', 'ndjson', 'blueButton', 'table', 'packed', 'written', 'copy'] as const).map((what) => (
              <li key={what}>{t(`what.${what}`)}</li>
            ))}
          </ul>
        </Sheet>
        <Sheet labelledBy="where-to-get">
          <h2 id="where-to-get">{t('where.title')}</h2>
          <ul className={styles['list']}>
            <li>{t('where.plan')}</li>
            <li>{t('where.table')}</li>
            <li>{t('where.ask')}</li>
            <li>
              {t('where.medicare')} <Link to="/plans/add">{t('where.connect')}</Link>
            </li>
          </ul>
        </Sheet>
      </Stack>
    </>
  );
}
