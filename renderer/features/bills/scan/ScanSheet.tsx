import { useTranslation } from 'react-i18next';
import type { ScanFacts, ScanPlace } from '#shared/model/bills/scan';
import { failureFrom } from '../../../api/request-error.ts';
import { useCommand } from '../../../api/use-command.ts';
import { ScanChoice } from '../../../shell/scans/ScanChoice.tsx';
import { useHeldScan } from '../../../shell/scans/use-held-scan.ts';
import { FailureNotice } from '../../../ui/feedback/FailureNotice.tsx';
import type { Undo } from '../../../ui/feedback/use-undo.tsx';
import { TitledSheet } from '../../../ui/layout/TitledSheet.tsx';
import { KeptScan } from '../../../ui/scans/KeptScan.tsx';
import styles from '../../../ui/scans/Scan.module.css';

type ScanSheetProps = { billId: string; scan: ScanFacts | null; undo: Undo };

/** The scan of a bill that is written down: shown, saved to a file, taken away; or chosen where there is none. */
export function ScanSheet({ billId, scan, undo }: ScanSheetProps) {
  const { t } = useTranslation('scans');
  const place: ScanPlace = { of: 'bill', id: billId };
  if (scan === null) return <Missing place={place} />;
  return (
    <TitledSheet title={t('title')}>
      <div className={styles['short']}>
        <KeptScan place={place} facts={scan} undo={undo} />
      </div>
    </TitledSheet>
  );
}

function Missing({ place }: { place: ScanPlace }) {
  const keep = useCommand('scans.keep');
  const choice = useHeldScan({
    onHeld({ ref }) {
      keep.mutate({ heldId: ref.id, place });
      return undefined;
    },
  });
  return (
    <div>
      {keep.error && <FailureNotice failure={failureFrom(keep.error)} />}
      <ScanChoice choice={choice} />
    </div>
  );
}
