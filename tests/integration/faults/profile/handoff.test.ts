import { runFaults } from '../run-faults.ts';
import { handoffFaults } from './handoff.ts';

runFaults('handoff', handoffFaults);
