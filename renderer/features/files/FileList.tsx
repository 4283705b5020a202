import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ImportOffer } from '#shared/model/files/import';
import { useCommand } from '../../api/use-command.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { leaveScan } from '../../shell/scans/use-held-scan.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { ButtonLink } from '../../ui/actions/ButtonLink.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { Row } from '../../ui/layout/Row.tsx';
import { Sheet } from '../../ui/layout/Sheet.tsx';
import styles from './Files.module.css';

/** The forms for the PDF that was opened by itself: they begin with it. */
function FormsOfScan() {
  const { t } = useTranslation('files');
  const navigate = useNavigate();
  const hold = useCommand('scans.holdOpened');
  const open = async (to: '/files/paper' | '/bills/write') => {
    // What is wrong with it the form says, when it is chosen there.
    const scan = await hold.mutateAsync({}).catch(() => null);
    if (scan !== null) leaveScan(scan);
    void navigate({ to });
  };
  return (
    <Row>
      <Button onPress={() => void open('/files/paper')} isPending={hold.isPending}>
        {t('paper.startLink')}
      </Button>
      <Button onPress={() => void open('/bills/write')} isPending={hold.isPending}>
        {t('offer.asBill')}
      </Button>
    </Row>
  );
}

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
            {problem === 'pdf' &&
              (files.length === 1 ? (
                <FormsOfScan />
              ) : (
                <Row>
                  <ButtonLink to="/files/paper">{t('paper.startLink')}</ButtonLink>
                  <ButtonLink to="/bills/write">{t('offer.asBill')}</ButtonLink>
                </Row>
              ))}
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
