import { runFaults } from '../run-faults.ts';
import { backupFaults } from './backups.ts';

runFaults('backups', backupFaults);
