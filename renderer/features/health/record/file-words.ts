import { useTranslation } from 'react-i18next';
import type { Attachment } from '#shared/model/health/health-record';
import { useFormats } from '../../../i18n/use-formats.ts';

const types: Record<string, 'pdf' | 'text' | 'page' | 'rtf' | 'xml' | 'scan'> = {
  'application/pdf': 'pdf',
  'text/plain': 'text',
  'text/html': 'page',
  'application/xhtml+xml': 'page',
  'text/rtf': 'rtf',
  'application/rtf': 'rtf',
  'application/xml': 'xml',
  'text/xml': 'xml',
  'application/hl7-v3+xml': 'xml',
  'application/dicom': 'scan',
};

export type FileWords = {
  /** "PDF", "Picture", else the type as sent. */
  type(contentType: string | null): string;
  name(attachment: Attachment): string;
  /** "PDF · 12 kB · made on March 12, 2026"; says so when the size is unknown. */
  facts(attachment: Attachment): string;
};

/** What a file is, before it is opened. */
export function useFileWords(): FileWords {
  const { t } = useTranslation('health');
  const { size, date } = useFormats();
  const type = (contentType: string | null) => {
    if (contentType === null) return t('file.type.unknown');
    const plain = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
    const known = plain.startsWith('image/') ? 'picture' : types[plain];
    return known === undefined ? plain : t(`file.type.${known}`);
  };
  return {
    type,
    name: ({ title, index }) => title ?? t('file.unnamed', { number: index + 1 }),
    facts: ({ contentType, bytes, createdOn }) => {
      const made = date(createdOn);
      return [
        type(contentType),
        bytes === null ? t('file.sizeUnknown') : size(bytes),
        ...(made === null ? [] : [t('file.made', { date: made })]),
      ].join(' · ');
    },
  };
}
