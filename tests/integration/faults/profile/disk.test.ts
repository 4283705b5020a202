import { runFaults } from '../run-faults.ts';
import { diskFaults } from './disk.ts';

runFaults('disk', diskFaults);
