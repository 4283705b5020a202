/**
 * Texts and lists of a request, each with a bound of its own: far more than any screen sends, and little enough that
 * nothing made of it keeps main busy.
 */
import { z } from 'zod';

/** An id that this app gave: of a person, a connection, an import, a plan of the registry. */
export const OwnId = z.string().max(100);

/**
 * `<connection id>/<resource type>/<resource id>`, or the same without a type. FHIR allows 64 characters for a resource
 * id, this app twice as many; longer ones get an id made of them.
 */
export const RecordId = z.string().max(300);

/** What a plan or a file calls a thing, as this app hands it out and gets it back: a trend, a patient, a cause. */
export const NameOfPlan = z.string().max(4000);

/** No server takes a longer address. */
export const longestAddress = 2048;
export const Address = z.string().max(longestAddress);

/** What a person types or pastes into one line: words to find, a name, a place. */
export const longestLine = 300;
export const TypedLine = z.string().max(longestLine);

/** `YYYY-MM-DD` */
export const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** A day that the calendar has, `YYYY-MM-DD`. */
export const CalendarDay = z.iso.date().max(10);

/** What a person types of money, in cents: a billion at most, so that sums of all they typed stay exact. */
export const TypedCents = z.int().min(-1e11).max(1e11);

/** A path of a file: Windows takes the longest. */
export const FilePath = z.string().max(32_767);

/** How many may be opened at once is said when they are. */
export const FilePaths = z.array(FilePath).min(1).max(1000);

/** Some of the choices, each at most once. */
export function listChoices<T extends z.core.util.EnumLike>(choice: z.ZodEnum<T>) {
  return z.array(choice).max(choice.options.length);
}

/** A person has few plans, but files may make a connection each. */
export const SomeConnections = z.array(OwnId).max(1000);

/** Where a window of a list begins, and how many rows it holds at most. */
export const windowOfRows = { offset: z.int().min(0), limit: z.int().min(1).max(1000) };
