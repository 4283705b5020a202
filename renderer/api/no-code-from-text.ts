/**
 * Imported before any schema is made: zod would else try whether it may make code of text (`new Function`), which the
 * content security policy refuses and reports at every start.
 */
import { config } from 'zod';

config({ jitless: true });
