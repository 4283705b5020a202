import { useTranslation } from 'react-i18next';
import type { ConnectionSummary } from '#shared/model/plans/connection';
import { useCommand } from '../../../api/use-command.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { Button } from '../../../ui/actions/Button.tsx';
import { ButtonLink } from '../../../ui/actions/ButtonLink.tsx';
import { EmptyState } from '../../../ui/feedback/EmptyState.tsx';
import { findReasons, isHealthGiver, isNeverAsked } from './category-reasons.ts';
import { useReasonWords } from './use-reason-words.ts';

/** Why there are no health records, and how to get them. */
export function NoRecords({ plans }: { plans: readonly ConnectionSummary[] }) {
  const { t } = useTranslation(['health', 'claims']);
  const { locale } = useFormats();
  const sayReason = useReasonWords();
  const { mutate: start } = useCommand('sync.start');
  const reading = plans.find(({ syncing }) => syncing !== null);
  if (reading)
    return (
      <EmptyState title={t('health:empty.reading')}>
        <p role="status">{t('health:empty.readingText', { plan: reading.planName })}</p>
      </EmptyState>
    );
  const open = <ButtonLink to="/files">{t('health:empty.file')}</ButtonLink>;
  const asking = plans.filter((plan) => plan.origin === 'plan');
  const giving = asking.filter(isHealthGiver);
  if (giving.length === 0 && asking.length > 0)
    return (
      <EmptyState
        title={t(asking.every(isNeverAsked) ? 'health:empty.notAsked' : 'health:empty.refused')}
        actions={
          <>
            {asking.map(({ id, planName }, index) => (
              <ButtonLink
                key={id}
                to="/plans/add"
                search={{ again: id }}
                variant={index === 0 ? 'primary' : 'plain'}
              >
                {asking.length === 1 ? t('health:notice.ask') : t('health:empty.askPlan', { plan: planName })}
              </ButtonLink>
            ))}
            {open}
          </>
        }
      >
        <p>{t('health:empty.askText')}</p>
      </EmptyState>
    );
  const textOnly = [...new Set(plans.flatMap((plan) => plan.textOnly ?? []))];
  return (
    <EmptyState
      title={t(textOnly.length > 0 ? 'health:empty.textOnly' : 'health:empty.none')}
      actions={
        <>
          {giving.map(({ id, planName }) => (
            <Button key={id} onPress={() => start({ connectionId: id })}>
              {giving.length === 1
                ? t('health:empty.checkAgain')
                : t('health:empty.checkPlan', { plan: planName })}
            </Button>
          ))}
          {open}
        </>
      }
    >
      <p>
        {textOnly.length > 0
          ? t('health:empty.textOnlyText', { list: new Intl.ListFormat(locale).format(textOnly) })
          : t('health:empty.noneText')}
      </p>
      {giving.flatMap((plan) =>
        findReasons(plan).map((reason) => (
          <p key={`${plan.id} ${reason.category}`}>{sayReason(reason, plan.planName)}</p>
        )),
      )}
    </EmptyState>
  );
}
