import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { languageCodes, languages } from '#shared/languages';
import type { About } from '#shared/model/bills/about';
import type { KeptLetters, LetterAnswers, LetterLanguage, LetterTemplate } from '#shared/model/bills/letter';
import type { AskAgain } from '#shared/model/claims/ask-again';
import { noAnswers } from '#shared/words/letters/letter-facts';
import { countBlanks } from '#shared/words/letters/letters';
import type { OfferedTicks } from '#shared/words/letters/ticks';
import { useCommand } from '../../api/use-command.ts';
import { useIsKept } from '../../api/use-is-kept.ts';
import { useSettings } from '../../shell/use-settings.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { Tag } from '../../ui/data/Tag.tsx';
import { HiddenPart } from '../../ui/discreet/HiddenPart.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { Select } from '../../ui/forms/Select.tsx';
import { TextArea } from '../../ui/forms/TextArea.tsx';
import { PageHeader } from '../../ui/layout/PageHeader.tsx';
import { Row, Stack } from '../../ui/layout/Row.tsx';
import { AskAgainSheet } from '../../ui/records/AskAgainSheet.tsx';
import { LetterFields } from './LetterFields.tsx';
import { LetterPaper } from './LetterPaper.tsx';
import styles from './Letters.module.css';
import { SentLine } from './SentLine.tsx';
import { StartOverDialog } from './StartOverDialog.tsx';
import { type KnownSubject, type LetterMember, useDraft } from './use-draft.ts';

export type LetterEditorProps = {
  about: About;
  template: LetterTemplate;
  subject: KnownSubject;
  /** Whose card of which plan has the member number; `null` where the letter is about no claim. */
  member: LetterMember | null;
  ticks: OfferedTicks;
  askAgain: AskAgain | null;
  /** It is probably too late to appeal what it is about. */
  isTooLate?: boolean;
  kept: KeptLetters;
  /** The last day on which the person says they sent it; absent where that is written down elsewhere. */
  sentOn?: string | null;
  /** The letter is kept as it is shown. */
  onPrint(language: LetterLanguage): void;
};

