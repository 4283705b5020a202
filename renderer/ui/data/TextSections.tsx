import { useTranslation } from 'react-i18next';
import styles from './TextSections.module.css';

/** The texts that have sections. */
type SectionsPath =
  | 'help:numbers.sections'
  | 'help:questions.sections'
  | `settings:${'privacy' | 'terms'}.sections`;
type Section = { title: string; text: string };

/** A longer text from the locales: headings, each with a paragraph. `path` is `namespace:key`. */
export function TextSections({ path }: { path: SectionsPath }) {
  const { t } = useTranslation(['help', 'settings']);
  const sections = t(path, { returnObjects: true }) as readonly Section[];
  return (
    <div className={styles['sections']}>
      {sections.map(({ title, text }) => (
        <section key={title}>
          <h3>{title}</h3>
          <p>{text}</p>
        </section>
      ))}
    </div>
  );
}
