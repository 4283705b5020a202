/** Requests about the app itself: settings, discreet mode, known pages, erasing everything. Part of the contract. */
import { z } from 'zod';
import { WebPage } from '../../model/plans/connection.ts';
import { AppInfo, Settings } from '../../model/settings.ts';
import { Nothing, Saved } from '../shapes.ts';

const PageFault = z.strictObject({
  /** The error's class. */
  kind: z.string().regex(/^[A-Za-z]{1,40}$/),
  /** File and line of our bundle, `index-B1x2.js:12:3400`. */
  at: z
    .string()
    .regex(/^[\w.-]{1,80}(?::\d{1,9}){1,2}$/)
    .nullable(),
  /** The pattern of the screen's address, `/claims/$claimId`. */
  route: z
    .string()
    .regex(/^\/[a-zA-Z/$-]{0,80}$/)
    .nullable(),
});

export const appRequests = {
  'app.info': { input: Nothing, output: AppInfo },
  /** Something broke in the page. Shapes are narrow so that no name, amount or text of a plan gets into the log. */
  'app.reportFault': { input: PageFault, output: Nothing },
  /** A text without anything personal that a person may send; it is saved as it was shown last. */
  'app.report': { input: Nothing, output: z.strictObject({ text: z.string().max(20_000) }) },
  'app.saveReport': { input: Nothing, output: Saved },
  /** A number of the person's was copied: it is taken off the clipboard after a minute. */
  'app.noteCopied': { input: z.strictObject({ text: z.string().min(1).max(200) }), output: Nothing },
  'settings.get': { input: Nothing, output: Settings },
  'settings.set': { input: Settings, output: Settings },
  /** Whether what discreet mode hides is shown for now. It ends with the app, and when the setting is changed. */
  'discreet.show': { input: z.strictObject({ isShown: z.boolean() }), output: Nothing },
  /** Opens a known page in the person's browser. */
  'links.open': { input: WebPage, output: Nothing },
  /** Asks the person first; false when the answer was no. */
  'data.eraseAll': { input: Nothing, output: z.strictObject({ erased: z.boolean() }) },
} as const;
