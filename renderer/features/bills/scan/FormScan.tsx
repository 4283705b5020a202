import { useTranslation } from 'react-i18next';
import type { BillKind } from '#shared/model/bills/bill';
import type { HeldScan, ScanReading } from '#shared/model/bills/scan';
import { useDiscreet } from '../../../i18n/use-discreet.ts';
import { ScanChoice } from '../../../shell/scans/ScanChoice.tsx';
import type { HeldScanChoice } from '../../../shell/scans/use-held-scan.ts';
import { Button } from '../../../ui/actions/Button.tsx';
import { Row, Stack } from '../../../ui/layout/Row.tsx';
import { TitledSheet } from '../../../ui/layout/TitledSheet.tsx';
import { ScanView } from '../../../ui/scans/ScanView.tsx';

type FormScanProps = {
  choice: HeldScanChoice;
  /** The scan that the bill already has. */
  kept: HeldScan | null;
  reading: ScanReading | null;
  /** What the person says the scan is. */
  kind: BillKind;
  onKind(kind: BillKind): void;
  /** How many fields that are empty can take what was read. */
  usable: number;
  onUseAll(): void;
};

/** The scan beside the form: chosen for the bill, or kept with it, and what its text says of itself. */
export function FormScan({ choice, kept, reading, kind, onKind, usable, onUseAll }: FormScanProps) {
  const { t } = useTranslation(['scans', 'bills']);
  const { isHidden } = useDiscreet();
  const shown = choice.held ?? kept;
  const seems = reading?.kind;
  return (
    <TitledSheet title={t('title')}>
      <Stack>
        {shown && (
          <>
            <p role="status">{reading && t(`text.${chooseWords(reading)}`)}</p>
            {seems && seems !== kind && (
              <Row>
                <span>{t('kind.says', { kind: t(`bills:kind.${seems}`) })}</span>
                <Button onPress={() => onKind(seems)}>{t('kind.take')}</Button>
              </Row>
            )}
            {usable > 0 && !isHidden && (
              <Row>
                <Button onPress={onUseAll}>{t('read.useAll', { count: usable })}</Button>
              </Row>
            )}
            <ScanView key={shown.ref.id} scan={shown.ref} facts={shown.facts} />
          </>
        )}
        {choice.held ? (
          <Row>
            <Button variant="quiet" onPress={choice.letGo}>
              {t('letGo')}
            </Button>
          </Row>
        ) : (
          <ScanChoice choice={choice} />
        )}
      </Stack>
    </TitledSheet>
  );
}

function chooseWords({ text, offers }: ScanReading) {
  if (text !== 'read') return text;
  return offers.length === 0 ? 'nothing' : 'offered';
}
