import { useTranslation } from 'react-i18next';
import { Ledger } from '../ui/data/Ledger.tsx';

const shortcuts = [
  { key: 'search', press: '/ · Ctrl F' },
  { key: 'rows', press: '↑ ↓' },
  { key: 'pages', press: 'PgUp PgDn' },
  { key: 'ends', press: 'Home End' },
  { key: 'open', press: 'Enter' },
  { key: 'print', press: 'P' },
  { key: 'list', press: '?' },
  { key: 'check', press: 'Ctrl R' },
  { key: 'statement', press: 'Ctrl P' },
  { key: 'settings', press: 'Ctrl ,' },
  { key: 'lock', press: 'Ctrl L' },
  { key: 'discreet', press: 'Ctrl D' },
  { key: 'textLarger', press: 'Ctrl +' },
  { key: 'textSmaller', press: 'Ctrl −' },
  { key: 'textNormal', press: 'Ctrl 0' },
  { key: 'back', press: 'Alt ←' },
  { key: 'close', press: 'Esc' },
] as const;

/** The keys and what they do. */
export function ShortcutList() {
  const { t } = useTranslation('common');
  return (
    <Ledger
      rows={shortcuts.map(({ key, press }) => ({
        key,
        label: t(`shortcuts.${key}`),
        value: <kbd>{press}</kbd>,
      }))}
    />
  );
}
