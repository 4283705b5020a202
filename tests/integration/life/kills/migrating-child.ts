/** Opens the records of an old profile, which brings them to today's schema, to be killed. Argument: the profile. */
import path from 'node:path';
import { openDatabase } from '../../../../electron/data/database/database.ts';
import { oldKey } from './old-profile.ts';

const [profile = ''] = process.argv.slice(2);
globalThis.beginDeed?.();
openDatabase({ kind: 'file', folder: path.join(profile, 'records'), key: oldKey, logKey: '' }).close();
