import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { About } from '#shared/model/bills/about';
import type { KeptLetters, LetterLanguage, LetterTemplate } from '#shared/model/bills/letter';
import { gatherLetterFacts, type LetterSubject } from '#shared/words/letters/letter-facts';
import { countBlanks, draftLetter } from '#shared/words/letters/letters';
import { useCommand } from '../../api/use-command.ts';
import { useToday } from '../../day/use-today.ts';
import { lookupFrom } from '../../i18n/translate.ts';
import { useSettings } from '../../shell/use-settings.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { HiddenPart } from '../../ui/discreet/HiddenPart.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { LanguageChoice } from '../../ui/forms/LanguageChoice.tsx';
import { TextArea } from '../../ui/forms/TextArea.tsx';
import { Dialog } from '../../ui/layout/Dialog.tsx';
import { Row, Stack } from '../../ui/layout/Row.tsx';
import { Sheet } from '../../ui/layout/Sheet.tsx';
import styles from './Letters.module.css';
import { SentLine } from './SentLine.tsx';

export type LetterEditorProps = {
  about: About;
  template: LetterTemplate;
  subject: LetterSubject;
  kept: KeptLetters;
  /** The last day on which the person says they sent it; absent where that is written down elsewhere. */
  sentOn?: string | null;
  /** The letter is kept as it is shown. */
  onPrint(language: LetterLanguage): void;
};

/** A letter from its template, filled in with what is known; every word of it is the person's to change. */
export function LetterEditor(props: LetterEditorProps) {
  return (
    <HiddenPart keepsTyped>
      <Editor {...props} />
    </HiddenPart>
  );
}

function Editor({ about, template, subject, kept, sentOn, onPrint }: LetterEditorProps) {
  const { t, i18n } = useTranslation('letters');
  const { settings } = useSettings();
  const save = useCommand('letters.save');
  /** Apart from `save`, for what is kept on leaving the field must not swallow the press that left it. */
  const keeping = useCommand('letters.save');
  const [chosen, choose] = useState<LetterLanguage | null>(null);
  const [typed, setTyped] = useState<Partial<Record<LetterLanguage, string>>>({});
  const [isAsking, setAsking] = useState(false);
  const failed = save.error ?? keeping.error;
  const language = chosen ?? settings.language;
  const lookUp = lookupFrom(i18n.getFixedT(language, 'letters'));
  const today = useToday();
  const draft = draftLetter(template, gatherLetterFacts(subject, { language, t: lookUp, today }), lookUp);
  const text = typed[language] ?? kept[language] ?? draft;
  const write = (words: string | null) =>
    save.mutateAsync({ about, template, language, text: words }).catch(() => null);
  const keep = () => {
    if (text !== (kept[language] ?? draft)) keeping.mutate({ about, template, language, text });
  };
  const print = async () => {
    if (text !== kept[language] && (await write(text)) === null) return;
    onPrint(language);
  };
  const startAgain = async () => {
    if ((await write(null)) === null) return;
    setTyped({ ...typed, [language]: undefined });
    setAsking(false);
  };
  return (
    <div className={styles['desk']}>
      <Sheet label={t(`${template}.title`)}>
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
        {sentOn !== undefined && <SentLine about={about} template={template} sentOn={sentOn} />}
        {(kept[language] !== null || text !== draft) && (
          <Row>
            <Button variant="quiet" onPress={() => setAsking(true)}>
              {t('again.open')}
            </Button>
          </Row>
        )}
        <p role="status">{text === kept[language] && t('saved')}</p>
        <p className="small muted">{t('note')}</p>
        {failed && <FailureNotice failure={failed.failure} />}
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
