import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/actions/Button.tsx';
import { SmallLine } from '../../ui/data/SmallLine.tsx';
import { Checkbox } from '../../ui/forms/Checkbox.tsx';

type OwnRowProps = {
  name: string;
  notes: readonly string[];
  claimId: string;
  isChecked: boolean;
  onToggle(): void;
};

/** A drug or a doctor of the claims, with a box to take it off the list to check. */
export function OwnRow({ name, notes, claimId, isChecked, onToggle }: OwnRowProps) {
  const { t } = useTranslation('plan-lists');
  return (
    <>
      <Checkbox isSelected={isChecked} onChange={onToggle}>
        {name}
      </Checkbox>
      {notes.map((note) => (
        <SmallLine key={note}>{note}</SmallLine>
      ))}
      <SmallLine>
        <Link to="/claims/$claimId" params={{ claimId }} aria-label={t('lastClaimNamed', { name })}>
          {t('lastClaim')}
        </Link>
      </SmallLine>
    </>
  );
}

/** What was typed, with a button to take it away. */
export function AddedRow({ name, onRemove }: { name: string; onRemove(): void }) {
  const { t } = useTranslation('plan-lists');
  return (
    <>
      {name}
      <SmallLine>{t('added')}</SmallLine>
      <Button variant="quiet" aria-label={t('removeNamed', { name })} onPress={onRemove}>
        {t('remove')}
      </Button>
    </>
  );
}
