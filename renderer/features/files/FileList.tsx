import { useTranslation } from 'react-i18next';
import type { ImportOffer } from '#shared/model/files/import';
import { useFormats } from '../../i18n/use-formats.ts';
import { ButtonLink } from '../../ui/actions/ButtonLink.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { Row } from '../../ui/layout/Row.tsx';
import { Sheet } from '../../ui/layout/Sheet.tsx';
import styles from './Files.module.css';

/** The files that were read: how many records each holds, or why it holds none. */
export function FileList({ offer: { files, missingFiles, more } }: { offer: ImportOffer }) {
  const { t } = useTranslation('files');
  const { size } = useFormats();
  const missing = more.missingFiles > 0 ? [...missingFiles, '…'] : missingFiles;
  return (
    <Sheet labelledBy="your-files">
      <h2 id="your-files">{t('offer.files')}</h2>
      <ul className={styles['files']}>
        {files.map(({ name, bytes, format, records, problem }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list; two files may have one name.
          <li key={`${index} ${name}`}>
            <p>
              <strong className={styles['name']}>{name}</strong>{' '}
              <span className="muted">
                {size(bytes)}
                {format === 'manifest' && ` · ${t('offer.list')}`}
                {format === 'medicare-text' && ` · ${t('offer.medicareText')}`}
                {records > 0 && ` · ${t('offer.records', { count: records })}`}
              </span>
            </p>
            {problem && <p>{t(`problem.${problem}`)}</p>}
            {problem === 'pdf' && (
              <Row>
                <ButtonLink to="/files/paper">{t('paper.startLink')}</ButtonLink>
                <ButtonLink to="/bills/write">{t('offer.asBill')}</ButtonLink>
              </Row>
            )}
          </li>
        ))}
      </ul>
      {more.files > 0 && <p>{t('offer.moreFiles', { count: more.files })}</p>}
      {missingFiles.length > 0 && (
        <Notice tone="warning">
          {t('offer.missing', { count: missingFiles.length + more.missingFiles, files: missing.join(', ') })}
        </Notice>
      )}
    </Sheet>
  );
}
