import { diskFaults } from './disk.ts';
import { runFaults } from './run-faults.ts';

runFaults('disk', diskFaults);
