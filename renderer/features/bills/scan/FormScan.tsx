import type { BillKind } from '#shared/model/bills/bill';
import type { HeldScan, ScanReading } from '#shared/model/bills/scan';
import { BesideForm } from '../../../shell/scans/BesideForm.tsx';
import type { HeldScanChoice } from '../../../shell/scans/use-held-scan.ts';
import { UseAll } from '../../../ui/scans/UseAll.tsx';
import { SeemsOther } from './SeemsOther.tsx';

type FormScanProps = {
  choice: HeldScanChoice;
  /** The scan that the bill already has. */
  kept: HeldScan | null;
  reading: ScanReading | null;
  /** What the person says the scan is. */
  kind: BillKind;
  onKind(kind: BillKind): void;
  onClaim(): void;
  /** How many fields that are empty can take what was read. */
  usable: number;
  /** How many of it are charges. */
  charges: number;
  onUseAll(): void;
};

/** The scan beside the form: chosen for the bill, or kept with it, and what its text says of itself. */
export function FormScan({
  choice,
  kept,
  reading,
  kind,
  onKind,
  onClaim,
  usable,
  charges,
  onUseAll,
}: FormScanProps) {
  const shown = choice.held ?? kept;
  return (
    <BesideForm choice={choice} shown={shown} reading={reading} offered={reading?.offers.length ?? 0}>
      <SeemsOther seems={reading?.kind} kind={kind} onTake={onKind} onClaim={onClaim} />
      <UseAll count={usable} charges={charges} onUseAll={onUseAll} />
    </BesideForm>
  );
}
