import { useNavigate } from '@tanstack/react-router';
import { ScanChoice } from '../../../shell/scans/ScanChoice.tsx';
import { leaveScan, useHeldScan } from '../../../shell/scans/use-held-scan.ts';

/** Where a photo or PDF of a bill is dropped or chosen to add the bill: the form begins with it. */
export function DropBill() {
  const navigate = useNavigate();
  const choice = useHeldScan({
    isPicky: true,
    onHeld(scan) {
      leaveScan(scan);
      void navigate({ to: '/bills/write' });
      return true;
    },
  });
  return <ScanChoice choice={choice} />;
}