/** A letter from its template: what is missing and what is true at the left, the letter itself beside it. */
export function LetterEditor(props: LetterEditorProps) {
  const { about, template, ticks, askAgain, isTooLate = false, kept, sentOn, onPrint } = props;
  const { t } = useTranslation('letters');
  const isStored = useIsKept();
  const { settings } = useSettings();
  const save = useCommand('letters.save');
  /** Apart from `save`, for what is kept on leaving the field must not swallow the press that left it. */
  const keeping = useCommand('letters.save');
  const [chosen, choose] = useState<LetterLanguage | null>(null);
  const [changed, setChanged] = useState<LetterAnswers | null>(null);
  const [fresh, setFresh] = useState<LetterAnswers['ticked'][number] | null>(null);
  /** Letters that are all in the person's own words, by language; `null`: no longer. */
  const [freely, setFreely] = useState<Partial<Record<LetterLanguage, string | null>>>({});
  const [isAsking, setAsking] = useState(false);
  const failed = save.error ?? keeping.error;
  const language = chosen ?? findOnlyLanguage(kept) ?? settings.language;
  const begun = { ...noAnswers, ownAddress: kept.ownAddress };
  const own = changed ?? kept.answers[language] ?? findAnswers(kept) ?? begun;
  // A letter that was kept before the address was known has it, too.
  const answers = { ...own, ownAddress: own.ownAddress ?? kept.ownAddress };
  const { draft, freshLines, ending } = useDraft(props, { language, answers, fresh });
  const ownText = kept.answers[language] === null ? kept[language] : null;
  const free = freely[language] === undefined ? ownText : freely[language];
  const text = free ?? draft.text;
  const saved = (next: LetterAnswers, of: string) =>
    ({ about, template, language, text: of, ...(free === null && { answers: next }) }) as const;
  const isKept =
    text === kept[language] &&
    (free !== null || JSON.stringify(answers) === JSON.stringify(kept.answers[language]));
  const isBegun = free !== null || JSON.stringify(answers) !== JSON.stringify(begun);
  const keep = () => {
    if (!isKept && (isBegun || kept[language] !== null)) keeping.mutate(saved(answers, text));
  };
  const print = async () => {
    if (!isKept && (await save.mutateAsync(saved(answers, text)).catch(() => null)) === null) return;
    onPrint(language);
  };
  const startAgain = async () => {
    const forgotten = await save.mutateAsync({ about, template, language, text: null }).catch(() => null);
    if (forgotten === null) return;
    setChanged(begun);
    setFreely({ ...freely, [language]: null });
    setAsking(false);
  };
  const change = (more: Partial<LetterAnswers>) => {
    const added = more.ticked?.find((tick) => !answers.ticked.includes(tick));
    setFresh(added ?? null);
    setChanged({ ...answers, ...more });
  };
  return (
    <>
      <PageHeader
        screen={t(`${template}.title`)}
        title={t(`${template}.title`)}
        beside={
          <span role="status">
            <Tag>
              {free === null
                ? t('toFill', { count: draft.open.length })
                : t('blanks', { count: countBlanks(free) })}
            </Tag>
          </span>
        }
        lead={
          <>
            {t(`${template}.about`)} {t(free === null && draft.open.length === 0 ? 'leadReady' : 'lead')}
          </>
        }
        actions={
          <>
            <Select<LetterLanguage>
              label={t('language')}
              hideLabel
              value={language}
              onChange={choose}
              options={languageCodes.map((value) => ({ value, label: languages[value].name }))}
            />
            <Button variant="primary" onPress={() => void print()} isPending={save.isPending}>
              {t('print')}
            </Button>
          </>
        }
      />
      <HiddenPart keepsTyped>
        <Stack>
          <AskAgainSheet askAgain={askAgain} isTooLate={isTooLate} />
          <div className={styles['desk']} data-free={free !== null || undefined}>
            {free === null && (
              <LetterFields
                template={template}
                answers={answers}
                open={draft.open}
                subject={props.subject}
                ending={ending}
                ticks={ticks}
                planAddress={kept.planAddress}
                onChange={change}
                onLeave={keep}
              />
            )}
            <Stack>
              {free === null ? (
                <LetterPaper template={template} draft={draft} fresh={freshLines} language={language} />
              ) : (
                <TextArea
                  label={t('text')}
                  hint={t('textHint')}
                  value={free}
                  onChange={(words) => setFreely({ ...freely, [language]: words })}
                  onBlur={keep}
                  rows={32}
                  maxLength={20_000}
                  lang={language}
                />
              )}
              <Row>
                {sentOn !== undefined && <SentLine about={about} template={template} sentOn={sentOn} />}
                {free === null && (
                  <Button variant="quiet" onPress={() => setFreely({ ...freely, [language]: draft.text })}>
                    {t('freely')}
                  </Button>
                )}
                {(kept[language] !== null || isBegun) && (
                  <Button variant="quiet" onPress={() => setAsking(true)}>
                    {t('again.open')}
                  </Button>
                )}
              </Row>
              <p role="status">{isKept && t(isStored ? 'saved' : 'savedMemory')}</p>
              <p className="small muted">{t('note')}</p>
              {failed && <FailureNotice failure={failed.failure} />}
            </Stack>
          </div>
        </Stack>
      </HiddenPart>
      {isAsking && (
        <StartOverDialog
          onConfirm={() => void startAgain()}
          isPending={save.isPending}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

/** The one language that the letter was written in; `null` where that is none or several. */
function findOnlyLanguage(kept: KeptLetters): LetterLanguage | null {
  const [only = null, ...others] = languageCodes.filter((code) => kept[code] !== null);
  return others.length > 0 ? null : only;
}

/** What was answered in the first language in which anything was. */
function findAnswers({ answers }: KeptLetters): LetterAnswers | null {
  return languageCodes.flatMap((code) => answers[code] ?? [])[0] ?? null;
}
