import type { ReactNode } from 'react';
import type { CoverageCard } from '#shared/model/plans/coverage';
import {
  assistanceText,
  cardTitle,
  className,
  hasGroup,
  planTypeText,
  relationshipText,
  validText,
} from '#shared/words/coverage';
import { useFormats } from '../../i18n/use-formats.ts';
import { useSourceWords } from '../../i18n/use-source-words.ts';
import { CopyButton } from '../../ui/actions/CopyButton.tsx';
import { LinkButton } from '../../ui/actions/LinkButton.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { HiddenNumber } from '../../ui/records/HiddenNumber.tsx';
import { StandingPill } from '../../ui/records/StandingPill.tsx';
import { useCoverageWords } from '../../ui/records/use-coverage-words.ts';
import { ClassNumber } from './ClassNumber.tsx';
import styles from './DrawnCard.module.css';
import type { CardNumbers } from './use-card-numbers.ts';

type Fact = { key: string; label: string; value: ReactNode };

/** Numbers that belong on the back of the card. */
const frontClasses = new Set([
  'subgroup',
  'division',
  'network',
  'alternatenetwork',
  'subplan',
  'class',
  'subclass',
]);

/** The front: whose card, which plan, which numbers, how long. */
export function CardFront({ card, numbers }: { card: CoverageCard; numbers: CardNumbers }) {
  const { t } = useCoverageWords();
  const { nameSource } = useSourceWords();
  const logo = card.images.find(({ role }) => role === 'logo');
  const facts = useFrontFacts(card, numbers);
  return (
    <section className={styles['card']} aria-label={t('front')}>
      <header className={styles['head']}>
        <div>
          <h2>{nameSource(card.payerName ?? card.planName, card)}</h2>
          <p>{cardTitle(card, t)}</p>
        </div>
        {logo ? (
          <img className={styles['logo']} src={logo.dataUrl} alt={logo.label ?? t('picture.logo')} />
        ) : (
          <StandingPill card={card} />
        )}
      </header>
      <dl className={styles['rows']}>
        {facts.map(({ key, label, value }) => (
          <div key={key}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {numbers.error && <FailureNotice failure={numbers.error.failure} onRetry={numbers.toggle} />}
    </section>
  );
}

function useFrontFacts(card: CoverageCard, numbers: CardNumbers): Fact[] {
  const words = useCoverageWords();
  const { t } = words;
  const { locale } = useFormats();
  const valid = validText(card, words);
  const type = planTypeText(card, t, locale);
  const groups = card.classes.map((one, index) => ({ one, whole: numbers.shown?.classes[index] ?? null }));
  const group = groups.filter(({ one }) => one.kind === 'group');
  const facts: (Fact | null)[] = [
    card.memberName === null ? null : { key: 'member', label: t('field.member'), value: card.memberName },
    { key: 'id', label: t('field.memberId'), value: <MemberId card={card} numbers={numbers} /> },
    ...subscriberFacts(card, numbers, t),
    group.length > 0 || hasGroup(card)
      ? {
          key: 'group',
          label: t('field.group'),
          value:
            group.length === 0 ? (
              <span className="muted">{t('notSent')}</span>
            ) : (
              group.map(({ one, whole }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the numbers of one card never change places.
                <div key={index}>
                  <ClassNumber one={one} whole={whole} />
                </div>
              ))
            ),
        }
      : null,
    ...groups
      .filter(({ one }) => frontClasses.has(one.kind))
      .map(({ one, whole }, index) => ({
        key: `class ${index}`,
        label: className(one, t),
        value: <ClassNumber one={one} whole={whole} />,
      })),
    type === null ? null : { key: 'type', label: t('field.planType'), value: type },
    valid === null ? null : { key: 'valid', label: t('field.valid'), value: valid },
    buildAssistanceFact(card, words),
    buildOthersFact(card, numbers, t),
  ];
  return facts.filter((fact) => fact !== null);
}

function MemberId({ card, numbers }: { card: CoverageCard; numbers: CardNumbers }) {
  const { t } = useCoverageWords();
  const { shown } = numbers;
  return (
    <>
      <span className={card.memberIdEnding === null ? '' : (styles['big'] ?? '')}>
        <HiddenNumber ending={card.memberIdEnding} whole={shown?.memberId ?? null} />
      </span>
      {card.memberIdEnding !== null && (
        <span className={styles['actions']}>
          <LinkButton onPress={numbers.toggle}>{t(shown ? 'number.hide' : 'number.show')}</LinkButton>{' '}
          <CopyButton text={numbers.memberId} isPersonalNumber label={t('number.copyMember')}>
            {t('number.copy')}
          </CopyButton>
        </span>
      )}
      <span role="status" className="visually-hidden">
        {shown ? t('number.shown') : ''}
      </span>
    </>
  );
}

type Translate = ReturnType<typeof useCoverageWords>['t'];

function subscriberFacts(card: CoverageCard, numbers: CardNumbers, t: Translate): Fact[] {
  const facts: Fact[] = [];
  const isOther = card.subscriberName !== null && card.subscriberName !== card.memberName;
  if (isOther) facts.push({ key: 'subscriber', label: t('field.subscriber'), value: card.subscriberName });
  if (card.subscriberIdEnding !== null && card.subscriberIdEnding !== card.memberIdEnding)
    facts.push({
      key: 'subscriber id',
      label: t('field.subscriberId'),
      value: <HiddenNumber ending={card.subscriberIdEnding} whole={numbers.shown?.subscriberId ?? null} />,
    });
  const relationship = relationshipText(card, t);
  if (relationship !== null && (isOther || card.relationship?.code !== 'self'))
    facts.push({ key: 'relationship', label: t('field.relationship'), value: relationship });
  if (card.dependent !== null)
    facts.push({ key: 'dependent', label: t('field.dependent'), value: card.dependent });
  return facts;
}

function buildAssistanceFact(card: CoverageCard, words: ReturnType<typeof useCoverageWords>): Fact | null {
  if (card.assistance.length === 0) return null;
  const value = card.assistance.map((one) => {
    const text = assistanceText(one, words);
    return <div key={text}>{text}</div>;
  });
  return { key: 'assistance', label: words.t('assistance.title'), value };
}

function buildOthersFact(card: CoverageCard, numbers: CardNumbers, t: Translate): Fact | null {
  if (card.others.length === 0) return null;
  const value = card.others.map(({ name, memberIdEnding }, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the people of one card never change places.
    <div key={index}>
      {name}{' '}
      {memberIdEnding !== null && (
        <HiddenNumber ending={memberIdEnding} whole={numbers.shown?.others[index] ?? null} />
      )}
    </div>
  ));
  return { key: 'others', label: t('field.others'), value };
}
