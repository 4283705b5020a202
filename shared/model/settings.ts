/** What the person set, and what this computer can promise. */
import { z } from 'zod';

export const textScales = [1, 1.25, 1.5, 1.75, 2] as const;

export const Settings = z.strictObject({
  appearance: z.enum(['system', 'light', 'dark']),
  /** Text size as a factor, 1 to 2. */
  textScale: z.number().min(1).max(2),
  language: z.enum(['en', 'es']),
  shortcuts: z.boolean(),
});
export type Settings = z.infer<typeof Settings>;

export const defaultSettings: Settings = {
  appearance: 'system',
  textScale: 1,
  language: 'en',
  shortcuts: true,
};

/** Where records live: encrypted on disk, or in memory only when this computer has no safe key store. */
export const StorageMode = z.enum(['encrypted', 'memory-no-key-store', 'memory-locked', 'unreadable']);
export type StorageMode = z.infer<typeof StorageMode>;

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
