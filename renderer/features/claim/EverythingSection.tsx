import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Claim } from '#shared/model/claim';
import { failureFrom } from '../../api/request-error.ts';
import { useRequest } from '../../api/use-request.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { Button } from '../../ui/Button.tsx';
import { Details } from '../../ui/Details.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { Ledger } from '../../ui/Ledger.tsx';
import { ScrollRegion } from '../../ui/ScrollRegion.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { AmountSource } from './AmountSource.tsx';
import { CopyButton } from './CopyButton.tsx';
import styles from './EverythingSection.module.css';
import { FactList } from './FactList.tsx';

/** Everything else the plan sent: other amounts, facts, what the app did not understand, and the record itself. */
export function EverythingSection({ claim }: { claim: Claim }) {
  const { t } = useTranslation('claim');
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  return (
    <Sheet labelledBy={id}>
      <div className={styles['everything']}>
        <h2 id={id}>{t('everything.title')}</h2>
        <OtherAmounts claim={claim} />
        <Facts claim={claim} />
        {claim.unread.length === 0 ? (
          <p>{t('everything.unreadNone')}</p>
        ) : (
          <Details summary={t('everything.unread', { count: claim.unread.length })}>
            <ul className={styles['unread']}>
              {claim.unread.map(({ path, text }) => (
                <li key={`${path} ${text}`}>
                  <code>{path}</code> {text}
                </li>
              ))}
            </ul>
          </Details>
        )}
        <div>
          <Button onPress={() => setOpen(true)}>{t('everything.open')}</Button>
        </div>
      </div>
      {isOpen && <SourceDialog claimId={claim.id} onClose={() => setOpen(false)} />}
    </Sheet>
  );
}

function OtherAmounts({ claim }: { claim: Claim }) {
  const { t } = useTranslation('claim');
  const { money } = useFormats();
  const all = [...claim.amounts.other, ...claim.lines.flatMap((line) => line.amounts.other)];
  if (all.length === 0) return null;
  return (
    <Details summary={t('other.title')}>
      <p>{t('other.text')}</p>
      <Ledger
        rows={all.map(({ label, lineNumber, amount }, index) => ({
          key: String(index),
          label: lineNumber === null ? label : `${label}, ${t('other.line', { number: lineNumber })}`,
          value: (
            <>
              {money(amount.cents, amount.currency)}
              <AmountSource amount={amount} showsPath={false} />
            </>
          ),
        }))}
      />
    </Details>
  );
}

function Facts({ claim }: { claim: Claim }) {
  const { t } = useTranslation('claim');
  if (claim.facts.length === 0) return null;
  return (
    <Details summary={t('facts.title')}>
      <FactList
        facts={claim.facts.map(({ label, value, lineNumber }, index) => {
          const name = label.text ?? label.code ?? t('facts.title');
          return {
            key: String(index),
            label: lineNumber === null ? name : `${name}, ${t('facts.line', { number: lineNumber })}`,
            value,
          };
        })}
      />
    </Details>
  );
}

function SourceDialog({ claimId, onClose }: { claimId: string; onClose(): void }) {
  const { t } = useTranslation('claim');
  const { data, error, refetch } = useRequest('claims.source', { claimId });
  return (
    <Dialog title={t('everything.dialog')} isOpen onClose={onClose}>
      <p>
        {t('everything.dialogText')}{' '}
        {data && (
          <CopyButton text={data.json} label={t('everything.copy')}>
            {t('everything.copy')}
          </CopyButton>
        )}
      </p>
      {error && <FailureNotice failure={failureFrom(error)} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={5} />}
      {data && (
        <ScrollRegion className={styles['source']} aria-label={t('everything.dialog')}>
          <pre>{data.json}</pre>
        </ScrollRegion>
      )}
    </Dialog>
  );
}
