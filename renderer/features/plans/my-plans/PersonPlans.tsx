import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ConnectionSummary, PersonSummary } from '#shared/model/plans/connection';
import { useSourceWords } from '../../../i18n/use-source-words.ts';
import { usePerson } from '../../../shell/person.tsx';
import { usePersonNames } from '../../../shell/use-person-names.ts';
import { ButtonLink } from '../../../ui/actions/ButtonLink.tsx';
import { Avatar } from '../../../ui/data/Avatar.tsx';
import { Tag } from '../../../ui/data/Tag.tsx';
import { Sheet } from '../../../ui/layout/Sheet.tsx';
import styles from './PersonPlans.module.css';
import { PlanLine } from './PlanLine.tsx';
import { YourCards } from './YourCards.tsx';

export type PersonPlansProps = {
  person: PersonSummary;
  /** Everybody's: a plan of the same name as somebody else's is called by its person, too. */
  connections: readonly ConnectionSummary[];
  onDisconnect(connection: ConnectionSummary): void;
};

/** One person: who they are and why one may see their records, their cards, and a line for each plan or file. */
export function PersonPlans({ person, connections, onDisconnect }: PersonPlansProps) {
  const { t } = useTranslation(['plans', 'people']);
  const { people } = usePerson();
  const nameOf = usePersonNames();
  const name = nameOf(person);
  const headingId = `person-${person.id}`;
  const own = connections.filter(({ personId }) => personId === person.id);
  const choices = useSourceWords().choosePlans(own);
  const throughOf = ({ fedBy }: ConnectionSummary) => {
    const feeder = connections.find(({ id }) => id === fedBy);
    const owner = people.find(({ id }) => id === feeder?.personId);
    return feeder && owner ? { name: nameOf(owner), plan: feeder.planName } : null;
  };
  const hasNamesake = ({ id, planName }: ConnectionSummary, all = connections) =>
    all.some((other) => other.id !== id && other.planName === planName);
  return (
    <Sheet labelledBy={headingId} padding="none">
      <div className={styles['head']}>
        <div className={styles['who']}>
          <Avatar name={name} />
          <h2 id={headingId}>{name}</h2>
          {person.authority && <Tag>{t(`people:authority.${person.authority}.tag`)}</Tag>}
        </div>
        <Link
          to="/people/$personId"
          params={{ personId: person.id }}
          aria-describedby={headingId}
          className={styles['change'] ?? ''}
        >
          {t('change')}
        </Link>
      </div>
      <YourCards personId={person.id} personName={name} />
      {own.map((connection, index) => {
        // Told apart by what they are called wherever one is chosen.
        const apart = hasNamesake(connection, own) ? choices[index]?.label : undefined;
        const planName = apart ?? connection.planName;
        return (
          <PlanLine
            key={connection.id}
            connection={connection}
            name={planName}
            personName={name}
            personHeadingId={hasNamesake(connection) ? headingId : null}
            through={throughOf(connection)}
            onDisconnect={() => onDisconnect({ ...connection, planName })}
          />
        );
      })}
      <div className={styles['further']}>
        <ButtonLink
          variant="quiet"
          to="/plans/add"
          search={{ personId: person.id, ...(own.every(({ isSample }) => isSample) && { sample: true }) }}
        >
          {t('done.further', { name })}
        </ButtonLink>
      </div>
    </Sheet>
  );
}
