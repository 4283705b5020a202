import { useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type BillView, isSureOfClaims } from '#shared/model/bills/bill-lists';
import type { LetterSubject } from '#shared/words/letters/letter-facts';
import { useRequest } from '../../api/use-request.ts';
import { usePerson } from '../../shell/person.tsx';
import { BackLink } from '../../ui/actions/BackLink.tsx';
import { findLastSent } from './find-last-sent.ts';
import { LetterEditor } from './LetterEditor.tsx';
import { LetterPage } from './LetterPage.tsx';

/** A letter about a bill. */
export function BillLetterScreen() {
  const { billId, template } = useParams({ from: '/shell/bills/$billId/letter/$template' });
  const { t } = useTranslation('bills');
  const navigate = useNavigate();
  const { people } = usePerson();
  const view = useRequest('bills.get', { billId });
  const letters = useRequest('letters.get', { about: { billId }, template });
  const nameOf = (id: string) => people.find((person) => person.id === id)?.name ?? null;
  return (
    <LetterPage
      template={template}
      back={
        <BackLink to="/bills/$billId" params={{ billId }}>
          {view.data?.bill.biller ?? t('bill.screen')}
        </BackLink>
      }
      failure={(view.error ?? letters.error)?.failure}
      onRetry={() => void Promise.all([view.refetch(), letters.refetch()])}
    >
      {view.data && letters.data && (
        <LetterEditor
          key={`${billId} ${template}`}
          about={{ billId }}
          template={template}
          subject={describeBill(view.data, nameOf(view.data.bill.personId))}
          kept={letters.data}
          sentOn={findLastSent(view.data.sentLetters, template)}
          onPrint={(language) =>
            void navigate({
              to: '/bills/$billId/letter/$template/print',
              params: { billId, template },
              search: { language },
            })
          }
        />
      )}
    </LetterPage>
  );
}

function describeBill(view: BillView, personName: string | null): LetterSubject {
  return { personName, bill: view, claims: isSureOfClaims(view) ? view.claims : [], refusal: null };
}
