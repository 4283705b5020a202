import { networkFaults } from './network.ts';
import { runFaults } from './run-faults.ts';

runFaults('network', networkFaults);
