import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRequest } from '../../../api/use-request.ts';
import { Button } from '../../../ui/actions/Button.tsx';
import type { Undo } from '../../../ui/feedback/use-undo.tsx';
import { Row } from '../../../ui/layout/Row.tsx';
import { VisitCheckDialog } from './VisitCheckDialog.tsx';

/** What the person noted about whether the care took place, or a way to note it. */
export function VisitCheckLine({ claimId, undo }: { claimId: string; undo: Undo }) {
  const { t } = useTranslation('visits');
  const { data } = useRequest('visitChecks.get', { claimId });
  const [isOpen, setOpen] = useState(false);
  if (!data) return null;
  const { facts } = data;
  return (
    <Row>
      {facts !== null && (
        <>
          <strong>{t('claim.noted', { answer: t(`answer.${facts.answer}`) })}</strong>
          {facts.note !== '' && <span className="muted">{facts.note}</span>}
        </>
      )}
      <Button onPress={() => setOpen(true)}>{t(facts === null ? 'claim.open' : 'claim.change')}</Button>
      {facts !== null && <Link to="/claims/visits">{t('claim.all')}</Link>}
      {isOpen && (
        <VisitCheckDialog claimId={claimId} kept={facts} undo={undo} onClose={() => setOpen(false)} />
      )}
    </Row>
  );
}
