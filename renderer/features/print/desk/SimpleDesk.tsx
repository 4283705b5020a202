import { useState } from 'react';
import type { PaperRequest } from '#shared/model/papers/packet';
import type { PaperOptions } from '#shared/model/papers/statement';
import { chooseUsualPrint } from '#shared/model/settings';
import { useDiscreet } from '../../../i18n/use-discreet.ts';
import { useSettings } from '../../../shell/use-settings.ts';
import { PaperChoice, PaperLanguageChoice, SizeChoice } from './PaperChoices.tsx';
import { PrintDesk } from './PrintDesk.tsx';
import { chooseLeavesOut, SensitiveChoice } from './SensitiveChoice.tsx';

/** Papers that tell of no care. */
const withoutCare: ReadonlySet<PaperRequest['kind']> = new Set(['calls', 'access-log', 'consent']);

/** The desk of a paper about which only its size, language and sheets can be chosen. */
export function SimpleDesk({ requestOf }: { requestOf(options: PaperOptions): PaperRequest }) {
  const { settings } = useSettings();
  const [chosen, choose] = useState<Partial<PaperOptions>>({});
  const { isOn } = useDiscreet();
  const [leavesOut, setLeavesOut] = useState<boolean | null>(null);
  const { language } = settings;
  const usual: PaperOptions = { size: chooseUsualPrint(settings), paper: 'letter', language, ...chosen };
  const hasChoice = !withoutCare.has(requestOf(usual).kind);
  const isLeftOut = hasChoice && (leavesOut ?? isOn);
  const options: PaperOptions = { ...usual, ...chooseLeavesOut(isLeftOut) };
  const change = (more: Partial<PaperOptions>) => choose({ ...chosen, ...more });
  return (
    <PrintDesk request={requestOf(options)}>
      {hasChoice && <SensitiveChoice value={isLeftOut} onChange={setLeavesOut} />}
      <SizeChoice value={options.size} onChange={(size) => change({ size })} />
      <PaperLanguageChoice value={options.language} onChange={(language) => change({ language })} />
      <PaperChoice value={options.paper} onChange={(paper) => change({ paper })} />
    </PrintDesk>
  );
}
