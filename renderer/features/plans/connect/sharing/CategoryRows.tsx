import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConsentOffer, DataCategory } from '#shared/model/plans/connection';
import { Button } from '../../../../ui/actions/Button.tsx';
import { cx } from '../../../../ui/cx.ts';
import { Switch } from '../../../../ui/forms/Switch.tsx';
import { Details } from '../../../../ui/layout/Details.tsx';
import styles from './SharingStep.module.css';

export type CategoryRowsProps = {
  offer: ConsentOffer;
  /** The optional categories that are switched on. */
  chosen: readonly DataCategory[];
  onChange(chosen: DataCategory[]): void;
};

/** Every category that is not a health record. */
const basics: readonly DataCategory[] = ['patient', 'claims', 'coverage', 'providers'];

/** What the plan may send: what is needed, a switch for each thing that is not, and health records as one folded group. */
export function CategoryRows({ offer, chosen, onChange }: CategoryRowsProps) {
  const { t } = useTranslation('plans');
  const id = useId();
  const health = offer.categories.map(({ category }) => category).filter((one) => !basics.includes(one));
  const chosenHealth = health.filter((one) => chosen.includes(one));
  const isAllOn = chosenHealth.length === health.length;
  const others = chosen.filter((one) => !health.includes(one));
  const row = ({ category, required }: ConsentOffer['categories'][number]) => (
    <li key={category} className={styles['category']}>
      <div>
        <strong>{t(`category.${category}.name`)}</strong>
        <p id={`${id}-${category}`}>{t(`category.${category}.why`)}</p>
      </div>
      {required ? (
        <span className={styles['needed']}>{t('share.needed')}</span>
      ) : (
        <Switch
          label={t(`category.${category}.name`)}
          describedBy={`${id}-${category}`}
          isSelected={chosen.includes(category)}
          onChange={(on) => onChange(on ? [...chosen, category] : chosen.filter((each) => each !== category))}
        />
      )}
    </li>
  );
  return (
    <>
      <ul className={styles['categories']}>
        {offer.categories.filter(({ category }) => basics.includes(category)).map(row)}
      </ul>
      {health.length > 0 && (
        <section className={cx(styles['block'], styles['group'])} aria-labelledby={id}>
          <div>
            <h2 id={id}>{t('share.health')}</h2>
            <p>{t(offer.isSample ? 'share.healthSample' : 'share.healthWhy')}</p>
          </div>
          <Details summary={t('share.healthKinds', { on: chosenHealth.length, count: health.length })}>
            <Button onPress={() => onChange(isAllOn ? others : [...others, ...health])}>
              {t(isAllOn ? 'share.allOff' : 'share.allOn')}
            </Button>
            <ul aria-labelledby={id} className={styles['categories']}>
              {offer.categories.filter(({ category }) => health.includes(category)).map(row)}
            </ul>
          </Details>
        </section>
      )}
    </>
  );
}
