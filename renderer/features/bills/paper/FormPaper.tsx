import { useTranslation } from 'react-i18next';
import type { BillKind } from '#shared/model/bills/bill';
import type { HeldPaper, PaperReading } from '#shared/model/bills/paper';
import { Button } from '../../../ui/actions/Button.tsx';
import { Row, Stack } from '../../../ui/layout/Row.tsx';
import { TitledSheet } from '../../../ui/layout/TitledSheet.tsx';
import { PaperView } from '../../../ui/papers/PaperView.tsx';
import { PaperChoice } from './PaperChoice.tsx';
import type { HeldPaperChoice } from './use-held-paper.ts';

type FormPaperProps = {
  choice: HeldPaperChoice;
  /** The paper that the bill already has. */
  kept: HeldPaper | null;
  reading: PaperReading | null;
  /** What the person says the paper is. */
  kind: BillKind;
  onKind(kind: BillKind): void;
};

/** The paper beside the form: chosen for the bill, or kept with it, and what its text says of itself. */
export function FormPaper({ choice, kept, reading, kind, onKind }: FormPaperProps) {
  const { t } = useTranslation(['papers', 'bills']);
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
            <PaperView key={shown.ref.id} paper={shown.ref} facts={shown.facts} />
          </>
        )}
        {choice.held ? (
          <Row>
            <Button variant="quiet" onPress={choice.letGo}>
              {t('letGo')}
            </Button>
          </Row>
        ) : (
          <PaperChoice choice={choice} />
        )}
      </Stack>
    </TitledSheet>
  );
}

function chooseWords({ text, offers }: PaperReading) {
  if (text !== 'read') return text;
  return offers.length === 0 ? 'nothing' : 'offered';
}
