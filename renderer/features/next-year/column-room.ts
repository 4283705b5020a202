import styles from './NextYear.module.css';

/** The look of a table with a column a plan: it stacks its rows where so many columns have no room. */
export function chooseColumnRoom(plans: number): string | undefined {
  if (plans <= 2) return undefined;
  return plans === 3 ? styles['three'] : plans === 4 ? styles['four'] : styles['more'];
}
