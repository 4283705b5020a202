import { useParams } from '@tanstack/react-router';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { CoverageCard } from '#shared/model/plans/coverage';
import { cardTitle } from '#shared/words/coverage';
import { useRequest } from '../../api/use-request.ts';
import { OpenedFrom, useSourceWords } from '../../i18n/use-source-words.ts';
import { usePerson } from '../../shell/person.tsx';
import { BackLink } from '../../ui/actions/BackLink.tsx';
import { ButtonLink } from '../../ui/actions/ButtonLink.tsx';
import { Tag } from '../../ui/data/Tag.tsx';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';
import { PageHeader } from '../../ui/layout/PageHeader.tsx';
import { Columns, Stack } from '../../ui/layout/Row.tsx';
import { Sheet } from '../../ui/layout/Sheet.tsx';
import { NextLink } from '../../ui/records/NextSteps.tsx';
import { SeeAllData } from '../../ui/records/SeeAllData.tsx';
import { StandingPill } from '../../ui/records/StandingPill.tsx';
import { useCoverageWords } from '../../ui/records/use-coverage-words.ts';
import { CardBack } from './CardBack.tsx';
import { CardFront } from './CardFront.tsx';
import { ContactsSection } from './ContactsSection.tsx';
import { CostsSection } from './CostsSection.tsx';
import styles from './CoverageSections.module.css';
import cardStyles from './DrawnCard.module.css';
import { PaymentOrder } from './PaymentOrder.tsx';
import { useCardNumbers } from './use-card-numbers.ts';

/** One insurance card: both sides, what it costs, whom to call, and how official it is. */
export function CoverageScreen() {
  const { t } = useTranslation('coverage');
  const { coverageId } = useParams({ from: '/shell/plans/card/$coverageId' });
  const { person } = usePerson();
  const { data, error, refetch } = useRequest(
    'coverage.list',
    { personId: person?.id ?? '' },
    { enabled: person !== null },
  );
  const card = data?.find(({ id }) => id === coverageId);
  return (
    <>
      <BackLink to="/plans">{t('back')}</BackLink>
      {card && data ? (
        <OpenedFrom value={card}>
          <Loaded key={coverageId} card={card} cards={data} />
        </OpenedFrom>
      ) : (
        <>
          <PageHeader screen={t('screen')} title={data ? t('notFound') : t('screen')} />
          {error ? (
            <FailureNotice failure={error.failure} onRetry={() => void refetch()} />
          ) : data ? (
            <EmptyState title={t('notFoundText')} actions={<NextLink to="plans" />} />
          ) : (
            <Skeleton lines={8} label={t('loading')} />
          )}
        </>
      )}
    </>
  );
}

function Loaded({ card, cards }: { card: CoverageCard; cards: readonly CoverageCard[] }) {
  const { t, dayDate } = useCoverageWords();
  const { nameSource, sayFileVersion } = useSourceWords();
  const { t: tCommon } = useTranslation('common');
  const numbers = useCardNumbers(card.id);
  const kind = t(`kind.${card.kind}`);
  const title = cardTitle(card, t);
  return (
    <>
      <PageHeader
        screen={t('screen')}
        title={title}
        lead={
          <span className={styles['lead']}>
            {title === kind ? nameSource(card.payerName ?? card.planName, card) : kind}{' '}
            <StandingPill card={card} />
            {card.order === 1 && <Tag>{t('order.first')}</Tag>}
            {card.order === 2 && <Tag>{t('order.second')}</Tag>}
          </span>
        }
        actions={
          <ButtonLink to="/plans/card/$coverageId/print" params={{ coverageId: card.id }}>
            {t('print.button')}
          </ButtonLink>
        }
      />
      <Stack>
        <div className={cardStyles['cards']}>
          <CardFront card={card} numbers={numbers} />
          <CardBack card={card} numbers={numbers} />
        </div>
        {card.openedAt !== null && (
          <Notice tone="warning">
            {tCommon('file.record', { name: card.payerName ?? card.planName, date: dayDate(card.openedAt) })}
          </Notice>
        )}
        <Notice tone="calm">
          {card.openedAt === null && t('copied', { date: dayDate(card.seenAt) })}
          {card.source === 'assembled' && ` ${t('assembled')}`}
          {card.fileVersion !== null && ` ${sayFileVersion(card.fileVersion)}`}
        </Notice>
        <PaymentOrder card={card} cards={cards} />
        <Columns>
          <CostsSection card={card} />
          <ContactsSection card={card} />
        </Columns>
        <Pictures card={card} />
        <AllData card={card} />
      </Stack>
    </>
  );
}

/** Images other than the logo and scan codes, often photos of the printed card. */
function Pictures({ card }: { card: CoverageCard }) {
  const { t } = useCoverageWords();
  const id = useId();
  const pictures = card.images.filter(({ role }) => role === 'other');
  if (pictures.length === 0) return null;
  return (
    <Sheet labelledBy={id}>
      <h2 id={id} className={styles['title']}>
        {t('pictures')}
      </h2>
      <div className={styles['pictures']}>
        {pictures.map(({ dataUrl, label, description }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pictures of one card never change places.
          <figure key={index}>
            <img src={dataUrl} alt={description ?? label ?? t('picture.other')} />
            {label !== null && <figcaption>{label}</figcaption>}
          </figure>
        ))}
      </div>
    </Sheet>
  );
}

function AllData({ card }: { card: CoverageCard }) {
  const { t } = useCoverageWords();
  const { nameWhole } = useSourceWords();
  const id = useId();
  return (
    <Sheet labelledBy={id}>
      <h2 id={id} className={styles['title']}>
        {nameWhole('title') ?? t('everything.title')}
      </h2>
      <SeeAllData
        source={{ channel: 'records.source', input: { id: card.id } }}
        unread={card.unread}
        technical={card.technical}
        leftOut={card.leftOut}
        words="coverage"
      />
    </Sheet>
  );
}
