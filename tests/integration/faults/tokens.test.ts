import { runFaults } from './run-faults.ts';
import { tokenFaults } from './tokens.ts';

runFaults('oauth', tokenFaults);
