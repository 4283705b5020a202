import { type FocusEvent, type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { LetterAnswers, LetterTemplate, LetterTick } from '#shared/model/bills/letter';
import { citeName } from '#shared/words/letters/cite';
import type { BlankName } from '#shared/words/letters/letters';
import type { OfferedTicks } from '#shared/words/letters/ticks';
import { lookupFrom } from '../../i18n/translate.ts';
import { Checkbox } from '../../ui/forms/Checkbox.tsx';
import { TextArea } from '../../ui/forms/TextArea.tsx';
import { Sheet } from '../../ui/layout/Sheet.tsx';
import styles from './Letters.module.css';
import type { KnownSubject } from './use-draft.ts';

export type LetterFieldsProps = {
  template: LetterTemplate;
  answers: LetterAnswers;
  /** The blanks that are still open. */
  open: readonly BlankName[];
  subject: KnownSubject;
  /** How the member number ends; `null` where the letter has none. */
  ending: string | null;
  ticks: OfferedTicks;
  /** Where the person lives, as a plan of theirs says; offered, for it may be an old one. */
  planAddress: string | null;
  onChange(more: Partial<LetterAnswers>): void;
  /** The person went on to something else. */
  onLeave(): void;
};

/** Templates that ask for one thing more, with words under `letters:more`. */
const furtherBlanks: { readonly [template in LetterTemplate]?: 'gotOn' | 'otherPlan' } = {
  'proof-of-debt': 'gotOn',
  coordination: 'otherPlan',
};

/** What only the person can say: who and where, what is true, and what they ask besides. */
export function LetterFields(props: LetterFieldsProps) {
  const { template, answers, open, subject, ending, ticks, planAddress, onChange, onLeave } = props;
  const { t } = useTranslation('letters');
  const known = subject.refusal?.sendTo || citeName(subject.address, lookupFrom(t)) || '';
  const hint = template === 'appeal' ? 'toAddressPlan' : 'toAddressOther';
  const further = furtherBlanks[template];
  // What the letter says stays here to be taken out, whatever is offered since.
  const noLongerOffered = answers.ticked.filter((one) => ![...ticks.why, ...ticks.also].includes(one));
  return (
    <Sheet>
      <form
        className={styles['fields']}
        onBlur={(event) => leavesField(event) && onLeave()}
        onSubmit={(event) => event.preventDefault()}
      >
        <Group title={t('who')}>
          {ending !== null && (
            <div>
              <Checkbox
                isSelected={answers.isNumberWhole}
                onChange={(isNumberWhole) => onChange({ isNumberWhole })}
              >
                {t('whole')}
              </Checkbox>
              <p className="small muted">{t('wholeHint')}</p>
            </div>
          )}
          {(open.includes('sender') || answers.ownName !== undefined) && (
            <Blank isOpen={open.includes('sender')}>
              <TextArea
                label={t('ownName')}
                {...(subject.helper !== null && { hint: t('ownNameHint') })}
                value={answers.ownName ?? ''}
                onChange={(ownName) => onChange({ ownName })}
                rows={1}
                maxLength={200}
              />
            </Blank>
          )}
          <Blank isOpen={open.includes('ownAddress')}>
            <TextArea
              label={t('ownAddress')}
              hint={t('ownAddressHint')}
              value={answers.ownAddress ?? ''}
              onChange={(ownAddress) => onChange({ ownAddress })}
              rows={2}
              maxLength={300}
            />
            {planAddress !== null && (
              <Checkbox
                isSelected={answers.ownAddress === planAddress}
                onChange={(isUsed) => onChange({ ownAddress: isUsed ? planAddress : '' })}
              >
                {t('planAddress', { address: planAddress })}
              </Checkbox>
            )}
          </Blank>
          <Blank isOpen={open.includes('toAddress')}>
            <TextArea
              label={t('toAddress')}
              hint={t(answers.toAddress === null && known !== '' ? 'toAddressKnown' : hint)}
              value={answers.toAddress ?? known}
              onChange={(toAddress) => onChange({ toAddress })}
              rows={3}
              maxLength={500}
            />
          </Blank>
          {further && (
            <Blank isOpen={open.includes(further)}>
              <TextArea
                label={t(`more.${further}`)}
                value={answers.more}
                onChange={(more) => onChange({ more })}
                rows={1}
                maxLength={200}
              />
            </Blank>
          )}
        </Group>
        <Group title={t('tickTitle')} hint={t('tickHint')}>
          <Ticks {...props} ticks={[...ticks.why, ...noLongerOffered]} />
          <Blank isOpen={open.includes('ownReason')}>
            <TextArea
              label={t('ownWords')}
              hint={t('ownWordsHint')}
              value={answers.words}
              onChange={(words) => onChange({ words })}
              rows={4}
              maxLength={4_000}
            />
          </Blank>
        </Group>
        {ticks.also.length > 0 && (
          <Group title={t('alsoTitle')}>
            <Ticks {...props} ticks={ticks.also} />
          </Group>
        )}
      </form>
    </Sheet>
  );
}

/** True when focus goes from a field to something else. */
function leavesField({ target }: FocusEvent<HTMLFormElement>): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}

type TicksProps = Pick<LetterFieldsProps, 'answers' | 'subject' | 'onChange'> & {
  ticks: readonly LetterTick[];
};

function Ticks({ ticks, answers: { ticked }, subject: { place }, onChange }: TicksProps) {
  const { t } = useTranslation('letters');
  return ticks.map((tick) => (
    <Checkbox
      key={tick}
      isSelected={ticked.includes(tick)}
      onChange={(isTicked) =>
        onChange({ ticked: isTicked ? [...ticked, tick] : ticked.filter((one) => one !== tick) })
      }
    >
      {t(`tick.${tick}`, { place: place ?? '' })}
    </Checkbox>
  ));
}

function Blank({ isOpen, children }: { isOpen: boolean; children: ReactNode }) {
  return <div data-open={isOpen || undefined}>{children}</div>;
}

function Group({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  const id = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot lay its legend beside a hint.
    <div role="group" aria-labelledby={id} className={styles['group']}>
      <div className={styles['groupHead']}>
        <h2 id={id}>{title}</h2>
        {hint && <span className="small muted">{hint}</span>}
      </div>
      {children}
    </div>
  );
}
