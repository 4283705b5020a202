import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type FhirDate, formatDate, formatSpan, localDay, parseFhirDate } from '#shared/dates';
import type { AppealFacts } from '#shared/model/appeals/appeal';
import type { KeptLetters, LetterLanguage } from '#shared/model/appeals/letter';
import type { ClaimView } from '#shared/model/claims-view';
import { countBlanks, draftLetter } from '#shared/words/letters';
import { isRefusal } from '#shared/words/refusals';
import { useCommand } from '../../api/use-command.ts';
import { useRequest } from '../../api/use-request.ts';
import { lookupFrom } from '../../i18n/translate.ts';
import { useSettings } from '../../shell/use-settings.ts';
import { BackLink } from '../../ui/actions/BackLink.tsx';
import { Button } from '../../ui/actions/Button.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';
import { LanguageChoice } from '../../ui/forms/LanguageChoice.tsx';
import { TextArea } from '../../ui/forms/TextArea.tsx';
import { Dialog } from '../../ui/layout/Dialog.tsx';
import { PageHeader } from '../../ui/layout/PageHeader.tsx';
import { Stack } from '../../ui/layout/Row.tsx';
import { Sheet } from '../../ui/layout/Sheet.tsx';
import styles from './Appeals.module.css';

const template = 'appeal';

/** The letter that asks the plan to look again: filled in from the claim, every word of it the person's to change. */
export function LetterScreen() {
  const { t } = useTranslation('letters');
  const { claimId } = useParams({ from: '/shell/appeals/$claimId/letter' });
  const about = useRequest('claims.get', { claimId });
  const appeal = useRequest('appeals.get', { claimId });
  const letters = useRequest('letters.get', { about: { claimId }, template });
  const requests = [about, appeal, letters];
  const error = requests.find((one) => one.error !== null)?.error;
  const retry = () => void Promise.all(requests.map(({ refetch }) => refetch()));
  const isLoaded = about.data && appeal.data && letters.data;
  return (
    <>
      <BackLink to="/appeals/$claimId" params={{ claimId }}>
        {t('back')}
      </BackLink>
      <PageHeader screen={t('screen')} title={t('title')} lead={t('lead')} />
      {error && <FailureNotice failure={error.failure} onRetry={retry} />}
      {!error && !isLoaded && <Skeleton lines={8} label={t('loading')} />}
      {isLoaded && <Editor key={claimId} about={about.data} facts={appeal.data.facts} kept={letters.data} />}
    </>
  );
}

type EditorProps = { about: ClaimView; facts: AppealFacts | null; kept: KeptLetters };

function Editor({ about, facts, kept }: EditorProps) {
  const { t, i18n } = useTranslation('letters');
  const { settings } = useSettings();
  const navigate = useNavigate();
  const save = useCommand('letters.save');
  const [chosen, choose] = useState<LetterLanguage | null>(null);
  const [typed, setTyped] = useState<Partial<Record<LetterLanguage, string>>>({});
  const [isAsking, setAsking] = useState(false);
  const language = chosen ?? settings.language;
  const draft = draftLetter(
    template,
    readLetterFacts(about, facts, language),
    lookupFrom(i18n.getFixedT(language, 'letters')),
  );
  const text = typed[language] ?? kept[language] ?? draft;
  const claimId = about.claim.id;
  const write = (words: string | null) =>
    save.mutateAsync({ about: { claimId }, template, language, text: words }).catch(() => null);
  const keep = () => {
    if (text !== (kept[language] ?? draft)) void write(text);
  };
  const print = async () => {
    if (text !== kept[language] && (await write(text)) === null) return;
    void navigate({ to: '/appeals/$claimId/letter/print', params: { claimId }, search: { language } });
  };
  const startAgain = async () => {
    if ((await write(null)) === null) return;
    setTyped({ ...typed, [language]: undefined });
    setAsking(false);
  };
  return (
    <div className={styles['desk']}>
      <Sheet label={t('title')}>
        <TextArea
          label={t('text')}
          hint={t('textHint')}
          value={text}
          onChange={(words) => setTyped({ ...typed, [language]: words })}
          onBlur={keep}
          rows={32}
          maxLength={20_000}
          lang={language}
        />
      </Sheet>
      <Stack>
        <LanguageChoice value={language} onChange={choose} />
        <p role="status">{t('blanks', { count: countBlanks(text) })}</p>
        <Button variant="primary" onPress={() => void print()} isPending={save.isPending}>
          {t('print')}
        </Button>
        {(kept[language] !== null || text !== draft) && (
          <Button variant="quiet" onPress={() => setAsking(true)}>
            {t('again.open')}
          </Button>
        )}
        <p role="status">{text === kept[language] && t('saved')}</p>
        <p className="small muted">{t('note')}</p>
        {save.error && <FailureNotice failure={save.error.failure} />}
      </Stack>
      {isAsking && (
        <Dialog
          title={t('again.title')}
          isOpen
          onClose={() => setAsking(false)}
          role="alertdialog"
          actions={
            <>
              <Button variant="primary" onPress={() => void startAgain()} isPending={save.isPending}>
                {t('again.confirm')}
              </Button>
              <Button variant="quiet" onPress={() => setAsking(false)}>
                {t('again.cancel')}
              </Button>
            </>
          }
        >
          <p>{t('again.text')}</p>
        </Dialog>
      )}
    </div>
  );
}

/** What is known for the letter, with days in its own language. */
function readLetterFacts(
  { claim, row, planName, personName }: ClaimView,
  facts: AppealFacts | null,
  language: LetterLanguage,
) {
  const locale = language === 'es' ? 'es-US' : 'en-US';
  const name = (day: string | null) => {
    const date = parseFhirDate(day);
    return date && formatDate(date, locale);
  };
  const start = parseFhirDate(row.serviceStart);
  return {
    today: formatDate(localDay(new Date()) as FhirDate, locale),
    sendTo: facts?.sendTo ?? null,
    person: personName,
    plan: planName,
    claimNumber: row.claimNumber,
    serviceDate: start && formatSpan(start, parseFhirDate(row.serviceEnd), locale),
    provider: row.providerName,
    letterDate: name(facts?.letterDate ?? null),
    reason: claim.reasons.find((reason) => isRefusal(reason) && reason.text !== null)?.text ?? null,
  };
}
