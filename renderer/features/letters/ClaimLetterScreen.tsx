import { useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { AppealView } from '#shared/model/appeals/appeal';
import type { ClaimLetter } from '#shared/model/bills/letter';
import { isService } from '#shared/model/claims/claim';
import type { ClaimView } from '#shared/model/claims/claims-view';
import { isTooLate } from '#shared/words/appeals';
import { findHelper } from '#shared/words/letters/find-helper';
import { offerTicks } from '#shared/words/letters/ticks';
import { findRefusalReason } from '#shared/words/refusals';
import { useRequest } from '../../api/use-request.ts';
import { useToday } from '../../day/use-today.ts';
import { usePerson } from '../../shell/person.tsx';
import { BackLink } from '../../ui/actions/BackLink.tsx';
import { NotHappenedNotice } from '../../ui/records/NotHappened.tsx';
import { findLastSent } from './find-last-sent.ts';
import { LetterEditor } from './LetterEditor.tsx';
import { LetterPage } from './LetterPage.tsx';
import type { KnownSubject } from './use-draft.ts';

/** A letter about a claim: the appeal, and what one may ask while it runs. */
export function ClaimLetterScreen() {
  const { t } = useTranslation('appeals');
  const { claimId, template } = useParams({ from: '/shell/appeals/$claimId/letter/$template' });
  const navigate = useNavigate();
  const { people } = usePerson();
  const today = useToday();
  const about = useRequest('claims.get', { claimId });
  const appeal = useRequest('appeals.get', { claimId });
  const letters = useRequest('letters.get', { about: { claimId }, template });
  const requests = [about, appeal, letters];
  return (
    <LetterPage
      template={template}
      back={
        <BackLink to="/appeals/$claimId" params={{ claimId }}>
          {t('one.title')}
        </BackLink>
      }
      failure={requests.find((one) => one.error !== null)?.error?.failure}
      onRetry={() => void Promise.all(requests.map(({ refetch }) => refetch()))}
      notice={about.data && <NotHappenedNotice personId={about.data.row.personId} claimIds={[claimId]} />}
    >
      {about.data && appeal.data && letters.data && (
        <LetterEditor
          key={`${claimId} ${template}`}
          about={{ claimId }}
          template={template}
          subject={{
            ...describeClaim(about.data, appeal.data, template),
            helper: findHelper(about.data.row.personId, people, today),
          }}
          member={about.data.row}
          ticks={offerTicks(template, about.data.denial?.checklists ?? [], about.data.askAgain)}
          askAgain={about.data.askAgain}
          isTooLate={isTooLate(appeal.data.facts, about.data.claim, today)}
          kept={letters.data}
          {...(template !== 'appeal' && { sentOn: findLastSent(appeal.data.sentLetters, template) })}
          onPrint={(language) =>
            void navigate({
              to: '/appeals/$claimId/letter/$template/print',
              params: { claimId, template },
              search: { language },
            })
          }
        />
      )}
    </LetterPage>
  );
}

function describeClaim(
  { claim, row, planName, personName, denial, askAgain, planPhone }: ClaimView,
  { facts }: AppealView,
  template: ClaimLetter,
): Omit<KnownSubject, 'helper'> {
  return {
    personName,
    bill: null,
    claims: [{ ...row, planName: row.planName ?? planName }],
    refusal: {
      // Where an appeal goes is not where other letters go.
      sendTo: template === 'appeal' ? (facts?.sendTo ?? null) : null,
      letterDate: facts?.letterDate ?? null,
      reason: findRefusalReason(claim.reasons, denial?.scope === 'whole'),
    },
    lines: claim.lines.filter(isService),
    place: askAgain?.place ?? null,
    // Where an appeal goes stands in the plan's letter alone.
    address: { appeal: null, hold: claim.provider.address, coordination: claim.insurer.address }[template],
    phone: template === 'hold' ? claim.provider.phone : planPhone,
    equalCharges: null,
  };
}
