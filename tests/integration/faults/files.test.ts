import { fileFaults } from './files.ts';
import { runFaults } from './run-faults.ts';

runFaults('file', fileFaults);
