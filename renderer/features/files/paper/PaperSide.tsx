import { useTranslation } from 'react-i18next';
import type { HeldScan, ScanReading } from '#shared/model/bills/scan';
import { ScanChoice } from '../../../shell/scans/ScanChoice.tsx';
import type { HeldScanChoice } from '../../../shell/scans/use-held-scan.ts';
import { Button } from '../../../ui/actions/Button.tsx';
import { Row, Stack } from '../../../ui/layout/Row.tsx';
import { TitledSheet } from '../../../ui/layout/TitledSheet.tsx';
import { ScanView } from '../../../ui/scans/ScanView.tsx';

type PaperSideProps = { choice: HeldScanChoice; shown: HeldScan | null; reading: ScanReading | null };

/** The photo or PDF beside the form, and whether its text says anything for it. */
export function PaperSide({ choice, shown, reading }: PaperSideProps) {
  const { t } = useTranslation(['scans', 'files']);
  return (
    <TitledSheet title={t('scans:title')}>
      <Stack>
        {shown && (
          <>
            <p role="status">{reading && t(`scans:text.${chooseWords(reading)}`)}</p>
            <ScanView key={shown.ref.id} scan={shown.ref} facts={shown.facts} />
          </>
        )}
        {choice.held ? (
          <Row>
            <Button variant="quiet" onPress={choice.letGo}>
              {t('scans:letGo')}
            </Button>
          </Row>
        ) : (
          <ScanChoice choice={choice} words={t('files:paper.drop')} />
        )}
      </Stack>
    </TitledSheet>
  );
}

function chooseWords({ text, explained = [] }: ScanReading) {
  if (text !== 'read') return text;
  return explained.length === 0 ? 'nothing' : 'offered';
}
