/** What the person set, and what this computer can promise. */

import { z } from 'zod';
import { languageCodes } from '../languages.ts';

export const textScales = [1, 1.25, 1.5, 1.75, 2] as const;

export const Settings = z.strictObject({
  appearance: z.enum(['system', 'light', 'dark']),
  /** Text size as a factor, 1 to 2. */
  textScale: z.number().min(1).max(2),
  language: z.enum(languageCodes),
  shortcuts: z.boolean(),
  /** Amounts and the texts of sensitive care are hidden on screens. */
  isDiscreet: z.boolean(),
  /** Windows and macOS show an empty window to whoever records or shares the screen. */
  isCaptureHidden: z.boolean(),
  /** After so many minutes without input the app locks itself, where a passphrase is set; `null`: never. */
  lockAfterMinutes: z.union([z.literal(5), z.literal(15), z.literal(60)]).nullable(),
});
export type Settings = z.infer<typeof Settings>;

/** The size of print for people who read at this size of text: large from 150 % on. They can choose the other. */
export function chooseUsualPrint({ textScale }: Pick<Settings, 'textScale'>): 'regular' | 'large' {
  return textScale >= 1.5 ? 'large' : 'regular';
}

export const defaultSettings: Settings = {
  appearance: 'system',
  textScale: 1,
  language: 'en',
  shortcuts: true,
  isDiscreet: false,
  isCaptureHidden: false,
  lockAfterMinutes: 15,
};

/**
 * Where records live: encrypted on disk, or in memory only, because this computer has no safe key store, it is locked,
 * or the person did not allow it. `locked`: closed until the person types their passphrase. `key-lost`: records lie here whose key cannot be
 * opened. `unreadable`: they are damaged. `newer`: a newer version of this app made them. `older`: one from
 * before the first release did, whose records no version reads. `not-updated`: this version could not bring them to its
 * form, and left them as they were. `memory-erasing`: everything is to be erased, and could not be yet.
 */
export const StorageMode = z.enum([
  'encrypted',
  'memory-no-key-store',
  'memory-locked',
  'memory-refused',
  'memory-erasing',
  'locked',
  'key-lost',
  'unreadable',
  'newer',
  'older',
  'not-updated',
]);
export type StorageMode = z.infer<typeof StorageMode>;

/** The recovery code, which opens the records where this computer's safe place for keys cannot. */
export const RecoveryState = z.strictObject({
  /** True when a code was made and written down. */
  hasCode: z.boolean(),
  /** True when records lie on this computer that could not be opened at this start. */
  isClosed: z.boolean(),
});
export type RecoveryState = z.infer<typeof RecoveryState>;

/** `mistyped`: it cannot be a code. `wrong`: it is not the code of these records, or was replaced by a newer one. */
export const RecoveryAnswer = z.enum(['opened', 'mistyped', 'wrong']);
export type RecoveryAnswer = z.infer<typeof RecoveryAnswer>;

/** `isSet`: the person set a passphrase. `isLocked`: it must be typed before anything is shown. */
export const LockState = z.strictObject({ isSet: z.boolean(), isLocked: z.boolean() });
export type LockState = z.infer<typeof LockState>;

/** `wait`: after several wrong ones; `waitSeconds` until the next one is looked at. */
export const LockAnswer = z.strictObject({
  result: z.enum(['done', 'wrong', 'wait']),
  waitSeconds: z.int().min(0),
});
export type LockAnswer = z.infer<typeof LockAnswer>;

export const AppInfo = z.strictObject({
  version: z.string(),
  storage: StorageMode,
  /** True when the computer or the setting asks for dark. */
  dark: z.boolean(),
  platform: z.string(),
});
export type AppInfo = z.infer<typeof AppInfo>;

export const samplePlanFaults = [
  'slow',
  'throttled',
  'server-error',
  'offline',
  'html-instead-of-json',
  'token-expires-mid-sync',
  'refused-type',
  'broken-resource',
  'revoked',
  'new-claims',
] as const;
/** What the sample plan can be told to do wrong, so that people and tests can see how the app copes. */
export const SamplePlanFault = z.enum(samplePlanFaults);
export type SamplePlanFault = z.infer<typeof SamplePlanFault>;

export const SamplePlanInfo = z.strictObject({
  plans: z.array(z.strictObject({ payerId: z.string(), name: z.string() })),
  people: z.array(
    z.strictObject({
      name: z.string(),
      userName: z.string(),
      password: z.string(),
      about: z.string(),
      plan: z.string(),
    }),
  ),
  fault: SamplePlanFault.nullable(),
});
export type SamplePlanInfo = z.infer<typeof SamplePlanInfo>;
