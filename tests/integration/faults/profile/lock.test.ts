import { runFaults } from '../run-faults.ts';
import { lockFaults } from './lock.ts';

runFaults('lock', lockFaults);
