import { useTranslation } from 'react-i18next';
import type { ConsentOffer, DataCategory } from '#shared/model/connection';
import { Switch } from '../../ui/Switch.tsx';
import styles from './SharingStep.module.css';

export type CategoryRowsProps = {
  offer: ConsentOffer;
  /** The optional ones that are switched on. */
  chosen: readonly DataCategory[];
  onChange(chosen: DataCategory[]): void;
};

/** What the plan may send: what is needed, and a switch for each thing that is not. */
export function CategoryRows({ offer, chosen, onChange }: CategoryRowsProps) {
  const { t } = useTranslation('plans');
  return (
    <ul className={styles['categories']}>
      {offer.categories.map(({ category, required }) => (
        <li key={category} className={styles['category']}>
          <div>
            <strong>{t(`category.${category}.name`)}</strong>
            <p>{t(`category.${category}.why`)}</p>
          </div>
          {required ? (
            <span className={styles['needed']}>{t('share.needed')}</span>
          ) : (
            <Switch
              label={t(`category.${category}.name`)}
              isSelected={chosen.includes(category)}
              onChange={(on) =>
                onChange(on ? [...chosen, category] : chosen.filter((each) => each !== category))
              }
            />
          )}
        </li>
      ))}
    </ul>
  );
}
