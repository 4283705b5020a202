import { accessLogFaults } from './access-log.ts';
import { runFaults } from './run-faults.ts';

runFaults('access log', accessLogFaults);
