import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { HeldScan, ScanReading } from '#shared/model/bills/scan';
import { Button } from '../../ui/actions/Button.tsx';
import { Row, Stack } from '../../ui/layout/Row.tsx';
import { TitledSheet } from '../../ui/layout/TitledSheet.tsx';
import { ScanView } from '../../ui/scans/ScanView.tsx';
import { ScanChoice } from './ScanChoice.tsx';
import type { HeldScanChoice } from './use-held-scan.ts';

type BesideFormProps = {
  choice: HeldScanChoice;
  /** The scan that is shown: the held one, or what was kept before. */
  shown: HeldScan | null;
  reading: ScanReading | null;
  /** How much of what was read is offered to the form. */
  offered: number;
  /** What is asked for where no scan is held. */
  words?: string;
  /** What its text says of itself, above the picture. */
  children?: ReactNode;
};

/** The photo or PDF beside a form, and whether its text says anything for it. */
export function BesideForm({ choice, shown, reading, offered, words, children }: BesideFormProps) {
  const { t } = useTranslation('scans');
  return (
    <TitledSheet title={t('title')}>
      <Stack>
        {shown && (
          <>
            <p role="status">{reading && t(`text.${chooseWords(reading, offered)}`)}</p>
            {children}
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
          <ScanChoice choice={choice} {...(words !== undefined && { words })} />
        )}
      </Stack>
    </TitledSheet>
  );
}

function chooseWords({ text }: ScanReading, offered: number) {
  if (text !== 'read') return text;
  return offered === 0 ? 'nothing' : 'offered';
}
