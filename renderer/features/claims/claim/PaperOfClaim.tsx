import { useTranslation } from 'react-i18next';
import { useRequest } from '../../../api/use-request.ts';
import { TitledSheet } from '../../../ui/layout/TitledSheet.tsx';
import scanStyles from '../../../ui/scans/Scan.module.css';
import { ScanView } from '../../../ui/scans/ScanView.tsx';

/** The PDF or photo from which the person typed the claim; nothing where none was kept. */
export function PaperOfClaim({ claimId }: { claimId: string }) {
  const { t } = useTranslation('scans');
  const paper = useRequest('papers.get', { claimId }).data?.paper ?? null;
  if (paper === null) return null;
  return (
    <TitledSheet title={t('title')}>
      <div className={scanStyles['short']}>
        <ScanView scan={{ of: 'claim', id: claimId }} facts={paper} />
      </div>
    </TitledSheet>
  );
}
