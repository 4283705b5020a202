import { useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type BillView, isSureOfClaims } from '#shared/model/bills/bill-lists';
import type { BillLetter } from '#shared/model/bills/letter';
import type { ClaimView } from '#shared/model/claims/claims-view';
import { findHelper } from '#shared/words/letters/find-helper';
import { offerTicks } from '#shared/words/letters/ticks';
import { useRequest } from '../../api/use-request.ts';
import { useToday } from '../../day/use-today.ts';
import { usePerson } from '../../shell/person.tsx';
import { BackLink } from '../../ui/actions/BackLink.tsx';
import { NotHappenedNotice } from '../../ui/records/NotHappened.tsx';
import { findLastSent } from './find-last-sent.ts';
import { LetterEditor } from './LetterEditor.tsx';
import { LetterPage } from './LetterPage.tsx';
import type { KnownSubject } from './use-draft.ts';

/** A letter about a bill. */
export function BillLetterScreen() {
  const { billId, template } = useParams({ from: '/shell/bills/$billId/letter/$template' });
  const { t } = useTranslation('bills');
  const navigate = useNavigate();
  const { people } = usePerson();
  const today = useToday();
  const view = useRequest('bills.get', { billId });
  const letters = useRequest('letters.get', { about: { billId }, template });
  const look = useRequest('secondLook.ofBill', { billId });
  const [first] = view.data && isSureOfClaims(view.data) ? view.data.claims : [];
  // Whose address it goes to stands in the claim; the letter does not wait for it.
  const claim = useRequest('claims.get', { claimId: first?.id ?? '' }, { enabled: first !== undefined }).data;
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
      notice={
        view.data && (
          <NotHappenedNotice
            personId={view.data.bill.personId}
            claimIds={isSureOfClaims(view.data) ? view.data.claims.map(({ id }) => id) : []}
          />
        )
      }
    >
      {view.data && letters.data && !look.isPending && (
        <LetterEditor
          key={`${billId} ${template}`}
          about={{ billId }}
          template={template}
          subject={describeBill(
            view.data,
            {
              personName: nameOf(view.data.bill.personId),
              helper: findHelper(view.data.bill.personId, people, today),
            },
            {
              ...findContact(template, claim),
              equalCharges: look.data?.questions.find(({ rule }) => rule === 'equal-charges') ?? null,
            },
          )}
          member={first ?? null}
          ticks={offerTicks(template, [], null)}
          askAgain={view.data.askAgain}
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

type Contact = Pick<KnownSubject, 'address' | 'phone'>;

/** Of the plan, or of who billed; a collector's is on its letter alone. */
function findContact(template: BillLetter, view: ClaimView | undefined): Contact {
  if (view === undefined || template === 'proof-of-debt') return { address: null, phone: null };
  const { claim, planPhone } = view;
  return template === 'coordination'
    ? { address: claim.insurer.address, phone: planPhone }
    : { address: claim.provider.address, phone: claim.provider.phone };
}

function describeBill(
  view: BillView,
  sender: Pick<KnownSubject, 'personName' | 'helper'>,
  more: Contact & Pick<KnownSubject, 'equalCharges'>,
): KnownSubject {
  const claims = isSureOfClaims(view) ? view.claims : [];
  return { ...sender, bill: view, claims, refusal: null, lines: [], place: null, ...more };
}
