import { Button } from 'react-aria-components';
import { Tag } from '../../../../ui/data/Tag.tsx';
import styles from './ChoosePlan.module.css';

export type ListedPlan = {
  id: string;
  name: string;
  about: string;
  note: string | null;
  /** Shown when the plan is of an unusual kind. */
  tag?: string | null;
};

export type PlanListProps = {
  label: string;
  plans: readonly ListedPlan[];
  /** True while the picked plan is being asked; no other can be picked meanwhile. */
  isBusy: boolean;
  onPick(plan: ListedPlan): void;
};

/** Plans to pick from, each a full-width target. */
export function PlanList({ label, plans, isBusy, onPick }: PlanListProps) {
  return (
    <ul className={styles['list']} aria-label={label}>
      {plans.map((plan) => (
        <li key={plan.id}>
          <Button className={styles['pick'] ?? ''} onPress={() => !isBusy && onPick(plan)}>
            <span>
              <span className={styles['name']}>
                <strong>{plan.name}</strong> {plan.tag && <Tag>{plan.tag}</Tag>}
              </span>
              <span className="muted small">{plan.about}</span>
              {plan.note && <span className="small">{plan.note}</span>}
            </span>
            <span className={styles['arrow']} aria-hidden="true">
              ›
            </span>
          </Button>
        </li>
      ))}
    </ul>
  );
}
