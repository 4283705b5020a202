import { registrationFaults } from './registration.ts';
import { runFaults } from './run-faults.ts';

runFaults('registration', registrationFaults);
