import { useTranslation } from 'react-i18next';
import { hasCovered } from '#shared/cover-texts';
import type { ConnectionSummary } from '#shared/model/plans/connection';
import { splitWords } from '#shared/split-words';
import { findSpecialty } from '#shared/words/specialties';
import { useRequest } from '../../../api/use-request.ts';
import { Button } from '../../../ui/actions/Button.tsx';
import { ButtonLink } from '../../../ui/actions/ButtonLink.tsx';
import { EmptyState } from '../../../ui/feedback/EmptyState.tsx';
import { Row } from '../../../ui/layout/Row.tsx';
import { buildFilter, type ClaimsSearch, clearFilters, listActiveFilters } from '../claims-search.ts';
import styles from './NoAnswer.module.css';
import { useQuestionWords } from './SuggestionList.tsx';
import { useAsk } from './use-ask.ts';
import { useChips } from './use-chips.ts';

export type NoAnswerProps = {
  personId: string;
  search: ClaimsSearch;
  plans: readonly ConnectionSummary[];
  onSearch(search: ClaimsSearch): void;
};

/** No claim matches: what was understood, what was not, and ways on that find something. */
export function NoAnswer({ personId, search, plans, onSearch }: NoAnswerProps) {
  const { t } = useTranslation('claims');
  const chips = useChips(plans)(search).map(({ name }) => name);
  const ask = useAsk({ search, onSearch });
  const nameQuestion = useQuestionWords(plans, personId);
  const { data } = useRequest(
    'claims.waysOn',
    { filter: buildFilter(search, personId) },
    { keepPrevious: true },
  );
  const ways = (data?.ways ?? []).filter(({ question }) => !hasCovered(question));
  const slots = { text: search.q, chips: chips.join(' · ') };
  const isQuestion = search.q !== undefined && data?.isQuestion === true;
  const title =
    search.q === undefined
      ? t('ask.none.chips', slots)
      : isQuestion
        ? t('ask.none.question')
        : t(chips.length > 0 ? 'ask.none.titleOf' : 'ask.none.title', slots);
  return (
    <EmptyState
      title={title}
      actions={
        <>
          <Button onPress={() => onSearch(clearFilters(search))}>
            {t(listActiveFilters(search).some((name) => name !== 'q') ? 'filter.clear' : 'ask.none.clear')}
          </Button>
          <span className={styles['escape']}>{t('ask.none.escape')}</span>
        </>
      }
    >
      {data && !data.isUnderstood && <p>{t('ask.none.beyond')}</p>}
      {data && search.q !== undefined && !isQuestion && (
        <p>{t('ask.none.looked', { count: data.searched })}</p>
      )}
      {search.q !== undefined && <Elsewhere words={search.q} />}
      {ways.length > 0 && (
        <ul className={styles['ways']} aria-label={t('ask.none.ways')}>
          {ways.map(({ question, count }) => (
            <li key={JSON.stringify(question)}>
              <Button onPress={() => ask(question)}>
                {question.about === null
                  ? `${nameQuestion(question)} · ${t('list.all', { count })}`
                  : nameQuestion(question)}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </EmptyState>
  );
}

/** Words, folded, in both languages, of what another screen answers. */
const wordsOf = {
  appeals: new Set('appeal appeals appealing apelar apelacion apelaciones apelo'.split(' ')),
  taxes: new Set('tax taxes irs receipt receipts impuesto impuestos recibo recibos'.split(' ')),
  bills: new Set('bill bills factura facturas'.split(' ')),
  cards: new Set(
    'card cards member phone covered coverage premium premiums tarjeta tarjetas miembro telefono cubierto cubierta cobertura prima primas'.split(
      ' ',
    ),
  ),
} satisfies Record<string, ReadonlySet<string>>;

/** The screen that answers what claims do not: denials, payments, bills, cards, and the plan's directory for a kind of doctor. */
function Elsewhere({ words }: { words: string }) {
  const { t } = useTranslation('claims');
  const isAbout = (name: keyof typeof wordsOf) => splitWords(words).some((word) => wordsOf[name].has(word));
  const isDoctor = findSpecialty(words) !== null;
  if (!isDoctor && !Object.keys(wordsOf).some((name) => isAbout(name as keyof typeof wordsOf))) return null;
  return (
    <Row>
      {isAbout('appeals') && <ButtonLink to="/appeals">{t('ask.none.appeals')}</ButtonLink>}
      {isAbout('taxes') && <ButtonLink to="/taxes">{t('ask.none.taxes')}</ButtonLink>}
      {isAbout('bills') && <ButtonLink to="/bills">{t('ask.allBills')}</ButtonLink>}
      {isAbout('cards') && <ButtonLink to="/plans">{t('ask.none.cards')}</ButtonLink>}
      {isDoctor && (
        <ButtonLink to="/find" search={{ tab: 'doctors', specialty: words }}>
          {t('ask.none.doctor', { words })}
        </ButtonLink>
      )}
    </Row>
  );
}
